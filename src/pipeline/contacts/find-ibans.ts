import { remainder97 } from './check-digits.js';
import { ibanLengths } from './iban-lengths.js';
import type { Span } from './span.js';

const start = /(?<![\p{L}\d])[a-z]{2}\d{2}(?=[ -]?[a-z\d])/giu;

/** Account numbers in the international form with valid check digits, grouped by blanks or dashes or not at all. */
export function findIbans(text: string): Span[] {
  return [...text.matchAll(start)].flatMap((match) => {
    const length = ibanLengths[match[0].slice(0, 2).toUpperCase()];
    const end = length === undefined ? undefined : endOf(text, match.index, length);
    if (end === undefined) return [];
    const iban = text.slice(match.index, end).replace(/[ -]/gu, '');
    return remainder97(iban.slice(4) + iban.slice(0, 4)) === 1 ? [{ start: match.index, end }] : [];
  });
}

/** Where the `length`th character ends, with at most one separator between two of them and none of the same kind after. */
function endOf(text: string, from: number, length: number): number | undefined {
  let position = from;
  for (let read = 0; read < length; read += 1) {
    if (read > 0 && /[ -]/u.test(text.charAt(position))) position += 1;
    if (!/[a-z\d]/iu.test(text.charAt(position))) return undefined;
    position += 1;
  }
  return /[\p{L}\d]/u.test(text.charAt(position)) ? undefined : position;
}
