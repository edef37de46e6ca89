import type { Background } from '../papercups/background.js';
import type { AnswerFunction } from './answer.js';
import type { ModelFaults } from './faults.js';
import type { ModelLedger } from './ledger.js';

/** All that the simulated model server knows. */
export interface World {
  /** May be replaced at any time. */
  answer: AnswerFunction;
  /** Keys that are let in. */
  apiKeys: Set<string>;
  /** The models that exist; null takes any name. */
  models: string[] | null;
  embeddingDimensions: number;
  /** How long each answer takes that says nothing of its own. */
  latencyMs: number;
  /** The pause between two pieces of a streamed answer. */
  pieceDelayMs: number;
  faults: ModelFaults;
  ledger: ModelLedger;
  background: Background;
  now: () => Date;
  /** Numbers the spoilings, so that each malformed answer is malformed in another way. */
  nextVariant: () => number;
}
