import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../rig/open-stage.js';
import { realMs } from '../clock.js';
import { drain } from '../storm/drain.js';
import type { Written } from '../world/play-visitors.js';
import { ourMessages } from '../world/read-ledgers.js';
import { plainQuestion } from '../world/what-is-said.js';

/** What visitors met while something was wrong, in milliseconds. */
export interface Load {
  /** From the hook to its 200. */
  acknowledged: number[];
  /** From the visitor's message to our reply at the platform. */
  answered: number[];
}

export interface LoadSpec {
  conversations: number;
  perSecond: number;
  trouble?: Trouble;
}

/** What is wrong meanwhile: begins, and is ended once all is written or once all is answered. */
export interface Trouble {
  begin: () => Promise<() => Promise<void>>;
  until: 'written' | 'answered';
}

const drainLimitMs = 120_000;

/** One message each, in conversations of their own, at an even pace; waits until all are answered. */
export async function measureLoad(stage: Stage, written: Written, spec: LoadSpec): Promise<Load> {
  const { crisp } = stage.platforms;
  const inboxes = stage.inboxes.filter(({ platform }) => platform === 'crisp');
  const firstHook = crisp.ledger.deliveries.length;
  const begun = new Map<string, number>();
  const endTrouble = await spec.trouble?.begin();
  for (let number = 0; number < spec.conversations; number += 1) {
    const inbox = inboxes[number % inboxes.length];
    const said = inbox?.visitorWrites(`${plainQuestion(number)} (ref ${written.messages.size})`);
    if (!said) throw new Error('no inbox is open');
    written.messages.add(`${said.conversation} ${said.message}`);
    begun.set(said.conversation, Date.now());
    await wait(1_000 / spec.perSecond);
  }
  if (spec.trouble?.until === 'written') await endTrouble?.();
  await drain(stage, written, drainLimitMs);
  if (spec.trouble?.until === 'answered') await endTrouble?.();
  const hooks = crisp.ledger.deliveries.slice(firstHook).filter(({ event }) => event === 'message:send');
  return {
    acknowledged: hooks.flatMap(({ status, tookMs }) => (status === 200 && tookMs !== null ? [tookMs] : [])),
    answered: ourMessages(stage.platforms, stage.clock).flatMap(({ conversation, atMs }) => {
      const since = begun.get(conversation);
      return since === undefined ? [] : [atMs - since];
    }),
  };
}

/** How long the work of a dead process lay: from its death to the next call of the model for the same question. */
export function resumeTimes({ platforms, fleet, clock }: Stage): number[] {
  const { calls } = platforms.model.ledger;
  const at = (date: Date) => realMs(clock, date.getTime());
  return calls.flatMap((call, place) => {
    const ref = /\(ref \d+\)/.exec(call.prompt)?.[0];
    const death = fleet.deaths.find(({ atMs }) => atMs >= at(call.at));
    // Only a client that died leaves a call without an answer.
    if (call.status !== null || ref === undefined || !death) return [];
    const next = calls.slice(place + 1).find(({ prompt }) => prompt.includes(ref));
    return next ? [at(next.at) - death.atMs] : [];
  });
}
