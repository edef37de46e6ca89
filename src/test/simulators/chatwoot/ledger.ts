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
  /** Whose token the call carried, such as `user 20` or `bot 5`; empty without a known one. */
  caller: string;
  /** The parsed body; its text where it cannot be read. */
  body: unknown;
  fault: Outcome['kind'];
  /** Null while, or for ever when, no answer has been given. */
  status: number | null;
  answeredAt: Date | null;
}

export type StoredBy = 'api' | 'visitor' | 'operator' | 'bot' | 'system' | 'seed';

/** One act of storing; a message stored twice under two ids stands here twice. */
export interface StoredMessage {
  at: Date;
  by: StoredBy;
  message: MessageRow;
  /** False for notes and activities, and for what an outside channel takes for sent already. */
  reachedVisitor: boolean;
}

export type Receiver = 'agent_bot' | 'account' | 'api_inbox';

/** One try of one hook delivery and how it was answered, or one delivery that a fault dropped (attempt 0). */
export interface HookAttempt {
  at: Date;
  to: Receiver;
  url: string;
  accountId: number;
  event: string;
  /** Equal for all tries of one delivery; every copy and every receiver has its own. */
  delivery: string;
  attempt: number;
  /** The tries that a bot's hook may have. */
  limit: number;
  headers: Record<string, string>;
  /** The text sent. */
  body: string;
  fault: DeliveryOutcome['kind'];
  /** The receiver's status; null while waiting, when dropped, and when there was no answer. */
  status: number | null;
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
