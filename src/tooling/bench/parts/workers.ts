import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { measureSustained, miscounted } from '../work.js';

/** What further worker processes add on the same machine, with the same web process and stores. */
export async function measureWorkers(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const { stack, sustained, visit } = await bench.work();
  const visitFor = (durationMs: number) => visit({ atOnce: sizes.sustainedAtOnce, durationMs });
  const problems: string[] = [];
  const workers: { workers: number; per_second: number }[] = [];
  for (const count of sizes.workers) {
    const isMore = count > stack.workers.length;
    await stack.addWorkers(count - stack.workers.length);
    // The first one is warm; what it can do alone has been measured, or is now.
    if (isMore) problems.push(...miscounted(`warm-up of ${count} workers`, await visitFor(sizes.warmUpMs)));
    const measured = isMore
      ? await measureSustained(stack, () => visitFor(sizes.sustainedMs))
      : await sustained();
    problems.push(...miscounted(`${count} workers`, measured.conversed));
    workers.push({ workers: count, per_second: round(measured.conversed.perSecond) });
  }
  return {
    figures: { workers },
    rows: workers.map((each) =>
      row(`with ${each.workers} worker processes`, `${each.per_second} conversations/s`),
    ),
    problems,
  };
}
