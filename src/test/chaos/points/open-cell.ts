import { openStage, type Stage } from '../rig/open-stage.js';
import type { Rig } from '../rig/start-rig.js';
import { judge, type Verdict } from '../storm/judge.js';
import { readOutcome } from '../storm/read-outcome.js';
import type { Written } from '../world/play-visitors.js';
import { acknowledged, ourMessages } from '../world/read-ledgers.js';

/** A product with one worker and honest platforms. */
export interface Cell extends Stage {
  /** All that was said in it so far. */
  written: Written;
  judge(): Promise<Verdict>;
}

export async function openCell(
  rig: Rig,
  { name, seed, speed }: { name: string; seed: number; speed: number },
): Promise<Cell> {
  const stage = await openStage(rig, {
    ...{ name, seed, speed, workers: 1, isNaive: false, crispEcho: false },
    ...{ thinking: { leastMs: 80, mostMs: 120 }, callLimitMs: 1_000, settleMs: 100 },
  });
  const written: Written = { messages: new Set(), operated: new Set() };
  return {
    ...stage,
    written,
    judge: async () =>
      judge({
        ...{ written, acknowledged: acknowledged(stage.platforms), inboxes: stage.inboxes, slackMs: 0 },
        ours: ourMessages(stage.platforms, stage.clock),
        outcome: await readOutcome(stage),
      }),
  };
}
