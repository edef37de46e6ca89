import type { Outcome } from '../faults.js';
import type { DeliveryOutcome } from './faults.js';
import type { Content, UpdateKind } from './rows.js';

/** One call of a method, whatever became of it. */
export interface ApiCall {
  at: Date;
  /** Null where the token is no bot's. */
  botId: number | null;
  /** As in the documentation, whatever its case in the call; `unknown` where there is none. */
  method: string;
  /** `webhook` for a call inside the answer to an update. */
  via: 'http' | 'webhook';
  /** As Telegram sees them: all texts, nested values as JSON. */
  params: Record<string, string>;
  fault: Outcome['kind'];
  /** Null while, or for ever when, no answer has been given. */
  status: number | null;
  /** The description of a refusal. */
  refusal: string | null;
  answeredAt: Date | null;
}

export type StoredBy = 'bot' | 'visitor' | 'owner' | 'member';

/** One act of storing. What is stored is shown: to the visitor, and in a business chat to the owner as well. */
export interface StoredMessage {
  at: Date;
  by: StoredBy;
  botId: number;
  chatId: number;
  connectionId: string | null;
  messageId: number;
  content: Content;
}

/** One try of one update at a webhook, or one update that a fault dropped (attempt 0). */
export interface UpdateAttempt {
  at: Date;
  botId: number;
  url: string;
  updateId: number;
  kind: UpdateKind;
  attempt: number;
  headers: Record<string, string>;
  /** The text sent. */
  body: string;
  fault: DeliveryOutcome['kind'];
  /** The receiver's status; null while waiting, when dropped, and when there was no answer. */
  status: number | null;
  answer: string | null;
  /** Why there was no answer. */
  error: string | null;
}

/** All that went in and out, in order of time. Tests read it; `clear` empties it between phases. */
export interface Ledger {
  calls: ApiCall[];
  messages: StoredMessage[];
  deliveries: UpdateAttempt[];
  clear(): void;
  /** The first message stored from now on that matches. Rejects after `limitMs`. */
  nextMessage(matches: (message: StoredMessage) => boolean, limitMs: number): Promise<StoredMessage>;
  /** Called by the simulator for each stored message. */
  stored(entry: StoredMessage): void;
}

export function createLedger(): Ledger {
  const listeners = new Set<(message: StoredMessage) => void>();
  const ledger: Ledger = {
    calls: [],
    messages: [],
    deliveries: [],
    clear() {
      for (const entries of [ledger.calls, ledger.messages, ledger.deliveries]) entries.length = 0;
    },
    stored(entry) {
      ledger.messages.push(entry);
      for (const listener of listeners) listener(entry);
    },
    nextMessage: (matches, limitMs) =>
      new Promise((resolve, reject) => {
        const listener = (message: StoredMessage) => {
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
