import { descriptive } from './name-words.js';
import type { FoundName } from './read-name.js';

/** An alternation from a list that may be broken over lines; its blanks match any blanks. */
export const list = (alternatives: string) => alternatives.replace(/\s*\n\s*/gu, '').replace(/ /gu, '\\s+');

/** The same as whole words. */
export const phrase = (alternatives: string) =>
  `(?<![\\p{L}\\p{M}'])(?:${list(alternatives)})(?![\\p{L}\\p{M}])`;

export type Read = (from: number, match: RegExpExecArray, text: string) => FoundName | undefined;

/** What `read` makes of the text behind the first match where it finds a name. */
export function firstAfter(text: string, pattern: RegExp, read: Read): FoundName | undefined {
  for (const match of text.matchAll(pattern)) {
    const name = read(match.index + match[0].length, match, text);
    if (name) return name;
  }
  return undefined;
}

/** Capitalised, apart from particles; Arabic script has no capitals. */
export const isShaped = (name: FoundName) =>
  name.words.every((word) => /^(?:\p{Lu}|\p{Script=Arabic}|\p{Ll}{1,3}$)/u.test(word));

/** "Interested", "Norwegian": what people are, not what they are called, unless the list knows it as a name. */
export const hasDescription = (name: FoundName) =>
  !name.isKnown && name.words.some((word) => descriptive.test(word));

export const isArabic = (name: FoundName) => /^\p{Script=Arabic}/u.test(name.words[0] ?? '');

/** In A Message Like This a capital says nothing. */
export function usesLowerCase(text: string, { start, end }: { start: number; end: number }): boolean {
  return /(?<![\p{L}'])\p{Ll}{2,}/u.test(`${text.slice(0, start)} ${text.slice(end)}`);
}
