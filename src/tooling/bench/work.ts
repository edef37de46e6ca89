import type { Bench, Visits } from './bench.js';
import type { Conversed } from './platform/converse.js';
import { type Stack, startStack } from './stack.js';

/** An installation with one worker that several parts look at: each start takes as long as what is measured. */
export interface Work {
  stack: Stack;
  /** Resident memory in MB before anybody wrote. */
  idle: { webMb: number; workerMb: number };
  /** The first conversations, which are not measured. */
  warmUp: Conversed;
  visit: (visits: Omit<Visits, 'inboxes'>) => Promise<Conversed>;
  /** As many conversations as one worker can take; measured once, for all who ask. */
  sustained: () => Promise<Sustained>;
  /** The most memory so far. */
  peak: () => { webMb: number; workerMb: number };
  stop: () => Promise<void>;
}

export interface Sustained {
  conversed: Conversed;
  /** CPU time of the product for each conversation. */
  productMs: number;
  databaseMs: number;
  rigMs: number;
}

/** Starts it, and warms it up after a look at its memory. */
export async function startWork(bench: Bench): Promise<Work> {
  const { sizes } = bench.options;
  const database = await bench.copyBase();
  const stack = await startStack({ ...bench, database, workers: 1, name: 'work' });
  const [worker] = stack.workers;
  if (!worker) throw new Error('no worker was started');
  const visit: Work['visit'] = (visits) => bench.converse(stack, { ...visits, inboxes: bench.base.inboxes });
  let sustained: Promise<Sustained> | undefined;
  await new Promise((resolve) => setTimeout(resolve, sizes.idleMs));
  const idle = { webMb: stack.web.memory().nowMb, workerMb: worker.memory().nowMb };
  const warmUp = await visit({ atOnce: 10, durationMs: sizes.warmUpMs });
  return {
    ...{ stack, idle, warmUp, visit },
    sustained: () =>
      (sustained ??= measureSustained(stack, () =>
        visit({ atOnce: sizes.sustainedAtOnce, durationMs: sizes.sustainedMs }),
      )),
    peak: () => ({ webMb: stack.web.memory().peakMb, workerMb: worker.memory().peakMb }),
    stop: async () => {
      await stack.end();
      await database.drop();
    },
  };
}

export async function measureSustained(stack: Stack, visit: () => Promise<Conversed>): Promise<Sustained> {
  const before = { product: stack.cpuMs(), database: await stack.database.cpuMs() };
  const conversed = await visit();
  const productMs = (stack.cpuMs() - before.product) / conversed.begun;
  const databaseMs = ((await stack.database.cpuMs()) - before.database) / conversed.begun;
  return { conversed, productMs, databaseMs, rigMs: conversed.cpuMs / conversed.begun };
}

/** Every conversation has exactly one reply; anything else is a fault, however fast it was. */
export const miscounted = (
  told: string,
  { begun, answeredOnce, unanswered, answeredTwice }: Conversed,
): string[] =>
  answeredOnce === begun
    ? []
    : [`${told}: of ${begun} conversations ${unanswered} got no reply and ${answeredTwice} more than one`];
