import { passesLuhn } from './check-digits.js';
import type { Span } from './span.js';

/** How the numbers of each network begin, and how long they are. */
const networks: readonly { begins: RegExp; lengths: readonly number[] }[] = [
  { begins: /^4/u, lengths: [13, 16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, lengths: [16] },
  { begins: /^3[47]/u, lengths: [15] },
  { begins: /^(?:6011|64[4-9]|65)/u, lengths: [16, 19] },
  { begins: /^3(?:0[0-5]|[689])/u, lengths: [14, 16, 19] },
  { begins: /^35(?:2[89]|[3-8])/u, lengths: [16] },
  { begins: /^(?:62|81)/u, lengths: [16, 17, 18, 19] },
  { begins: /^(?:50|5[6-9]|6\d|9792|220[0-4])/u, lengths: [16, 18, 19] },
];

const run = /(?<![\p{L}\d+]|\d[-.,])\d(?:[ -]?\d){12,18}(?![\d]|[-.]\d)/gu;

/** Payment card numbers: a known network, its length, and the Luhn check. */
export function findCards(text: string): Span[] {
  return [...text.matchAll(run)]
    .filter(([written]) => isCard(written.replace(/\D/gu, '')) && isGroupedLikeCard(written))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const isCard = (digits: string) =>
  networks.some(({ begins, lengths }) => begins.test(digits) && lengths.includes(digits.length)) &&
  passesLuhn(digits);

/** In fours, as American Express prints it (4-6-5), or without gaps; two phone numbers side by side are none. */
function isGroupedLikeCard(written: string): boolean {
  const groups = written.split(/[ -]/u).map((group) => group.length);
  if (groups.length === 1) return true;
  return (
    groups.slice(0, -1).every((length) => length === 4) ||
    groups.join('-') === '4-6-5' ||
    groups.join('-') === '4-6-4'
  );
}
