import { givenNames } from './given-names.js';
import {
  afterName,
  afterStatedName,
  beings,
  closings,
  descriptive,
  everydayNames,
  firstNameFields,
  goesOn,
  holderPhrases,
  lastNameFields,
  nameFields,
  namesakes,
  namings,
  notNames,
  ownedThings,
  relative,
  thanks,
  visitorsDeed,
} from './name-words.js';
import { canBeName, readName, type FoundName } from './read-name.js';
import type { Span } from './span.js';

const list = (alternatives: string) => alternatives.replace(/\s*\n\s*/gu, '').replace(/ /gu, '\\s+');
const phrase = (alternatives: string) => `(?<![\\p{L}\\p{M}'])(?:${list(alternatives)})(?![\\p{L}\\p{M}])`;
const isShaped = (name: FoundName) =>
  name.words.every((word) => /^(?:\p{Lu}|\p{Script=Arabic}|\p{Ll}{1,3}$)/u.test(word));
const fieldStart = '(?:^|[\\n,;|.({"]|\\s-\\s)\\s*(?:\\d[.)]\\s*)?"?';

const naming = new RegExp(phrase(namings) + '\\s*[:,]?\\s*["\'«“]?', 'giu');
const holder = new RegExp(`${phrase(holderPhrases)}\\s*:?\\s*`, 'giu');
const namesake = new RegExp(`${phrase(namesakes)}\\s*`, 'giu');
const being = new RegExp(`${phrase(beings)}[ ,]*`, 'giu');
const closing = new RegExp(
  `${phrase(closings)}(?:[ \\t]+(?:aus|fra|from|de|desde)[ \\t]+[\\p{L}-]+)?[ \\t]*[,.!،]*\\s*(?:[-–]\\s*)?`,
  'giu',
);
const thanking = new RegExp(
  `${phrase(thanks)}[ \\t]*(?<comma>[,.!،]*)(?<line>\\s*?\\n\\s*|[ \\t]+)(?:[-–]\\s*)?`,
  'giu',
);
const field = (names: string) => new RegExp(`${fieldStart}(?:${list(names)})"?\\s*[:=]\\s*"?`, 'giu');
const fields = { whole: field(nameFields), first: field(firstNameFields), last: field(lastNameFields) };
const postponed = new RegExp(
  `(?<![\\p{L}\\p{M}'-])((?:\\p{Lu}[\\p{L}\\p{M}'-]*\\.?\\s+){1,4})(?:(${list(afterStatedName)})|${list(afterName)})(?![\\p{L}])`,
  'gu',
);

