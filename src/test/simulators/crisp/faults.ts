import { createFaults, createFaultScript, type Faults, type FaultScript } from '../faults.js';

/** What becomes of one delivery of one event to one hook. */
export type DeliveryOutcome =
  | { kind: 'ok' }
  /** Never leaves Crisp. */
  | { kind: 'drop' }
  /** The same event arrives `copies` (2) times, at the same moment. */
  | { kind: 'duplicate'; copies?: number }
  /** Sent `delayMs` later. */
  | { kind: 'delay'; delayMs: number }
  /** Held until a later event has gone to the same address, or for `holdMs` (1000) where none comes. */
  | { kind: 'reorder'; holdMs?: number };

/** Both scripts may be changed while the simulator runs. */
export interface CrispFaults {
  /** Scripts per route name, such as `message.create`; see `routeNames`. */
  calls: Faults;
  /** Scripts per event name, such as `message:send`. */
  deliveries: FaultScript<DeliveryOutcome>;
  /** Ends all rules of both; knobs stay as they are. */
  clear(): void;
}

export function createCrispFaults(seed: number): CrispFaults {
  const calls = createFaults(seed);
  const deliveries = createFaultScript<DeliveryOutcome>(seed + 1, { kind: 'ok' });
  return {
    calls,
    deliveries,
    clear() {
      calls.clear();
      deliveries.clear();
    },
  };
}
