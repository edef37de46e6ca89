import { readWords } from '../platform/words.js';

/** By what a conversation is found. */
export interface Findable {
  /** What was said and who the visitor is. */
  texts: readonly string[];
  phone: string | null;
}

/** A conversation of more different words is a dump of something. */
const mostWords = 5_000;
const fewestDigits = 4;

/**
 * The index holds the words of all tenants, each behind a mark of its tenant, so that a search walks past no other tenant's
 * words. Two tenants with one mark would only be slower: whose a conversation is, is asked as well.
 */
const markOf = (tenantId: string): string => tenantId.slice(-8);

/** The words under which a conversation is kept. */
export function wordsToKeep(tenantId: string, { texts, phone }: Findable): string[] {
  const words = new Set([...texts.flatMap(readWords), ...endingsOf(digitsOf(phone ?? ''))]);
  return [...words].slice(0, mostWords).map((word) => markOf(tenantId) + word);
}

/** What is asked of the index: every word, as the beginning of one that is kept; or a number as people write numbers. */
export function queryOf(tenantId: string, asked: string): string | undefined {
  const words = readWords(asked).map((word) => `${markOf(tenantId)}${word}:*`);
  if (words.length === 0) return undefined;
  const number = numberIn(asked);
  const every = words.join(' & ');
  return number === undefined ? every : `(${every}) | ${markOf(tenantId)}${number}:*`;
}

/** The words of a search as they were typed, for what is not in the index yet. */
export const typedWords = (asked: string): string[] => asked.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** "+44 (0)20 79 46" is looked for as 442079…; a zero before an area code is not part of the number. */
function numberIn(asked: string): string | undefined {
  if (!/^[+\p{N}\s()./-]+$/u.test(asked)) return undefined;
  const digits = digitsOf(asked.replace('(0)', '')).replace(/^0+/, '');
  return digits.length < fewestDigits ? undefined : digits;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A number is found from its country, its area code, or the last digits that somebody remembers. */
const endingsOf = (digits: string): string[] =>
  Array.from({ length: Math.max(0, digits.length - fewestDigits + 1) }, (_, at) => digits.slice(at));
