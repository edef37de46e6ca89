import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../simulators/faults.js';
import { openStage, type Stage } from '../rig/open-stage.js';
import type { Rig } from '../rig/start-rig.js';
import { startLying } from '../world/lies.js';
import { playVisitors, type Written } from '../world/play-visitors.js';
import { acknowledged, ourMessages } from '../world/read-ledgers.js';
import { drain } from './drain.js';
import { type Figures, figuresOf } from './figures.js';
import { judge, type Verdict } from './judge.js';
import { readOutcome } from './read-outcome.js';
import { type RageSpec, startRage } from './start-rage.js';
import { startWatch } from './watch.js';

export interface StormSpec {
  seed: number;
  speed: number;
  isNaive: boolean;
  conversations: number;
  messagesEach: number;
  /** Visitor messages a second, over all. */
  ratePerSecond: number;
  rage: RageSpec;
  drainLimitMs: number;
}

export interface StormReport {
  seed: number;
  verdict: Verdict;
  figures: Figures;
}

/** A call to a platform ends after this, on the machine's clock. */
const callLimitMs = 1_000;
/** After its commit of `sending`: connecting, the call, the latest late store, and a machine that has much to do. */
const slackMs = callLimitMs + 2_500 + 2_000;

/** One storm: people write, platforms lie, everything dies now and then; then it is quiet, and the ledgers are compared. */
export async function runStorm(rig: Rig, spec: StormSpec): Promise<StormReport> {
  const { seed, isNaive, speed } = spec;
  const stage = await openStage(rig, {
    ...{ name: `storm-${seed}`, seed, speed, isNaive, workers: 2, callLimitMs },
    // Every other storm has to do without echoes, which would settle most of what a look-up is for.
    crispEcho: seed % 2 === 0 && !isNaive,
    ...{ thinking: { leastMs: 80, mostMs: 300 }, settleMs: 600 },
  });
  try {
    return await rageAndJudge(stage, spec);
  } finally {
    await stage.stop();
  }
}

async function rageAndJudge(stage: Stage, spec: StormSpec): Promise<StormReport> {
  const { platforms, clock, inboxes } = stage;
  const random = seededRandom(spec.seed);
  const startedAt = Date.now();
  troublePlatforms(stage);
  const watch = startWatch(stage);
  const rage = startRage(stage, spec.rage, random);
  const { conversations, messagesEach, ratePerSecond } = spec;
  const forMs = ((conversations * messagesEach) / ratePerSecond) * 1_000;
  const playing = playVisitors(inboxes, { conversations, messagesEach, forMs, operatorShare: 0.1 }, random);
  await playing.done;
  await wait(1_000);
  await rage.stop();
  const drainedInMs = await drain(stage, playing, spec.drainLimitMs);
  await watch.stop();
  const outcome = await readOutcome(stage);
  const written: Written = playing;
  const ours = ourMessages(platforms, clock);
  const verdict = judge({ written, acknowledged: acknowledged(platforms), ours, outcome, inboxes, slackMs });
  verdict.broken.push(...watch.broken);
  const figures = figuresOf({
    ...{ written, outcome, ours, platforms, rage: rage.counts, watch },
    ...{ tookMs: Date.now() - startedAt, drainedInMs },
  });
  return { seed: spec.seed, verdict, figures };
}

/** 22 % of the calls meet a lie; 15 % of the hooks come twice, some late or out of order. */
function troublePlatforms({ platforms: { crisp, papercups } }: Stage): void {
  startLying(crisp.faults.calls, 'crisp');
  startLying(papercups.faults.calls, 'papercups');
  for (const { deliveries } of [crisp.faults, papercups.faults]) {
    deliveries.chance('*', 0.15, { kind: 'duplicate' });
    deliveries.chance('*', 0.05, { kind: 'reorder', holdMs: 500 });
  }
}
