import { functionWordsOf } from '../knowledge/function-words.js';
import { readWords } from '../platform/words.js';

/** What of a text can be held against another one: links, numbers, codes, telling words. */

/** Without case, width and the shapes of Arabic and Persian digits. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();

const linkPattern = /(?:https?:\/\/|www\.)[^\s<>()[\]"']+|[^\s<>()[\]"']+@[^\s<>()[\]"']+\.[a-z]{2,}/gi;

/** Web and e-mail addresses, folded, without the punctuation behind them. */
export const linksIn = (text: string): string[] =>
  (fold(text).match(linkPattern) ?? []).map((link) => link.replace(/[.,;:!?]+$/, ''));

/** The numbers outside of links, by their digits: separators may differ, and what is behind them if it is nothing. */
export const numbersIn = (text: string): string[] =>
  (
    fold(text)
      .replace(linkPattern, ' ')
      .match(/\d+(?:[.,:]\d+)*/g) ?? []
  ).map((number) =>
    number
      .replace(/[.,:]0*$/, '')
      .replace(/[.,:]/g, '')
      .replace(/^0+(?=\d)/, ''),
  );

export const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A number with its unit, as in 10AM, 250ml or 3rd. */
const measure = /^\d+\p{L}{1,4}$/u;

/**
 * What looks like a voucher, a key or a code word: letters and digits in one, or capitals throughout. Links and plain
 * measures are none.
 */
export const codesIn = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .replace(linkPattern, ' ')
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  ).filter(
    (token) =>
      /^\p{Lu}+$/u.test(token) || (/\p{L}/u.test(token) && /\p{N}/u.test(token) && !measure.test(token)),
  );

const squeezed = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a text tells a code, also with blanks or hyphens in it. */
export const tellsCode = (text: string, code: string): boolean => squeezed(text).includes(squeezed(code));

export interface Terms {
  all: ReadonlySet<string>;
  /** Endings may differ. */
  has(term: string): boolean;
}

const stemLength = 5;
const shortestWord = 4;
/** Scripts without blanks between words: there a word comes as pairs of characters. */
const dense =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const idle = functionWordsOf(undefined);

/** The words of a text that say what it is about, by their beginnings, and its numbers. */
export function termsIn(text: string): Terms {
  const words = readWords(text).filter(
    (word) => /^\p{L}/u.test(word) && (word.length >= shortestWord || dense.test(word)) && !idle.has(word),
  );
  const stems = new Set(words.map((word) => word.slice(0, stemLength)));
  const starts = new Set([...stems].map((stem) => stem.slice(0, shortestWord)));
  const all = new Set([...stems, ...numbersIn(text)]);
  // "year" and "years": a word of four letters is met by a longer one, and the other way round.
  const has = (term: string) =>
    all.has(term) ||
    (term.length === shortestWord && starts.has(term)) ||
    (term.length === stemLength && stems.has(term.slice(0, shortestWord)));
  return { all, has };
}
