import { createFaults, createFaultScript, type Faults, type FaultScript } from '../faults.js';

/** What is wrong with one answer of the model, while the call itself goes well. */
export type AnswerOutcome =
  | { kind: 'ok' }
  /** The head comes at once, the first word `delayMs` later. */
  | { kind: 'slow-first-token'; delayMs: number }
  /** The connection breaks after this share (0 to 1) of the answer. */
  | { kind: 'cut'; share: number }
  /** No JSON; the next of several ways unless `variant` names one (see `spoilings`). */
  | { kind: 'malformed'; variant?: number }
  /** JSON of another shape than asked. */
  | { kind: 'wrong-schema'; variant?: number }
  | { kind: 'empty' }
  /** `message.refusal` instead of content. */
  | { kind: 'refusal' }
  /** Stopped by the provider's filter in the middle. */
  | { kind: 'content-filter' }
  /** Talks up to the limit of the request and is cut there; `ignoresLimit` goes on until the client hangs up. */
  | { kind: 'endless'; ignoresLimit?: boolean }
  /** The villain: does what the last injected text says. */
  | { kind: 'obey' };

/** Both scripts may be changed while the simulator runs. */
export interface ModelFaults {
  /** Scripts of calls per route: `chat.completions`, `embeddings`, `models`. */
  calls: Faults;
  /** Scripts of answers; the route is the name of the asked schema, or `text` and `json_object` without one. */
  answers: FaultScript<AnswerOutcome>;
  clear(): void;
}

export function createModelFaults(seed: number): ModelFaults {
  const calls = createFaults(seed);
  const answers = createFaultScript<AnswerOutcome>(seed + 1, { kind: 'ok' });
  return {
    calls,
    answers,
    clear() {
      calls.clear();
      answers.clear();
    },
  };
}
