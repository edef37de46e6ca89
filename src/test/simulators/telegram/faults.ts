import { createFaults, createFaultScript, type Faults, type FaultScript } from '../faults.js';

/** What becomes of one update on its way to the webhook. */
export type DeliveryOutcome =
  | { kind: 'ok' }
  /** Never leaves Telegram, and is never offered again. */
  | { kind: 'drop' }
  /** The same update arrives `copies` (2) times, at the same moment. */
  | { kind: 'duplicate'; copies?: number }
  /** Sent `delayMs` later; later updates of its chat wait for it. */
  | { kind: 'delay'; delayMs: number }
  /** Held until a later update of the bot has arrived, or for `holdMs` (1000) where none comes. */
  | { kind: 'reorder'; holdMs?: number };

/** Both scripts may be changed while the simulator runs. */
export interface TelegramFaults {
  /** Scripts per method, such as `sendMessage`; see `methodNames`. */
  calls: Faults;
  /** Scripts per kind of update, such as `business_message`. */
  deliveries: FaultScript<DeliveryOutcome>;
  /** Ends all rules of both; knobs stay as they are. */
  clear(): void;
}

export function createTelegramFaults(seed: number): TelegramFaults {
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
