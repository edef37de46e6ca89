import { createFaults, createFaultScript } from '../faults.js';
import type { Faults, FaultScript } from '../faults.js';

/** What becomes of one webhook delivery. */
export type DeliveryOutcome =
  | { kind: 'ok' }
  /** Lost, as when Papercups restarts between commit and delivery. */
  | { kind: 'drop' }
  /** Sent twice, one after the other. */
  | { kind: 'duplicate' }
  /** Sent `delayMs` later. */
  | { kind: 'delay'; delayMs: number }
  /** Held until a later event has gone to the same address, or for `holdMs` (1000) where none comes. */
  | { kind: 'reorder'; holdMs?: number };

/** All knobs; each can be turned while the simulator runs. */
export interface PapercupsFaults {
  /** Scripts per route name, such as `messages.create`; see `routeNames`. */
  calls: Faults;
  /** Scripts per event name: `message:created`, `conversation:created`, `conversation:updated`. */
  deliveries: FaultScript<DeliveryOutcome>;
  /** Reads of messages, conversations and customers show the state of this many ms ago. */
  listLagMs: number;
  /**
   * Plain HTTP is redirected to HTTPS (301 for GET, 307 else) unless X-Forwarded-Proto says https, as the production
   * build does for every host but localhost (papercups: config/prod.exs:24).
   */
  forceHttps: boolean;
  /** Back to a server without faults. */
  clear(): void;
}

export function createPapercupsFaults(seed: number): PapercupsFaults {
  const faults: PapercupsFaults = {
    calls: createFaults(seed),
    deliveries: createFaultScript<DeliveryOutcome>(seed + 1, { kind: 'ok' }),
    listLagMs: 0,
    forceHttps: false,
    clear() {
      faults.calls.clear();
      faults.deliveries.clear();
      faults.listLagMs = 0;
      faults.forceHttps = false;
    },
  };
  return faults;
}
