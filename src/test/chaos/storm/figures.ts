import type { Written } from '../world/play-visitors.js';
import type { OurMessage } from '../world/read-ledgers.js';
import type { Platforms } from '../world/start-platforms.js';
import type { Outcome } from './read-outcome.js';
import type { RageCounts } from './start-rage.js';
import type { Watch } from './watch.js';

/** What a storm was like, in numbers. */
export interface Figures {
  seconds: number;
  drainSeconds: number;
  kills: number;
  points: readonly string[];
  flushes: number;
  redisKills: number;
  databaseCrashes: number;
  messages: number;
  takeovers: number;
  hooks: number;
  turns: number;
  modelCalls: number;
  /** Calls that wrote or could have, and those of them that met a fault. */
  calls: number;
  lies: number;
  /** Visible messages of ours that are at a platform. */
  replies: number;
  sentVia: Record<string, number>;
  parked: Record<string, number>;
  cancelled: Record<string, number>;
  checks: number;
  oldestTransaction: number;
}

export interface Facts {
  written: Written;
  outcome: Outcome;
  ours: readonly OurMessage[];
  platforms: Platforms;
  rage: RageCounts;
  watch: Pick<Watch, 'checks' | 'oldestTransaction'>;
  tookMs: number;
  drainedInMs: number;
}

export function figuresOf({ written, outcome, ours, platforms, rage, ...facts }: Facts): Figures {
  const { crisp, papercups, model } = platforms;
  const visible = outcome.deliveries.filter(({ is_visible }) => is_visible);
  const inState = (state: string) => visible.filter((one) => one.state === state);
  const calls = [...crisp.ledger.calls, ...papercups.ledger.calls].filter(({ method }) => method !== 'GET');
  return {
    seconds: facts.tookMs / 1_000,
    drainSeconds: facts.drainedInMs / 1_000,
    ...{ kills: rage.kills, points: [...rage.points].sort(), flushes: rage.flushes },
    ...{ redisKills: rage.redisKills, databaseCrashes: rage.databaseCrashes },
    messages: written.messages.size,
    takeovers: outcome.takeovers.length,
    hooks: crisp.ledger.deliveries.length + papercups.ledger.deliveries.length,
    turns: outcome.turns.length,
    modelCalls: model.ledger.calls.length,
    calls: calls.length,
    lies: calls.filter(({ fault }) => fault !== 'ok').length,
    replies: ours.filter(({ isNote }) => !isNote).length,
    sentVia: countBy(inState('sent'), ({ sent_via }) => sent_via),
    parked: countBy(inState('parked'), ({ reason }) => reason),
    cancelled: countBy(inState('cancelled'), ({ reason }) => reason),
    checks: facts.watch.checks,
    oldestTransaction: facts.watch.oldestTransaction,
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const key = keyOf(item) ?? 'unknown';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
