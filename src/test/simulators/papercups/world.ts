import { seededRandom } from '../faults.js';
import { createBackground } from './background.js';
import { createPapercupsFaults } from './faults.js';
import { createLedger } from './ledger.js';
import { createState } from './state.js';
import type { Background } from './background.js';
import type { PapercupsFaults } from './faults.js';
import type { Ledger } from './ledger.js';
import type { State } from './state.js';

/** All that the routes and actions work on. */
export interface World {
  state: State;
  ledger: Ledger;
  faults: PapercupsFaults;
  background: Background;
  limits: Limits;
  now: () => Date;
  /** For orders that Papercups does not promise. */
  random: () => number;
  /** The moment that lagging reads see; undefined without lag. */
  visibleAtMs: () => number | undefined;
}

/** How long the sender of webhooks waits, in ms: hackney 1.17.4's defaults. */
export interface Limits {
  connectMs: number;
  answerMs: number;
  /** Waits before a second, third … try of a delivery that got no 2xx. Papercups tries once; a test may want patience. */
  retryDelaysMs: readonly number[];
}

export interface WorldOptions {
  /** Decides faults and orders; the same seed repeats them. */
  seed?: number;
  now?: () => Date;
  limits?: Partial<Limits>;
}

export function createWorld({ seed = 1, now = () => new Date(), limits }: WorldOptions): World {
  const faults = createPapercupsFaults(seed);
  return {
    state: createState(() => now().getTime()),
    ledger: createLedger(),
    faults,
    background: createBackground(),
    limits: { connectMs: 8_000, answerMs: 5_000, retryDelaysMs: [], ...limits },
    now,
    random: seededRandom(seed + 2),
    visibleAtMs: () => (faults.listLagMs > 0 ? now().getTime() - faults.listLagMs : undefined),
  };
}
