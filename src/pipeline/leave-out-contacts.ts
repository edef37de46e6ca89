import { splitSentences } from '../knowledge/split-sentences.js';
import { findPersonalData } from './contacts/find-personal-data.js';
import { hasWords } from './join-messages.js';

/**
 * A question without what the visitor tells of themselves: "my e-mail is …" stands in no knowledge, and a search for it would
 * find less. Sentences with contact data go; where that leaves nothing, only the data itself.
 */
export function leaveOutContacts(text: string, country: string): string {
  const spans = findPersonalData(text, { country });
  if (spans.length === 0) return text;
  const others = splitSentences(text).filter(
    (sentence) => findPersonalData(sentence, { country }).length === 0 && hasWords(sentence),
  );
  if (others.length > 0) return others.join(' ');
  const parts = [...spans]
    .sort((left, right) => right.start - left.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return hasWords(parts) ? parts : text;
}
