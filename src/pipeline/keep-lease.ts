import { type ClaimDeps, leaseMs, renewLease } from '../inbox/claim-turn.js';
import type { OpenTurn } from '../inbox/turn.js';
import type { Log } from '../platform/log.js';
import type { Timers } from './timers.js';

export interface LeaseDeps extends Pick<ClaimDeps, 'db'> {
  timers: Pick<Timers, 'every'>;
  log: Log;
}

/** A thought may take longer than a lease: it is renewed while it lasts, and lost if this process freezes. */
export const keepLease = (turn: OpenTurn, { timers, log, db }: LeaseDeps): (() => void) =>
  timers.every(leaseMs / 4, async () => {
    try {
      await renewLease(turn, { db });
    } catch (err) {
      log.warn({ err }, 'a lease could not be renewed');
    }
  });
