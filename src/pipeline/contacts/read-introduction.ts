import { givenNames } from './given-names.js';
import { firstAfter, hasDescription, isArabic, list, phrase, usesLowerCase } from './name-shape.js';
import {
  afterName,
  afterStatedName,
  beings,
  everydayNames,
  goesOn,
  notNames,
  relative,
  visitorsDeed,
} from './name-words.js';
import { readName, type FoundName } from './read-name.js';
import type { Span } from './span.js';

const being = new RegExp(`${phrase(beings)}[ ,]*`, 'giu');
const postponed = new RegExp(
  `(?<![\\p{L}\\p{M}'-])((?:\\p{Lu}[\\p{L}\\p{M}'-]*\\.?\\s+){1,4})(?:(${list(afterStatedName)})|${list(afterName)})(?![\\p{L}])`,
  'gu',
);
const opensClause =
  /(?:^|[^\p{L}\d\s'][ \t]*|\n\s*|(?<!\p{L})(?:hi|hello|hey|hei|hallo|hej|hola|bonjour|salut|salam)\s+)$/iu;
const personal = /^(?:i'm|i am|jeg er|eg er|jag är|je suis|soy|yo soy|ik ben)[ ,]*$/iu;

type Introduction = { match: RegExpExecArray; contacts: readonly Span[] };

/** "I'm …", "c'est …", "أنا …": names among much else, so the name has to prove itself. */
export function readIntroduction(text: string, contacts: readonly Span[]): FoundName | undefined {
  return (
    firstAfter(text, being, (from, match) => readProven(text, from, { match, contacts })) ??
    readPostponed(text)
  );
}

/** A listed name, or words that look like nothing else, with the clause ending or going on as it does behind names. */
function readProven(text: string, from: number, introduction: Introduction): FoundName | undefined {
  const name = readName(text, from) ?? readListed(text, from);
  if (!name) return undefined;
  const rest = text.slice(name.end);
  if ((relative.test(rest) && !visitorsDeed.test(rest)) || /^\s*\?/u.test(rest)) return undefined;
  if (isArabic(name)) return isArabicPerson(name) ? name : undefined;
  const isPersonal = personal.test(introduction.match[0]);
  if (name.words.length === 1) {
    if (!goesOn.test(rest) || (notNames.has(name.name.toLowerCase()) && !isPersonal)) return undefined;
  }
  if (name.isKnown || name.hasTitle) return name;
  return isLikelyName(text, name, { ...introduction, isPersonal }) ? name : undefined;
}

/** "i'm sarah": without a capital only a listed name that is no everyday word. */
function readListed(text: string, from: number): FoundName | undefined {
  const name = readName(text, from, true);
  const [first = ''] = name?.words ?? [];
  if (!name?.isKnown || first.length < 3 || notNames.has(first)) return undefined;
  return goesOn.test(text.slice(name.end)) ? name : undefined;
}

/** Words no list knows name the visitor if an address repeats them, or capitals mean something here and the clause ends. */
function isLikelyName(
  text: string,
  name: FoundName,
  { match, contacts, isPersonal }: Introduction & { isPersonal: boolean },
): boolean {
  const rest = text.slice(name.end);
  if (/^im\b/iu.test(match[0]) || hasDescription(name) || !goesOn.test(rest)) return false;
  if (isRepeated(text, name, contacts)) return true;
  if (contacts.length > 0) return name.words.length > 1 || !/^it/iu.test(match[0]);
  if (name.words.length === 1 || !usesLowerCase(text, { start: match.index, end: name.end })) return false;
  return isPersonal || /^\s*(?:$|[.,!\n–-])/u.test(rest);
}

/** "… Casey, casey.k@example.com" */
function isRepeated(text: string, { words: [first = ''] }: FoundName, contacts: readonly Span[]): boolean {
  return contacts.some(({ start, end }) =>
    text.slice(start, end).toLowerCase().includes(first.toLowerCase()),
  );
}

/** Arabic has no capitals: a listed given name, a compound of "servant of", or a surname in -i behind. */
function isArabicPerson({ words: [first = '', second = ''] }: FoundName): boolean {
  if (/^ال/u.test(first)) return false;
  if (/^ال\p{L}{2,}ي$/u.test(second) || givenNames.has(second)) return true;
  if (everydayNames.has(first)) return /^(?:ال|بن|آل)/u.test(second);
  return givenNames.has(first) || /^(?:عبد|أبو|ابو)/u.test(first);
}

/** "Bruce Taylor here", "Jürgen Meier mein Name", also behind a greeting. */
function readPostponed(text: string): FoundName | undefined {
  for (const match of text.matchAll(postponed)) {
    const [, written = '', stated] = match;
    if (!opensClause.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    const words = written.trim().split(/\s+/u);
    for (let skipped = 0; skipped < words.length; skipped += 1) {
      const name = readName(text, match.index + written.indexOf(words.slice(skipped).join(' ')));
      if (name?.words.length !== words.length - skipped) continue;
      if (name.isKnown || stated !== undefined || isPlausible(text, match.index, name)) return name;
    }
  }
  return undefined;
}

/** Several words, or one whose capital does not come from opening the sentence. */
function isPlausible(text: string, from: number, name: FoundName): boolean {
  const isInSentence = /\p{L}[, ]+$/u.test(text.slice(Math.max(0, from - 10), from)) || name.start > from;
  return (name.words.length > 1 || isInSentence) && !hasDescription(name) && usesLowerCase(text, name);
}
