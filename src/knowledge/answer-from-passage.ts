import { bestLikeness, findMatches, seek, shareOf, type Sought } from './match-words.js';
import { splitSentences } from './split-sentences.js';
import { readQuestion } from './terms.js';

export interface QuotedAnswer {
  /** Whole sentences or lines of the passage, as they stand there. */
  quote: string;
  /** The part of the question's words found in the quote (for an FAQ entry: in its question and answer), 0 to 1. */
  score: number;
}

/** Prose is quoted up to this length; a single sentence that is longer stays whole. */
const maxQuoteLength = 400;
/** So short that leaving something out would save nothing. */
const shortLength = 240;
/** An FAQ entry was written to be given as the answer. */
const maxAnswerLength = 1_000;
/** What a character costs: a further sentence must bring a word of the question for about every 200 characters. */
const costPerCharacter = 0.0004;

/** The words of a passage that answer a question best, for a reply without a language model. */
export function answerFromPassage(
  question: string,
  { question: asked, text }: { question: string | null; text: string },
): QuotedAnswer {
  const read = readQuestion(question, undefined);
  const sought = seek(read, read.terms);
  const pieces = piecesOf(text);
  if (asked !== null) {
    const quote = text.length <= maxAnswerLength ? text : leading(pieces, maxAnswerLength);
    return { quote, score: shareIn(sought, `${asked}\n${quote}`) };
  }
  const quote = text.length <= shortLength ? text : bestWindow(sought, pieces);
  return { quote, score: shareIn(sought, quote) };
}

const shareIn = (sought: Sought, text: string): number =>
  shareOf(sought, bestLikeness(sought, findMatches(sought, text)));

interface Piece {
  text: string;
  /** What stands between it and the piece before. */
  glue: string;
}

/** Sentences, and lines such as list items, in order. */
const piecesOf = (text: string): Piece[] =>
  text
    .split('\n')
    .flatMap((line) =>
      splitSentences(line).map((sentence, at) => ({ text: sentence, glue: at === 0 ? '\n' : ' ' })),
    );

const join = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, glue }, at) => (at === 0 ? text : glue + text)).join('');

function leading(pieces: readonly Piece[], maxLength: number): string {
  const count = pieces.findIndex((_, at) => join(pieces.slice(0, at + 1)).length > maxLength);
  return join(pieces.slice(0, count === -1 ? pieces.length : Math.max(1, count)));
}

/** Neighbouring pieces that hold most of the question for their length; the first such if several do. */
function bestWindow(sought: Sought, pieces: readonly Piece[]): string {
  const found = pieces.map(({ text }) => findMatches(sought, text));
  let best = { from: 0, to: 1, value: -Infinity };
  pieces.forEach((first, from) => {
    let likenesses = bestLikeness(sought, []);
    let length = -first.glue.length;
    for (const [at, { text, glue }] of pieces.slice(from).entries()) {
      length += glue.length + text.length;
      if (length > maxQuoteLength && at > 0) break;
      const here = bestLikeness(sought, found[from + at] ?? []);
      likenesses = likenesses.map((likeness, word) => Math.max(likeness, here[word] ?? 0));
      const value = shareOf(sought, likenesses) - costPerCharacter * length;
      if (value > best.value) best = { from, to: from + at + 1, value };
    }
  });
  return join(withList(pieces, best));
}

/** "We accept:" says nothing without what follows. */
function withList(pieces: readonly Piece[], { from, to }: { from: number; to: number }): Piece[] {
  const window = pieces.slice(from, to);
  if (!/[:：]$/u.test(window.at(-1)?.text ?? '')) return window;
  for (const piece of pieces.slice(to)) {
    if (join(window).length + piece.text.length > maxQuoteLength && window.length > to - from) break;
    window.push(piece);
  }
  return window;
}
