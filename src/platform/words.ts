/**
 * Marks that carry no meaning for finding: accents of Latin, Greek and Cyrillic letters, vowel points of Arabic and Hebrew,
 * the Arabic stretch. The vowel signs of other scripts are letters and stay.
 */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]|\u0640/gu;
/** Invisible characters that would tear a word apart: soft hyphen, zero-width characters, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const digits = (inOrder: string) =>
  Array.from(inOrder, (digit, value): [string, string] => [digit, String(value)]);
/** Letters whose plain form Unicode does not know, and endings that Arabic writers use for each other. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' }),
  ...Object.entries({ ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك' }),
  ...digits('٠١٢٣٤٥٦٧٨٩'),
  ...digits('۰۱۲۳۴۵۶۷۸۹'),
]);
const hardLetters = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu');

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts whose words are short or stand without spaces: pairs of characters serve as words. */
const denseRun =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
const isDense = new RegExp(denseRun.source, 'u');

/** A text without what writers leave out or write in two ways: case, accents, widths. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(hardLetters, (letter) => plainLetters.get(letter) ?? letter);

/** What is longer is no word but a key, a checksum, a held-down letter. */
const longestWord = 50;

/** The words of a text, folded, in order. */
export function readWords(text: string): string[] {
  const words = foldText(text).match(wordPattern) ?? [];
  return words.flatMap((word) => (isDense.test(word) ? splitDense(word) : [word.slice(0, longestWord)]));
}

/** "iphone价格表" → iphone, 价格, 格表. */
function splitDense(word: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const run of word.matchAll(denseRun)) {
    if (run.index > end) parts.push(word.slice(end, run.index));
    parts.push(...pairs(Array.from(run[0])));
    end = run.index + run[0].length;
  }
  if (end < word.length) parts.push(word.slice(end));
  return parts;
}

const pairs = (letters: string[]): string[] =>
  letters.length === 1 ? letters : letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter);
