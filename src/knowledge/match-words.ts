import type { Question, QuestionWord, Term } from './terms.js';
import { readWords } from '../platform/words.js';
import { gramsOf } from './grams.js';

/** A question prepared for looking closely at texts. */
export interface Sought {
  words: readonly SoughtWord[];
  /** Which words of the question, by their place in `words`, hold a piece of four characters. */
  byGram: ReadonlyMap<string, readonly number[]>;
  /** What all words together weigh. */
  weight: number;
  /** Words that were looked at before: texts about one subject share most of theirs. */
  seen: Map<string, readonly Likeness[]>;
}

export interface SoughtWord extends QuestionWord {
  /** How telling the word is among the texts searched: the mean of its own weight and that of its pieces. */
  tells: number;
}

/** How well a word of a text matches a word of the question: 1 the same, 0.3 barely. */
interface Likeness {
  word: number;
  likeness: number;
}

export interface Match extends Likeness {
  /** Which word of the text it is. */
  position: number;
}

const leastLikeness = 0.3;
/** A word that only resembles the one asked for is worth a little less than it, however alike. */
const notTheSame = 0.95;

/** `weightOf` says how much a term counts; without it all words that are not function words count alike. */
export function seek({ words }: Question, weightOf: ReadonlyMap<Term, number>): Sought {
  const sought = words.map((word): SoughtWord => {
    const ofGrams =
      word.grams.reduce((sum, { term }) => sum + (weightOf.get(term) ?? 0), 0) / word.grams.length;
    return { ...word, tells: (ofGrams + (weightOf.get(word.term) ?? 0) / 2) / 2 };
  });
  const byGram = new Map<string, number[]>();
  sought.forEach(({ grams }, at) => {
    for (const { gram } of grams) byGram.set(gram, [...(byGram.get(gram) ?? []), at]);
  });
  const weight = sought.reduce((sum, { tells }) => sum + tells, 0);
  return { words: sought, byGram, weight, seen: new Map() };
}

/** Where the words of the question, or words like them, stand in a text; by position. */
export function findMatches(sought: Sought, text: string): Match[] {
  const matches: Match[] = [];
  readWords(text).forEach((word, position) => {
    for (const match of likenessesOf(sought, word)) matches.push({ position, ...match });
  });
  return matches;
}

function likenessesOf(sought: Sought, word: string): readonly Likeness[] {
  const seen = sought.seen.get(word);
  if (seen) return seen;
  const common = new Map<number, number>();
  for (const gram of gramsOf(word)) {
    for (const at of sought.byGram.get(gram) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
  }
  const likenesses = [...common]
    .map(([at, grams]) => ({ word: at, likeness: likeness(sought.words[at], word, grams) }))
    .filter((match) => match.likeness >= leastLikeness);
  sought.seen.set(word, likenesses);
  return likenesses;
}

/** The part of the asked word's pieces that were found, less where the found word is much longer. */
function likeness(asked: SoughtWord | undefined, found: string, common: number): number {
  if (!asked) return 0;
  if (asked.word === found) return 1;
  const pieces = asked.grams.length;
  const longer = Math.min(1, pieces / Math.max(1, found.length - 1));
  return notTheSame * Math.min(1, common / pieces) * (0.5 + 0.5 * longer);
}

/** The best match of each word of the question, 0 where there is none. */
export function bestLikeness({ words }: Sought, matches: Iterable<Likeness>): number[] {
  const best = words.map(() => 0);
  for (const { word, likeness: found } of matches) best[word] = Math.max(best[word] ?? 0, found);
  return best;
}

/** The part of the question's weight that such likenesses make up, 0 to 1. */
export const shareOf = ({ words, weight }: Sought, best: readonly number[]): number =>
  weight === 0 ? 0 : words.reduce((sum, { tells }, at) => sum + tells * (best[at] ?? 0), 0) / weight;

/** The best share within `span` neighbouring words of a text. */
export function densestShare(sought: Sought, matches: readonly Match[], span: number): number {
  let densest = 0;
  matches.forEach(({ position }, from) => {
    if (matches[from - 1]?.position === position) return;
    const end = matches.findIndex((match) => match.position >= position + span);
    const within = matches.slice(from, end === -1 ? matches.length : end);
    densest = Math.max(densest, shareOf(sought, bestLikeness(sought, within)));
  });
  return densest;
}
