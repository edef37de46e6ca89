import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { startStack } from '../stack.js';
import { miscounted, sustainedAtOnce } from './conversations.js';

/** What the processes of a cluster hold in memory, doing nothing and at work. */
export async function measureMemory(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const database = await bench.stores.createDatabase(bench.base.database.name);
  const stack = await startStack({ ...bench, database, workers: 1 });
  const [worker] = stack.workers;
  if (!worker) throw new Error('no worker was started');
  await new Promise((resolve) => setTimeout(resolve, sizes.idleMs));
  const idle = { web_mb: round(stack.web.memory().nowMb), worker_mb: round(worker.memory().nowMb) };
  const conversed = await bench.converse(stack, {
    ...{ inboxes: bench.base.inboxes, atOnce: sustainedAtOnce, durationMs: sizes.sustainedMs },
  });
  const busy = { web_mb: round(stack.web.memory().peakMb), worker_mb: round(worker.memory().peakMb) };
  await stack.stop();
  await database.drop();
  const told = ({ web_mb, worker_mb }: typeof idle) => `web ${web_mb}  worker ${worker_mb} MB`;
  return {
    figures: { ready_ms: Math.round(stack.readyMs), idle, busy },
    rows: [
      row('from the start until ready', `${Math.round(stack.readyMs)} ms`, '<= 3000 ms'),
      row('resident, idle', told(idle), '<= 150 MB each'),
      row('resident, most under load', told(busy), '<= 300 MB each'),
    ],
    problems: miscounted('under load', conversed),
  };
}