const opensClause =
  /(?:^|[^\p{L}\d\s'][ \t]*|\n\s*|(?<!\p{L})(?:hi|hello|hey|hei|hallo|hej|hola|bonjour|salut|salam)\s+)$/iu;

type Strategy = (text: string, contacts: readonly Span[]) => FoundName | undefined;

/** From the plainest statement to the faintest sign; the first that yields a name decides. */
const strategies: readonly Strategy[] = [
  findFieldPair,
  (text) => firstAfter(text, naming, readStated),
  (text) => firstAfter(text, fields.whole, readWholeLine),
  (text) => firstAfter(text, holder, (from) => readName(text, from)),
  (text) => firstAfter(text, namesake, readNamesake),
  (text) => firstAfter(text, closing, (from) => readSignature(text, from)),
  (text, contacts) => firstAfter(text, being, (from, match) => readProven(text, from, { match, contacts })),
  findPostponed,
  findBesideContact,
  (text) => firstAfter(text, thanking, (from, match) => readAfterThanks(text, from, match)),
  findAlone,
];

/**
 * The name the visitor gives as their own, or null. People who are only mentioned or addressed are not named.
 * `contacts`: the visitor's own numbers and addresses in this text; a name beside one needs no further sign.
 */
export function findName(text: string, contacts: readonly Span[]): FoundName | null {
  for (const strategy of strategies) {
    const name = strategy(text, contacts);
    if (name) return name;
  }
  return null;
}

type Read = (from: number, match: RegExpExecArray, text: string) => FoundName | undefined;

function firstAfter(text: string, pattern: RegExp, read: Read): FoundName | undefined {
  for (const match of text.matchAll(pattern)) {
    const name = read(match.index + match[0].length, match, text);
    if (name) return name;
  }
  return undefined;
}

/** "First name: Dana / Last name: Whitlock" in either order. */
function findFieldPair(text: string): FoundName | undefined {
  const first = firstAfter(text, fields.first, readWholeLine);
  const last = firstAfter(text, fields.last, readWholeLine);
  if (!first || !last || first.start === last.start) return undefined;
  return { ...first, name: `${first.name} ${last.name}`, words: [...first.words, ...last.words] };
}

const readWholeLine: Read = (from, _match, text) => readName(text, from, true);

/** "My name is …": capitals, or else a name we know or nothing else in the clause ("my name is on the invoice"). */
const readStated: Read = (from, _match, text) => {
  const capitalised = readName(text, from);
  if (capitalised) return capitalised;
  const name = readName(text, from, true);
  if (!name) return undefined;
  const isClause = /^\s*(?:$|[.,!?;:\n)]|and\b|og\b|und\b|et\b|y\b|e\b|i\b|my\b|from\b|fra\b|aus\b)/iu.test(
    text.slice(name.end),
  );
  return name.isKnown || (name.words.length <= 3 && isClause && name.words.every((word) => word.length > 2))
    ? name
    : undefined;
};

/** A signature is a line, or ends the message. */
function readSignature(text: string, from: number): FoundName | undefined {
  const name = readName(text, from);
  if (!name || !isShaped(name)) return undefined;
  return /^\s*(?:$|[\n,.|(/–-]|\d|\+)/u.test(text.slice(name.end)) ? name : undefined;
}

const readNamesake: Read = (from, _match, text) => {
  const name = readName(text, from);
  return name && (name.isKnown || ownedThings.test(text)) && !hasDescription(name) ? name : undefined;
};

type Introduction = { match: RegExpExecArray; contacts: readonly Span[] };

/** "I'm …": a listed name, or capitalised words that look like nothing else, with the clause ending or going on behind. */
function readProven(text: string, from: number, { match, contacts }: Introduction): FoundName | undefined {
  const name = readName(text, from) ?? readKnownInLowerCase(text, from);
  if (!name) return undefined;
  const rest = text.slice(name.end);
  if (relative.test(rest) && !visitorsDeed.test(rest)) return undefined;
  if (/^\s*\?/u.test(rest)) return undefined;
  const [first = ''] = name.words;
  if (/^\p{Script=Arabic}/u.test(first)) return isProvenArabic(name) ? name : undefined;
  if (name.words.length === 1 && !goesOn.test(rest)) return undefined;
  if (name.words.length === 1 && notNames.has(first.toLowerCase()) && !isPersonal(match[0])) return undefined;
  if (name.isKnown || name.hasTitle) return name;
  return isLikelyName(text, name, { match, contacts }) ? name : undefined;
}

/** Words no list knows: they name the visitor if capitals mean something here and the clause ends, or a contact goes with them. */
function isLikelyName(text: string, name: FoundName, { match, contacts }: Introduction): boolean {
  const rest = text.slice(name.end);
  if (/^im\b/iu.test(match[0]) || hasDescription(name) || !goesOn.test(rest)) return false;
  if (contacts.length > 0 && !/^its?\b|^it's/iu.test(match[0])) return true;
  if (contacts.length > 0) return name.words.length > 1;
  if (name.words.length === 1 || !usesLowerCase(text, [match.index, name.end])) return false;
  return isPersonal(match[0]) || /^\s*(?:$|[.,!\n–-])/u.test(rest);
}

const isPersonal = (introduction: string) =>
  /^(?:i'm|i am|jeg er|eg er|jag är|je suis|soy|yo soy|ik ben)[ ,]*$/iu.test(introduction);

/** In A Message Like This a capital says nothing. */
function usesLowerCase(text: string, [start, end]: readonly [number, number]): boolean {
  return /(?<![\p{L}'])\p{Ll}{2,}/u.test(`${text.slice(0, start)} ${text.slice(end)}`);
}

function readKnownInLowerCase(text: string, from: number): FoundName | undefined {
  const name = readName(text, from, true);
  const [first = ''] = name?.words ?? [];
  if (!name?.isKnown || first.length < 3 || notNames.has(first)) return undefined;
  return goesOn.test(text.slice(name.end)) ? name : undefined;
}

function isProvenArabic({ words: [first = '', ...others] }: FoundName): boolean {
  if (/^ال/u.test(first)) return false;
  const isFamily = /^(?:ال|بن|آل)/u.test(others[0] ?? '') || givenNames.has(others[0] ?? '');
  if (!isFamily && everydayNames.has(first)) return first === 'ريم' || first === 'منى' || first === 'نور';
  if (/^ال\p{L}{2,}ي$/u.test(others[0] ?? '')) return true;
  return givenNames.has(first) || givenNames.has(others[0] ?? '') || /^(?:عبد|أبو|ابو)/u.test(first);
}

/** "Bruce Taylor here", "Jürgen Meier mein Name". */
function findPostponed(text: string): FoundName | undefined {
  for (const match of text.matchAll(postponed)) {
    const [, written = '', stated] = match;
    if (!opensClause.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    const words = written.trim().split(/\s+/u);
    for (let skip = 0; skip < words.length; skip += 1) {
      const offset = match.index + written.indexOf(words.slice(skip).join(' '));
      const name = readName(text, offset);
      if (
        name?.words.length === words.length - skip &&
        (name.isKnown || stated !== undefined || name.words.length > 1) &&
        !hasDescription(name)
      )
        return name;
    }
  }
  return undefined;
}

/** Several words, or one whose capital does not come from opening the sentence. */
function isPlausible(text: string, from: number, name: FoundName): boolean {
  const isMidSentence = /\p{L}[, ]+$/u.test(text.slice(Math.max(0, from - 10), from)) || name.start > from;
  return (
    (name.words.length > 1 || isMidSentence) &&
    !hasDescription(name) &&
    usesLowerCase(text, [name.start, name.end])
  );
}

const hasDescription = (name: FoundName) =>
  !name.isKnown && name.words.some((word) => descriptive.test(word));

type Segment = Span & { text: string };

function segmentsOf(text: string): Segment[] {
  return [...text.matchAll(/[^,;|\n•!?]+?(?=[,;|\n•!?]|\.\s|\s[-–]\s|$)/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** "Amelia Stone, amelia.stone@example.com": a segment that is nothing but a name, next to the visitor's own contact. */
function findBesideContact(text: string, contacts: readonly Span[]): FoundName | undefined {
  const isContact = (segment: Segment | undefined) =>
    segment !== undefined && contacts.some(({ start, end }) => start < segment.end && segment.start < end);
  const segments = segmentsOf(text).filter((segment) => /[\p{L}\d]/u.test(segment.text));
  for (const [index, segment] of segments.entries()) {
    const name = readSegment(text, segment, contacts);
    if (!name) continue;
    const opens = index === 0 && contacts.length > 0 && name.isKnown && name.words.length > 1;
    const isBeside =
      opens || isContact(segment) || isContact(segments[index + 1]) || isContact(segments[index - 1]);
    if (isBeside && (name.isKnown || (name.words.length > 1 && !hasDescription(name)))) return name;
  }
  return firstDefined(contacts, ({ end }) => readBehind(text, end));
}

/** "… 0470 12 34 56 Wim": what follows a contact up to the end of the clause. */
function readBehind(text: string, contactEnd: number): FoundName | undefined {
  const from = contactEnd + (/^[ \t)>\-–]*/u.exec(text.slice(contactEnd, contactEnd + 5))?.[0].length ?? 0);
  const name = readName(text, from);
  if (!name || !isShaped(name) || !/^\s*(?:$|[.,!\n])/u.test(text.slice(name.end))) return undefined;
  return name.isKnown || (name.words.length > 1 && !hasDescription(name)) ? name : undefined;
}

function firstDefined<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const result = read(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The segment's name, if nothing but a contact follows it. */
function readSegment(text: string, segment: Segment, contacts: readonly Span[]): FoundName | undefined {
  const from = segment.start + (/^[\s.(\-–:]*/u.exec(segment.text)?.[0].length ?? 0);
  const known = readName(text, from) ?? readName(text, from, true);
  if (!known || known.end > segment.end || (!isShaped(known) && !(known.isKnown && known.words.length > 1)))
    return undefined;
  const behind = text.slice(known.end, segment.end).trim();
  const next = contacts.find(({ start }) => start >= known.end);
  const isAlone = behind.replace(/^[-–:(.]+|\)$/gu, '') === '';
  const leadsToContact = next !== undefined && /^[\s:(\-–<.]*$/u.test(text.slice(known.end, next.start));
  const tellsOrigin =
    known.isKnown && /^(?:from|fra|frå|aus|von|från|uit|de|at|w\/|with|hos|bei|chez|من)\s/iu.test(behind);
  return isAlone || leadsToContact || tellsOrigin ? known : undefined;
}

/** "Thanks, Dan" after other words signs; alone it may thank the operator. A line of its own always signs. */
function readAfterThanks(text: string, from: number, match: RegExpExecArray): FoundName | undefined {
  const name = readName(text, from);
  if (!name || !isShaped(name) || hasDescription(name)) return undefined;
  const rest = text.slice(name.end);
  if (match.groups?.['line']?.includes('\n')) return /^\s*(?:$|\n)/u.test(rest) ? name : undefined;
  const isLast = /^[\s.]*$/u.test(rest);
  const hasBody = text.slice(0, match.index).trim().length > 0;
  return isLast && hasBody && match.groups?.['comma'] === ',' && name.isKnown ? name : undefined;
}

/** A message, or its last sentence, that is nothing but a name we know. */
function findAlone(text: string): FoundName | undefined {
  const trimmed = text.trimEnd();
  const from = Math.max(trimmed.lastIndexOf('\n'), lastSentence(trimmed)) + 1;
  const name = readName(text, from);
  if (!name?.isKnown || !isShaped(name) || !canBeName(name.words[0] ?? '')) return undefined;
  return /^[\s.]*$/u.test(text.slice(name.end)) ? name : undefined;
}

const lastSentence = (text: string) => [...text.matchAll(/[.!?](?=\s)/gu)].at(-1)?.index ?? -1;
