import type { Options } from '../options.js';
import { repeatUntil } from '../repeat-until.js';
import { table } from '../report/table.js';
import { openStage, type Stage } from '../rig/open-stage.js';
import type { Rig } from '../rig/start-rig.js';
import { judge, type Verdict } from '../storm/judge.js';
import { readOutcome } from '../storm/read-outcome.js';
import type { Written } from '../world/play-visitors.js';
import { acknowledged, ourMessages } from '../world/read-ledgers.js';
import { type Load, measureLoad, resumeTimes, type Trouble } from './measure-load.js';
import { quantile } from './quantiles.js';

/**
 * What an emptied Redis, an absent one and killed workers cost, on the real clock and with the product's own waits. Times
 * depend on the machine and on what else it does, so only what is lost or doubled decides about the result.
 */
export async function runTimings(rig: Rig, { seed, isShort }: Options): Promise<Verdict[]> {
  const stage = await openStage(rig, {
    ...{ name: 'timings', seed, speed: 1, workers: 2, isNaive: false, crispEcho: false },
    // Wake-ups lie in Redis while the visitor may go on writing.
    ...{ thinking: { leastMs: 50, mostMs: 50 }, callLimitMs: 10_000, settleMs: 1_000 },
  });
  try {
    const { text, verdict } = await measure(stage, isShort ? 40 : 200);
    console.log(`\n${text}`);
    return [verdict];
  } finally {
    await stage.stop();
  }
}

async function measure(stage: Stage, conversations: number): Promise<{ text: string; verdict: Verdict }> {
  const written: Written = { messages: new Set(), operated: new Set() };
  const load = { conversations, perSecond: 20 };
  const under = (trouble?: Trouble) => measureLoad(stage, written, { ...load, ...(trouble && { trouble }) });
  // Calm and trouble take turns, so that both meet the same machine.
  await under();
  const calm = [await under()];
  const absent = [await under(redisAbsent(stage))];
  calm.push(await under());
  absent.push(await under(redisAbsent(stage)));
  const flushed = await under(redisFlushed(stage));
  Object.assign(stage.platforms.thinking, { leastMs: 1_000, mostMs: 2_000 });
  await measureLoad(stage, written, { conversations, perSecond: 8, trouble: workersKilled(stage) });
  const verdict = judge({
    ...{ written, acknowledged: acknowledged(stage.platforms), inboxes: stage.inboxes, slackMs: 0 },
    ours: ourMessages(stage.platforms, stage.clock),
    outcome: await readOutcome(stage),
  });
  return {
    text: tell({ calm: join(calm), absent: join(absent), flushed, resumed: resumeTimes(stage) }),
    verdict,
  };
}

const redisAbsent = ({ rig }: Stage): Trouble => ({
  until: 'answered',
  begin: async () => {
    await rig.redis.kill();
    return () => rig.redis.start();
  },
});

const redisFlushed = ({ rig }: Stage): Trouble => ({
  until: 'answered',
  begin: () => Promise.resolve(repeat(500, () => rig.redis.flush())),
});

/** One of the workers after the other, so that the work of the dead one has somebody to go to. */
function workersKilled({ fleet }: Stage): Trouble {
  const workers = fleet.members.filter(({ role }) => role === 'worker');
  let turn = 0;
  const killNext = () => {
    workers[(turn += 1) % workers.length]?.kill();
    return Promise.resolve();
  };
  return { until: 'written', begin: () => Promise.resolve(repeat(3_000, killNext)) };
}

function repeat(everyMs: number, act: () => Promise<void>): () => Promise<void> {
  const over = new AbortController();
  const running = repeatUntil(over.signal, everyMs, act);
  return () => {
    over.abort();
    return running;
  };
}

const join = (loads: readonly Load[]): Load => ({
  acknowledged: loads.flatMap((load) => load.acknowledged),
  answered: loads.flatMap((load) => load.answered),
});

interface Measured {
  calm: Load;
  absent: Load;
  flushed: Load;
  resumed: number[];
}

function tell({ calm, absent, flushed, resumed }: Measured): string {
  const ms = (values: readonly number[]) =>
    [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(0)).join(' / ');
  const extra = (load: Load) =>
    ((quantile(load.answered, 0.95) - quantile(calm.answered, 0.5)) / 1_000).toFixed(1);
  const ratio = quantile(absent.acknowledged, 0.5) / quantile(calm.acknowledged, 0.5);
  return table(
    ['On the real clock', 'p50 / p95 / max, ms', 'Goal', 'Here'],
    [
      ['A hook acknowledged, all well', ms(calm.acknowledged), '', ''],
      [
        'A hook acknowledged, Redis absent',
        ms(absent.acknowledged),
        'p50 <= 1.10 x',
        `${ratio.toFixed(2)} x`,
      ],
      ['Reply at the platform, all well', ms(calm.answered), '', ''],
      ['Reply, Redis absent', ms(absent.answered), 'extra p95 <= 5 s', `${extra(absent)} s`],
      ['Reply, FLUSHALL every 0.5 s', ms(flushed.answered), 'extra p95 <= 5 s', `${extra(flushed)} s`],
      [
        `Work of a killed worker taken up again (${resumed.length})`,
        ms(resumed),
        'p95 <= 10 s',
        `${(quantile(resumed, 0.95) / 1_000).toFixed(1)} s`,
      ],
    ],
  );
}
