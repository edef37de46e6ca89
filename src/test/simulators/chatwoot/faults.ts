import { createFaults, createFaultScript, type Faults, type FaultScript } from '../faults.js';

/** What becomes of one delivery of one event to one hook. */
export type DeliveryOutcome =
  | { kind: 'ok' }
  /** Never leaves Chatwoot, as when its queue loses a job; nothing else follows from it. */
  | { kind: 'drop' }
  /** Does not arrive, and Chatwoot takes it for failed: a bot's pending conversation is set open. */
  | { kind: 'fail' }
  /** Arrives, but its answer does not come back: failed as well. */
  | { kind: 'lose-answer' }
  /** The same event arrives `copies` (2) times at the same moment, each under a delivery id of its own. */
  | { kind: 'duplicate'; copies?: number }
  /** Sent `delayMs` later. */
  | { kind: 'delay'; delayMs: number }
  /** Held until a later event has gone to the same address, or for `holdMs` (1000) where none comes. */
  | { kind: 'reorder'; holdMs?: number };

/** Both scripts may be changed while the simulator runs. */
export interface ChatwootFaults {
  /** Scripts per route name, such as `messages.create`; see `routeNames`. */
  calls: Faults;
  /** Scripts per event name, such as `message_created`. */
  deliveries: FaultScript<DeliveryOutcome>;
  /** Ends all rules of both; knobs stay as they are. */
  clear(): void;
}

export function createChatwootFaults(seed: number): ChatwootFaults {
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
