import { throttled } from './refusal.js';
import type { World } from './world.js';

/** Counts calls by minute of the simulated clock. Each function throws 429 once a minute's calls are used up. */
export interface Limits {
  /** By address; all of this machine share one. */
  spendCall(): void;
  /** Contact searches, by account. */
  spendSearch(accountId: number): void;
}

export function createLimits(world: Pick<World, 'knobs' | 'now'>): Limits {
  const used = new Map<string, { minute: number; calls: number }>();
  const spend = (key: string, limit: number | null) => {
    const minute = Math.floor(world.now() / 60_000);
    const last = used.get(key);
    const calls = (last?.minute === minute ? last.calls : 0) + 1;
    used.set(key, { minute, calls });
    if (limit !== null && calls > limit) throw throttled();
  };
  return {
    spendCall: () => spend('all', world.knobs.callsPerMinute),
    spendSearch: (accountId) => spend(`search ${accountId}`, world.knobs.searchesPerMinute),
  };
}
