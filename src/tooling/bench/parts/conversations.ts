import type { Bench } from '../bench.js';
import { round } from '../figures.js';
import { type Found, row } from '../part.js';
import { type Conversed, modelLatencyMs } from '../platform/converse.js';
import type { Row } from '../table.js';
import { miscounted, type Sustained } from '../work.js';

const levels = [
  { atOnce: 1, goalMs: 15 },
  { atOnce: 10, goalMs: 60 },
  { atOnce: 50, goalMs: 150 },
] as const;

/** Our own time from a visitor's message to the reply at the platform, and how many conversations a second can be sustained. */
export async function measureConversations(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const work = await bench.work();
  const problems: string[] = [];
  const check = (told: string, conversed: Conversed) => problems.push(...miscounted(told, conversed));
  check('warm-up', work.warmUp);
  const overheads: Overhead[] = [];
  for (const level of levels) {
    const count = sizes.conversationsEach * Math.max(level.atOnce, 4);
    const conversed = await work.visit({ atOnce: level.atOnce, count });
    check(`${level.atOnce} at a time`, conversed);
    overheads.push({ ...level, conversed });
  }
  const sustained = await work.sustained();
  check('sustained', sustained.conversed);
  return { ...describe(overheads, { ...sustained, atOnce: sizes.sustainedAtOnce }), problems };
}

interface Overhead {
  atOnce: number;
  goalMs: number;
  conversed: Conversed;
}

function describe(
  overheads: readonly Overhead[],
  { atOnce, conversed, productMs, databaseMs, rigMs }: Sustained & { atOnce: number },
) {
  const figures = {
    ...{ model_ms: modelLatencyMs, settle_ms: 0 },
    overhead: overheads.map(({ atOnce, conversed: { totalMs } }) => ({
      at_once: atOnce,
      conversations: totalMs.count,
      p50_ms: round(totalMs.p50 - modelLatencyMs),
      p95_ms: round(totalMs.p95 - modelLatencyMs),
    })),
    sustained: {
      at_once: atOnce,
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
