import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { measureSustained, miscounted } from '../work.js';

/** What a process of the product opens at most, and what the bench and PostgreSQL's administrator need besides. */
const connections = { each: 24, others: 6 };

/** How many the web and so many workers may want. */
const wantedBy = (workers: number): number => (workers + 1) * connections.each + connections.others;

/** What further worker processes add on the same machine, with the same web process and stores, as far as PostgreSQL lets them in. */
export async function measureWorkers(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const { stack, sustained, visit } = await bench.work();
  const visitFor = (durationMs: number) => visit({ atOnce: sizes.sustainedAtOnce, durationMs });
  const problems: string[] = [];
  const workers: { workers: number; per_second: number }[] = [];
  const [told] = await stack.database.query('show max_connections');
  const allowed = Number(told?.['max_connections']);
  const [fitting, tooMany] = [
    sizes.workers.filter((count) => wantedBy(count) <= allowed),
    sizes.workers.filter((count) => wantedBy(count) > allowed),
  ];
  for (const count of fitting) {
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
    figures: { workers, max_connections: allowed },
    rows: [
      ...workers.map((each) =>
        row(`with ${each.workers} worker processes`, `${each.per_second} conversations/s`),
      ),
      ...tooMany.map((count) =>
        row(
          `with ${count} worker processes`,
          `not measured: max_connections of PostgreSQL < ${wantedBy(count)}`,
        ),
      ),
    ],
    problems,
  };
}
