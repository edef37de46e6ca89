import { countTerms, type Question, type Term } from './terms.js';

/**
 * The inverted index. Passages of a tenant are numbered; 256 numbers are a block; for each term a block has one row with
 * two bytes for each passage: its place in the block and how much the term weighs in it (BM25 without the rarity).
 */
export const blockSize = 256;
export const blockOf = (number: number): number => Math.floor(number / blockSize);
export const slotOf = (number: number): number => number % blockSize;
export const numberOf = (block: number, slot: number): number => block * blockSize + slot;

/** One row of the index. */
export interface TermRow {
  term: Term;
  block: number;
  postings: Buffer;
}

/** What of a passage is indexed. */
export interface IndexedText {
  source_title: string;
  heading: string;
  question: string | null;
  text: string;
}

/** BM25's saturation and length penalty, and the length of text, in characters, that is neither long nor short. */
const saturation = 1;
const lengthPenalty = 0.75;
const usualLength = 600;
/** What one occurrence counts in the text's surroundings, compared with one in the text. */
const fieldWeights = { question: 2, heading: 1, title: 1.5 } as const;

/** The weight of each term in a passage, 1 to 255. */
export function weighTerms({ source_title, heading, question, text }: IndexedText): Map<Term, number> {
  const counts = new Map<Term, number>();
  countTerms(text, 1, counts);
  countTerms(question ?? '', fieldWeights.question, counts);
  countTerms(heading, fieldWeights.heading, counts);
  countTerms(source_title, fieldWeights.title, counts);
  const length = (text.length + (question?.length ?? 0)) / usualLength;
  const damping = saturation * (1 - lengthPenalty + lengthPenalty * length);
  for (const [term, count] of counts)
    counts.set(term, Math.max(1, Math.round((255 * count) / (count + damping))));
  return counts;
}

/** What the postings say about a question. */
export interface TermScores {
  /** The best passages by their number, best first; `share` (0 to 1) is the part of the question's weight found there. */
  best: { number: number; share: number }[];
  /** The weight of each term of the question: its own times its rarity among this tenant's passages. */
  weights: ReadonlyMap<Term, number>;
}

/** BM25 over the rows of the question's terms, as a share of what a passage that has everything would get. */
export function scorePostings(
  rows: readonly TermRow[],
  { terms }: Pick<Question, 'terms'>,
  { passageCount, limit }: { passageCount: number; limit: number },
): TermScores {
  const found = new Map<Term, number>();
  for (const { term, postings } of rows) found.set(term, (found.get(term) ?? 0) + postings.length / 2);

  const weights = new Map<Term, number>();
  let total = 0;
  for (const [term, weight] of terms) {
    const weighed = weight * rarity(found.get(term) ?? 0, passageCount);
    weights.set(term, weighed);
    total += weighed;
  }

  const sums = new Map<number, Float64Array>();
  for (const { term, block, postings } of rows)
    addPostings(sums, block, { postings, weight: weights.get(term) ?? 0 });
  const best = [...sums].flatMap(([block, scores]) =>
    [...scores].map((score, slot) => ({ number: numberOf(block, slot), share: score / (255 * total) })),
  );
  return {
    best: best
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share || a.number - b.number)
      .slice(0, limit),
    weights,
  };
}

function addPostings(
  sums: Map<number, Float64Array>,
  block: number,
  { postings, weight }: { postings: Buffer; weight: number },
): void {
  const scores = sums.get(block) ?? new Float64Array(blockSize);
  sums.set(block, scores);
  for (let at = 0; at + 1 < postings.length; at += 2) {
    const slot = postings[at] ?? 0;
    scores[slot] = (scores[slot] ?? 0) + weight * (postings[at + 1] ?? 0);
  }
}

/** The logarithm of how surprising it is to meet a term that `holders` of `passageCount` passages hold. */
const rarity = (holders: number, passageCount: number): number =>
  Math.log(1 + (Math.max(0, passageCount - holders) + 0.5) / (holders + 0.5));
