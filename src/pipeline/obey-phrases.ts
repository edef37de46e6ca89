import { readWords } from '../platform/words.js';
import type { Captured, Stop } from './turn-state.js';

/** A human is called by the business's own words for it, whatever the knowledge and the model would say. */
export function obeyPhrases({ turn, assistant }: Captured): PhraseMet | undefined {
  const said = turn.messages.map(({ text }) => text).join('\n');
  const phrase = findPhrase(said, assistant.settings.handover_phrases);
  return phrase === undefined ? undefined : { stop: 'hand-over', because: 'handover-phrase', phrase };
}

export type PhraseMet = Stop & { phrase: string };

/** The first of the phrases whose words a text holds, whole and in a row, whatever their case, accents and punctuation. */
export function findPhrase(text: string, phrases: readonly string[]): string | undefined {
  const said = asLine(text);
  return phrases.find((phrase) => said.includes(asLine(phrase)));
}

const asLine = (text: string): string => ` ${readWords(text).join(' ')} `;
