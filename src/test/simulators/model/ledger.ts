import type { Outcome } from '../faults.js';
import type { AnswerOutcome } from './faults.js';

export const routes = ['chat.completions', 'embeddings', 'models'] as const;
export type RouteName = (typeof routes)[number] | 'unknown';

/** One call of the simulated API, whatever became of it. */
export interface ModelCall {
  at: Date;
  route: RouteName;
  /** The bearer key; empty without one. */
  key: string;
  model: string;
  /** Everything the model was told, message after message; for embeddings the texts. */
  prompt: string;
  /** The parsed body; its text where it is no JSON. */
  body: unknown;
  fault: Outcome['kind'];
  answerFault: AnswerOutcome['kind'];
  /** The text of the answer; null where none was made. */
  content: string | null;
  tokens: { in: number; out: number };
  /** Null while, or for ever when, no answer has been given. */
  status: number | null;
  /** Until the last byte of the answer was written. */
  tookMs: number | null;
}

/** Every call in order of time. */
export interface ModelLedger {
  calls: ModelCall[];
  clear(): void;
  /** The first call read from now on that matches, while the model still thinks about it. Rejects after `limitMs`. */
  nextCall(matches: (call: ModelCall) => boolean, limitMs: number): Promise<ModelCall>;
  /** Used by the simulator once a call has been read. */
  read(call: ModelCall): void;
}

export function createModelLedger(): ModelLedger {
  const listeners = new Set<(call: ModelCall) => void>();
  const ledger: ModelLedger = {
    calls: [],
    clear: () => void (ledger.calls.length = 0),
    read: (call) => {
      for (const listener of listeners) listener(call);
    },
    nextCall: (matches, limitMs) =>
      new Promise((resolve, reject) => {
        const listener = (call: ModelCall) => {
          if (!matches(call)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(call);
        };
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`no such call within ${limitMs} ms`));
        }, limitMs);
        listeners.add(listener);
      }),
  };
  return ledger;
}
