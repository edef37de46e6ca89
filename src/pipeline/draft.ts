import type { Write } from '../models/write.js';
import { WriteFailure } from '../models/write.js';
import { answerFromPassage } from '../knowledge/answer-from-passage.js';
import { askModel } from './ask-model.js';
import type { Drafted, Grounded, Stop } from './turn-state.js';
import { sourceOf } from './source-of.js';

export interface DraftDeps {
  /** Absent when no model is configured: answers are then quoted from the knowledge. */
  write: Write | undefined;
  /** Takes one call from the tenant's budget of the day; false when none is left. */
  spendModelCall: () => Promise<boolean>;
  /** Whether a passage is so sure to be the answer that it may be quoted as it is. */
  isQuotable: (score: number) => boolean;
}

/** Words the answer, from the passages and nothing else. */
export async function draft(grounded: Grounded, deps: DraftDeps): Promise<Drafted | Stop> {
  if (!deps.write) return quote(grounded, deps);
  if (!(await deps.spendModelCall())) return { stop: 'hand-over', because: 'model-budget' };
  try {
    return await askModel(grounded, deps.write);
  } catch (error) {
    if (!(error instanceof WriteFailure)) throw error;
    // The knowledge may still answer in its own words; otherwise a human does.
    const quoted = quote(grounded, deps);
    return 'stop' in quoted ? { stop: 'hand-over', because: 'model-failed' } : quoted;
  }
}

/** The best passage's own words, with where they stand. */
function quote(grounded: Grounded, { isQuotable }: Pick<DraftDeps, 'isQuotable'>): Drafted | Stop {
  const [best] = grounded.passages;
  if (!best || !isQuotable(best.score)) return { stop: 'hand-over', because: 'nothing-known' };
  const { quote: words } = answerFromPassage(grounded.question, best);
  return {
    ...grounded,
    text: words,
    sources: [sourceOf(best, words)],
    cited: [best],
    model: null,
    tokens: { in: 0, out: 0 },
  };
}
