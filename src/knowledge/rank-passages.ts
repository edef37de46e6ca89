import type { IndexedText } from './postings.js';
import { gramsOf, readWords } from './words.js';
import { wordTerm, termsIn, type Question, type QuestionWord, type Term } from './terms.js';

/** A passage that the index found, with its text. */
export interface Candidate extends IndexedText {
  /** The part of the question's weight found in it, 0 to 1. */
  share: number;
  /** How the source begins. */
  opening: string;
}
