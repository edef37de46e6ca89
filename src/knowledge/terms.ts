import { functionWordsOf } from './function-words.js';
import { readWords } from '../platform/words.js';
import { gramsOf } from './grams.js';

/**
 * What the index holds of a text: its words, and their pieces of four characters. The pieces find inflected, compounded
 * and mistyped words in any language without a dictionary. A term is a 32-bit hash, so that it is small and of one type.
 */
export type Term = number;

/** Raised when `termsOf` or the meaning of a weight changes: an index written by an older version is then built anew. */
export const indexFormat = 1;

/** A function word counts for a fifth of another word; found whole, a word counts twice its pieces. */
const functionWordWeight = 0.2;
const wholeWordWeight = 2;

export const wordTerm = (word: string): Term => hash(`=${word}`);
const gramTerm = (gram: string): Term => hash(gram);

/** Counts the terms of a text into `counts`, each occurrence with the weight of its field. */
export function countTerms(text: string, weight: number, counts: Map<Term, number>): void {
  for (const word of readWords(text)) {
    for (const term of termsOf(word)) counts.set(term, (counts.get(term) ?? 0) + weight);
  }
}

const termsOf = (word: string): Term[] => [wordTerm(word), ...gramsOf(word).map(gramTerm)];

/** A question as the search reads it. */
export interface Question {
  words: readonly QuestionWord[];
  /** How much each term of the question counts, before its rarity. */
  terms: ReadonlyMap<Term, number>;
}

export interface QuestionWord {
  word: string;
  isFunctionWord: boolean;
  weight: number;
  term: Term;
  grams: readonly { gram: string; term: Term }[];
}

/** Beyond this many different words a question is a letter, and its beginning says what it is about. */
const maxWords = 60;

export function readQuestion(text: string, language: string | undefined): Question {
  const ignored = functionWordsOf(language);
  const words = [...new Set(readWords(text))].slice(0, maxWords).map((word): QuestionWord => {
    const isFunctionWord = ignored.has(word);
    return {
      word,
      isFunctionWord,
      weight: isFunctionWord ? functionWordWeight : 1,
      term: wordTerm(word),
      grams: [...new Set(gramsOf(word))].map((gram) => ({ gram, term: gramTerm(gram) })),
    };
  });
  const terms = new Map<Term, number>();
  for (const { weight, term, grams } of words) {
    terms.set(term, weight * wholeWordWeight);
    for (const gram of grams) terms.set(gram.term, Math.max(terms.get(gram.term) ?? 0, weight));
  }
  return { words, terms };
}

/** FNV-1a over UTF-16 units with a final mix, as PostgreSQL's signed `integer`. Stored, so it may not change. */
function hash(text: string): Term {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
