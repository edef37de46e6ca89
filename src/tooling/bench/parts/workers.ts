import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { startStack } from '../stack.js';
import { measureSustained, miscounted, sustainedAtOnce } from './conversations.js';

const counts = [1, 2, 4] as const;

/** What further worker processes add on the same machine, with the same web process and stores. */
export async function measureWorkers(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const database = await bench.stores.createDatabase(bench.base.database.name);
  const stack = await startStack({ ...bench, database, workers: 0, name: 'workers' });
  const visit = (durationMs: number) =>
    bench.converse(stack, { inboxes: bench.base.inboxes, atOnce: sustainedAtOnce, durationMs });
  const problems: string[] = [];
  const workers: { workers: number; per_second: number }[] = [];
  for (const count of counts) {
    await stack.addWorkers(count - stack.workers.length);
    problems.push(...miscounted(`warm-up of ${count} workers`, await visit(sizes.warmUpMs)));
    const { conversed } = await measureSustained(stack, () => visit(sizes.sustainedMs));
    problems.push(...miscounted(`${count} workers`, conversed));
    workers.push({ workers: count, per_second: round(conversed.perSecond) });
  }
  await stack.stop();
  await database.drop();
  return {
    figures: { workers },
    rows: workers.map((each) =>
      row(`with ${each.workers} worker processes`, `${each.per_second} conversations/s`),
    ),
    problems,
  };
}
