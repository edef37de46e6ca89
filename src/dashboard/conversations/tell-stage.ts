import type { TurnStage } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';

const texted = texts.turns;

/** What a step found, in words; what only a newer version says is shown as it is. */
export function tellStage(
  { inputs, note, explanation }: Pick<TurnStage, 'inputs' | 'note' | 'explanation'>,
  wordsOf: (intent: string) => string,
): string {
  if (explanation !== null) return explanation;
  const { intent, passage_ids: passages } = inputs;
  if (typeof intent === 'string') return wordsOf(intent);
  if (Array.isArray(passages)) return texted.passages(passages.length);
  return texted.notes.get(note) ?? note;
}
