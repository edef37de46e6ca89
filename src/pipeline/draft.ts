import type { Write } from '../models/write.js';
import { WriteFailure } from '../models/write.js';
import { answerFromPassage } from '../knowledge/answer-from-passage.js';
import { askModel } from './ask-model.js';
import type { ModelGate } from './model-gate.js';
import { type Drafted, type Grounded, isStop, type Stop } from './turn-state.js';
import { sourceOf } from './source-of.js';

export interface DraftDeps {
  /** Absent when no model is configured: answers are then quoted from the knowledge. */
  write: Write | undefined;
  gate: ModelGate;
  /** Whether a passage is so sure to be the answer that it may be quoted as it is. */
  isQuotable: (score: number) => boolean;
}

/** Words the answer, from the passages and nothing else. */
export async function draft(grounded: Grounded, deps: DraftDeps): Promise<Drafted | Stop> {
  if (!deps.write) return quote(grounded, deps);
  const refusal = await deps.gate.pass();
  if (refusal !== undefined) return quoteInstead(grounded, refusal, deps);
  try {
    const drafted = await askModel(grounded, deps.write);
    await deps.gate.note();
    return drafted;
  } catch (error) {
    if (!(error instanceof WriteFailure)) throw error;
    await deps.gate.note(error);
    return quoteInstead(grounded, 'model-failed', deps);
  }
}

/** Without a model the knowledge may still answer in its own words; otherwise a human does. */
function quoteInstead(
  grounded: Grounded,
  because: 'model-failed' | 'model-rests' | 'model-budget',
  deps: Pick<DraftDeps, 'isQuotable'>,
): Drafted | Stop {
  const quoted = quote(grounded, deps);
  return isStop(quoted) ? { stop: 'hand-over', because } : quoted;
}

/** The best passage's own words, with where they stand. */
function quote(grounded: Grounded, { isQuotable }: Pick<DraftDeps, 'isQuotable'>): Drafted | Stop {
  const [best] = grounded.passages;
  if (!best || !isQuotable(best.score)) return { stop: 'hand-over', because: 'nothing-known' };
  const { quote: words } = answerFromPassage(grounded.core, best);
  return {
    ...grounded,
    text: words,
    sources: [sourceOf(best, words)],
    cited: [best],
    model: null,
    tokens: { in: 0, out: 0 },
  };
}
