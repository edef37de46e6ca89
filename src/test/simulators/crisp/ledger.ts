import type { Outcome } from '../faults.js';
import type { DeliveryOutcome } from './faults.js';
import type { MessageRow } from './rows.js';

/** One request that reached a route of the simulated API, whatever became of it. */
export interface ApiCall {
  at: Date;
  /** The route's name in the fault script. */
  route: string;
  method: string;
  path: string;
  query: Record<string, string>;
  tier: string;
  /** Of the token that the call carried; empty without one. */
  identifier: string;
  /** The parsed body; its text where it is no JSON. */
  body: unknown;
  fault: Outcome['kind'];
  /** Null while, or for ever when, no answer has been given. */
  status: number | null;
  answeredAt: Date | null;
}

export type StoredBy = 'api' | 'visitor' | 'operator' | 'bot' | 'system' | 'seed';

/** One act of storing; a fingerprint stored twice stands here twice, also after it was removed again. */
export interface StoredMessage {
  at: Date;
  by: StoredBy;
  message: MessageRow;
}

/** One try of one hook delivery and how it was answered, or one delivery that a fault dropped (attempt 0). */
export interface HookAttempt {
  at: Date;
  mode: 'website' | 'plugin';
  url: string;
  websiteId: string;
  event: string;
  /** Equal for all tries and copies of one delivery. */
  delivery: number;
  attempt: number;
  limit: number;
  headers: Record<string, string>;
  /** The text sent. */
  body: string;
  fault: DeliveryOutcome['kind'];
  /** The receiver's status; null while waiting, when dropped, and when there was no answer. */
  status: number | null;
  answer: string | null;
  /** Why there was no answer. */
  error: string | null;
  /** From the call to the end of its answer. */
  tookMs: number | null;
}

/** All that went in and out, in order of time. Tests read it; `clear` empties it between phases. */
export interface Ledger {
  calls: ApiCall[];
  messages: StoredMessage[];
  deliveries: HookAttempt[];
  clear(): void;
  /** The first message stored from now on that matches. Rejects after `limitMs`. */
  nextMessage(matches: (message: MessageRow) => boolean, limitMs: number): Promise<MessageRow>;
  /** Called by the simulator for each stored message. */
  stored(entry: StoredMessage): void;
}

export function createLedger(): Ledger {
  const listeners = new Set<(message: MessageRow) => void>();
  const ledger: Ledger = {
    calls: [],
    messages: [],
    deliveries: [],
    clear() {
      for (const entries of [ledger.calls, ledger.messages, ledger.deliveries]) entries.length = 0;
    },
    stored(entry) {
      ledger.messages.push(entry);
      for (const listener of listeners) listener(entry.message);
    },
    nextMessage: (matches, limitMs) =>
      new Promise((resolve, reject) => {
        const listener = (message: MessageRow) => {
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
