import type { Bench, Visits } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { type Conversed, modelLatencyMs } from '../platform/converse.js';
import { type Stack, startStack } from '../stack.js';
import type { Row } from '../table.js';

const levels = [
  { atOnce: 1, goalMs: 15 },
  { atOnce: 10, goalMs: 60 },
  { atOnce: 50, goalMs: 150 },
] as const;

/** So many visitors wait at any time while the most that can be sustained is measured. */
export const sustainedAtOnce = 100;

/** Our own time from a visitor's message to the reply at the platform, and how many conversations a second can be sustained. */
export async function measureConversations(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const database = await bench.stores.createDatabase(bench.base.database.name);
  const stack = await startStack({ ...bench, database, workers: 1, name: 'conversations' });
  const visit = (visits: Omit<Visits, 'inboxes'>) =>
    bench.converse(stack, { ...visits, inboxes: bench.base.inboxes });
  const problems: string[] = [];
  const check = (told: string, conversed: Conversed) => problems.push(...miscounted(told, conversed));
  check('warm-up', await visit({ atOnce: 10, durationMs: sizes.warmUpMs }));
  const overheads: Overhead[] = [];
  for (const level of levels) {
    const count = sizes.conversationsEach * Math.max(level.atOnce, 4);
    const conversed = await visit({ atOnce: level.atOnce, count });
    check(`${level.atOnce} at a time`, conversed);
    overheads.push({ ...level, conversed });
  }
  const sustained = await measureSustained(stack, () =>
    visit({ atOnce: sustainedAtOnce, durationMs: sizes.sustainedMs }),
  );
  check('sustained', sustained.conversed);
  await stack.stop();
  await database.drop();
  return { ...describe(overheads, sustained), problems };
}

interface Overhead {
  atOnce: number;
  goalMs: number;
  conversed: Conversed;
}

export interface Sustained {
  conversed: Conversed;
  /** CPU time of the product for each conversation. */
  productMs: number;
  databaseMs: number;
  rigMs: number;
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

function describe(overheads: readonly Overhead[], { conversed, productMs, databaseMs, rigMs }: Sustained) {
  const figures = {
    ...{ model_ms: modelLatencyMs, settle_ms: 0 },
    overhead: overheads.map(({ atOnce, conversed: { totalMs } }) => ({
      at_once: atOnce,
      conversations: totalMs.count,
      p50_ms: round(totalMs.p50 - modelLatencyMs),
      p95_ms: round(totalMs.p95 - modelLatencyMs),
    })),
    sustained: {
      at_once: sustainedAtOnce,
      per_second: round(conversed.perSecond),
      cpu_ms_each: round(productMs),
      ...{ database_cpu_ms_each: round(databaseMs), rig_cpu_ms_each: round(rigMs) },
    },
  };
  const overheadRow = (overhead: (typeof figures.overhead)[number], index: number): Row =>
    row(
      `overhead, ${overhead.at_once} at a time`,
      `p50 ${overhead.p50_ms}  p95 ${overhead.p95_ms} ms`,
      `p95 <= ${levels[index]?.goalMs ?? ''} ms`,
    );
  const { sustained } = figures;
  return {
    figures,
    rows: [
      ...figures.overhead.map(overheadRow),
      row(`sustained, ${sustained.at_once} at a time`, `${sustained.per_second} conversations/s`, '>= 250'),
      row('CPU of the product for each', `${sustained.cpu_ms_each} ms`, '<= 3 ms'),
      row('CPU of PostgreSQL for each', `${sustained.database_cpu_ms_each} ms`),
      row('CPU of visitors and simulators for each', `${sustained.rig_cpu_ms_each} ms`),
    ],
  };
}
