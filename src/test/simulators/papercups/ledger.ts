import type { IncomingHttpHeaders } from 'node:http';
import type { Outcome } from '../faults.js';
import type { DeliveryOutcome } from './faults.js';
import type { MessageRecord } from './records.js';

/** One request that reached the API, whatever became of it. */
export interface ApiCall {
  at: Date;
  method: string;
  /** With the query string. */
  path: string;
  /** The route's name, or null where no route matches. */
  route: string | null;
  headers: IncomingHttpHeaders;
  /** The parsed body; null until it has been read, and for one that could not be parsed. */
  body: unknown;
  /** Whose credential it carried. */
  userId: number | null;
  accountId: string | null;
  fault: Outcome['kind'];
  /** The status that was sent; null while there is none, and for good after a hang or a reset. */
  status: number | null;
}

export type MessageOrigin = 'api' | 'widget' | 'dashboard' | 'system' | 'put';

export interface StoredMessage {
  at: Date;
  origin: MessageOrigin;
  message: MessageRecord;
}

/** One webhook delivery: posted, or dropped by a fault. */
export interface Delivery {
  at: Date;
  accountId: string | null;
  subscriptionId: string | null;
  url: string;
  event: string;
  payload: unknown;
  fault: DeliveryOutcome['kind'];
  /** The receiver's status; null while waiting, when dropped, and when there was no answer. */
  status: number | null;
  /** Why there was no answer, such as `timeout` or `ECONNREFUSED`. */
  error: string | null;
}

/** All that went in and out, in order of time. Tests read it; `clear` empties it between phases. */
export interface Ledger {
  calls: ApiCall[];
  messages: StoredMessage[];
  deliveries: Delivery[];
  clear(): void;
  /** The first message stored from now on that matches. Rejects after `limitMs`. */
  nextMessage(matches: (message: MessageRecord) => boolean, limitMs: number): Promise<MessageRecord>;
  /** Called by the simulator for each stored message. */
  stored(entry: StoredMessage): void;
}

export function createLedger(): Ledger {
  const listeners = new Set<(message: MessageRecord) => void>();
  const ledger: Ledger = {
    calls: [],
    messages: [],
    deliveries: [],
    clear() {
      ledger.calls.length = 0;
      ledger.messages.length = 0;
      ledger.deliveries.length = 0;
    },
    stored(entry) {
      ledger.messages.push(entry);
      for (const listener of listeners) listener(entry.message);
    },
    nextMessage: (matches, limitMs) =>
      new Promise((resolve, reject) => {
        const listener = (message: MessageRecord) => {
          if (!matches(message)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(message);
        };
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`no such message was stored within ${limitMs} ms`));
        }, limitMs);
        listeners.add(listener);
      }),
  };
  return ledger;
}
