import { chatWords } from '../language/chat-words.js';
import { givenNames } from './given-names.js';
import { arabicParticles, everydayNames, notNames, particles, titles } from './name-words.js';
import type { Span } from './span.js';

/** A person's name as written, without titles. */
export type FoundName = Span & {
  name: string;
  words: string[];
  /** Whether the first word is a given name that the list knows. */
  isKnown: boolean;
  hasTitle: boolean;
};

const mostWords = 5;
const spaces = /[ \t]*/uy;
const latinWord =
  /\p{Lu}\.(?=\s)|\p{Script=Latin}[\p{Script=Latin}\p{M}']*(?:-\p{Script=Latin}[\p{Script=Latin}\p{M}']*)*\.?/uy;
const arabicWord = /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/uy;

const common: ReadonlySet<string> = new Set(Object.values(chatWords).flatMap((list) => list.split(/\s+/u)));
const isGiven = (word: string) =>
  givenNames.has(word.toLowerCase()) || givenNames.has(word.toLowerCase().split('-')[0] ?? '');
const isCapitalised = (word: string) => /^\p{Lu}/u.test(word);
const isArabic = (word: string) => /^\p{Script=Arabic}/u.test(word);

/** Whether this word can be part of a name where capitals do not decide. */
export function canBeName(word: string): boolean {
  const plain = word.toLowerCase();
  return givenNames.has(plain) || (!notNames.has(plain) && !common.has(plain));
}

/** Reads the name that begins at `from`. Without `anyCase`, Latin words have to be capitalised. */
export function readName(text: string, from: number, anyCase = false): FoundName | undefined {
  let position = skipSpaces(text, from);
  let start = position;
  let hasTitle = false;
  let end = position;
  const words: string[] = [];
  let held: string[] = [];
  while (words.length + held.length < mostWords) {
    const word = wordAt(text, position);
    if (!word) break;
    const plain = word.replace(/\.$/u, '');
    position += word.length;
    if (words.length === 0 && titles.test(word) && held.length === 0) {
      position = skipSpaces(text, position);
      start = position;
      hasTitle = true;
      continue;
    }
    if (isParticle(plain, words)) held.push(plain);
    else if (isNameWord(plain, { words, anyCase, rest: text.slice(position) })) {
      const isInitial = /^\p{Lu}\.$/u.test(word) && words.length > 0;
      words.push(...held, isInitial ? word : plain);
      held = [];
      end = position - (word.length - (isInitial ? word.length : plain.length));
    } else break;
    if (word.endsWith('.') && !/^\p{Lu}\.$/u.test(word)) break;
    position = skipSpaces(text, position);
  }
  if (words.length === 0 || /^'s?(?![\p{L}])/iu.test(text.slice(end))) return undefined;
  return { name: text.slice(start, end), start, end, words, isKnown: isGiven(words[0] ?? ''), hasTitle };
}

function skipSpaces(text: string, from: number): number {
  spaces.lastIndex = from;
  return from + (spaces.exec(text)?.[0].length ?? 0);
}

function wordAt(text: string, position: number): string | undefined {
  for (const pattern of [latinWord, arabicWord]) {
    pattern.lastIndex = position;
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) return word.replace(/'s$/u, '');
  }
  return undefined;
}

/** "de", "bin", "von": part of a name only between its words; the next word decides. */
function isParticle(word: string, words: readonly string[]): boolean {
  if (isArabic(word)) return arabicParticles.test(word);
  return words.length > 0 && particles.test(word);
}

type Place = { words: readonly string[]; anyCase: boolean; rest: string };

function isNameWord(word: string, { words, anyCase, rest }: Place): boolean {
  if (word.length < 2 && !/^\p{Lu}$/u.test(word)) return false;
  if (word === 'I') return false;
  if (!canBeName(word)) return false;
  if (isArabic(word)) return isArabicNameWord(word, words, rest);
  if (isCapitalised(word)) return true;
  return anyCase && !everydayNames.has(word);
}

/** Arabic has no capitals: a later word is a name when listed, an "al-" surname, or the last of its clause. */
function isArabicNameWord(word: string, words: readonly string[], rest: string): boolean {
  if (words.length === 0) return true;
  if (givenNames.has(word) || /^ال\p{L}{3,}/u.test(word)) return true;
  if (arabicParticles.test(words.at(-1) ?? '')) return true;
  if (/^(?:و|بال|لل|كال|فال)/u.test(word)) return false;
  return words.length < 3 && /^\s*(?:$|[.,،؛;!?؟\n(\d+@]|و\p{L}|من(?!\p{L}))/u.test(rest);
}
