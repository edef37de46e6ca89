import { isShaped } from './name-shape.js';
import { readBesideContact } from './read-beside-contact.js';
import { readIntroduction } from './read-introduction.js';
import { canBeName, readName, type FoundName } from './read-name.js';
import { readFields, readStated, readThanks } from './read-stated-name.js';
import { overlaps, type Span } from './span.js';

type Strategy = (text: string, contacts: readonly Span[]) => FoundName | undefined;

/** From the plainest statement to the faintest sign; the first that yields a name decides. */
const strategies: readonly Strategy[] = [
  readFields,
  readStated,
  readIntroduction,
  readBesideContact,
  readThanks,
  readAlone,
];

/**
 * The name the visitor gives as their own in a folded text, or null. People who are only mentioned or addressed are not named.
 * `contacts`: the visitor's own numbers and addresses in this text, in order; a name beside one needs no further sign.
 */
export function findName(text: string, contacts: readonly Span[]): FoundName | null {
  for (const strategy of strategies) {
    const name = strategy(text, contacts);
    if (name && !overlaps(name, contacts)) return name;
  }
  return null;
}

/** A message, or its last sentence, that is nothing but a name we know. */
function readAlone(text: string): FoundName | undefined {
  const trimmed = text.trimEnd();
  const from = Math.max(trimmed.lastIndexOf('\n'), endOfLastSentence(trimmed)) + 1;
  const name = readName(text, from);
  if (!name?.isKnown || !isShaped(name) || !canBeName(name.words[0] ?? '')) return undefined;
  return /^[\s.]*$/u.test(text.slice(name.end)) ? name : undefined;
}

const endOfLastSentence = (text: string) => [...text.matchAll(/[.!?](?=\s)/gu)].at(-1)?.index ?? -1;
