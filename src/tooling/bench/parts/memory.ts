import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { miscounted, type Work } from '../work.js';

/** What the processes of a cluster hold in memory, doing nothing and at work. */
export async function measureMemory(bench: Bench): Promise<Found> {
  const work = await bench.work();
  const { conversed } = await work.sustained();
  const readyMs = Math.round(work.stack.readyMs);
  const [idle, busy] = [inMb(work.idle), inMb(work.peak())];
  const told = ({ web_mb, worker_mb }: typeof idle) => `web ${web_mb}  worker ${worker_mb} MB`;
  return {
    figures: { ready_ms: readyMs, idle, busy },
    rows: [
      row('from the start until ready', `${readyMs} ms`, '<= 3000 ms'),
      row('resident, idle', told(idle), '<= 150 MB each'),
      row('resident, most under load', told(busy), '<= 300 MB each'),
    ],
    problems: miscounted('under load', conversed),
  };
}

const inMb = ({ webMb, workerMb }: Work['idle']) => ({ web_mb: round(webMb), worker_mb: round(workerMb) });
