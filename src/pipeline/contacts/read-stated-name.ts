import {
  closings,
  firstNameFields,
  holderPhrases,
  lastNameFields,
  nameFields,
  namesakes,
  namings,
  ownedThings,
  thanks,
} from './name-words.js';
import { firstAfter, hasDescription, isShaped, list, phrase, type Read } from './name-shape.js';
import { readName, type FoundName } from './read-name.js';

const fieldStart = '(?:^|[\\n,;|.({"]|\\s-\\s)\\s*(?:\\d[.)]\\s*)?"?';
const field = (names: string) => new RegExp(`${fieldStart}(?:${list(names)})"?\\s*[:=]\\s*"?`, 'giu');
const fields = { whole: field(nameFields), first: field(firstNameFields), last: field(lastNameFields) };

const naming = new RegExp(`${phrase(namings)}\\s*[:,]?\\s*["'«“]?`, 'giu');
const holder = new RegExp(`${phrase(holderPhrases)}\\s*:?\\s*`, 'giu');
const namesake = new RegExp(`${phrase(namesakes)}\\s*`, 'giu');
const place = '(?:[ \\t]+(?:aus|fra|from|de|desde)[ \\t]+[\\p{L}-]+)?';
const closing = new RegExp(`${phrase(closings)}${place}[ \\t]*[,.!،]*\\s*(?:[-–]\\s*)?`, 'giu');
const thanking = new RegExp(
  `${phrase(thanks)}[ \\t]*(?<comma>[,.!،]*)(?<line>\\s*?\\n\\s*|[ \\t]+)(?:[-–]\\s*)?`,
  'giu',
);

/** "First name: Dana / Last name: Whitlock" in either order, "Name: Dana Whitlock". */
export function readFields(text: string): FoundName | undefined {
  const first = firstAfter(text, fields.first, readAnyCase);
  const last = firstAfter(text, fields.last, readAnyCase);
  if (!first || !last || first.start === last.start) return undefined;
  return { ...first, name: `${first.name} ${last.name}`, words: [...first.words, ...last.words] };
}

/** "My name is Dana", a form's name field, the holder of a card or booking, a signature. */
export function readStated(text: string): FoundName | undefined {
  return (
    firstAfter(text, naming, readNaming) ??
    firstAfter(text, fields.whole, readAnyCase) ??
    firstAfter(text, holder, (from) => readName(text, from)) ??
    firstAfter(text, namesake, readNamesake) ??
    firstAfter(text, closing, readSignature)
  );
}

export const readThanks = (text: string): FoundName | undefined =>
  firstAfter(text, thanking, readAfterThanks);

const readAnyCase: Read = (from, _match, text) => readName(text, from, true);

/** Capitals, or else a name we know or nothing else in the clause ("my name is on the invoice" names nobody). */
const readNaming: Read = (from, _match, text) => {
  const capitalised = readName(text, from);
  if (capitalised) return capitalised;
  const name = readName(text, from, true);
  if (!name || name.isKnown) return name;
  const endsClause = /^\s*(?:$|[.,!?;:\n)]|(?:and|og|und|et|y|e|i|my|from|fra|aus)\b)/iu;
  const isShort = name.words.length <= 3 && name.words.every((word) => word.length > 2);
  return isShort && endsClause.test(text.slice(name.end)) ? name : undefined;
};

const readNamesake: Read = (from, _match, text) => {
  const name = readName(text, from);
  return name && (name.isKnown || ownedThings.test(text)) && !hasDescription(name) ? name : undefined;
};

/** A signature is a line, or ends the message. */
const readSignature: Read = (from, _match, text) => {
  const name = readName(text, from);
  if (!name || !isShaped(name)) return undefined;
  return /^\s*(?:$|[\n,.|(/–-]|\d|\+)/u.test(text.slice(name.end)) ? name : undefined;
};

/** "Thanks, Dan" after other words signs; alone it may thank the operator. A line of its own always signs. */
const readAfterThanks: Read = (from, match, text) => {
  const name = readName(text, from);
  if (!name || !isShaped(name) || hasDescription(name)) return undefined;
  const rest = text.slice(name.end);
  if (match.groups?.['line']?.includes('\n')) return /^\s*(?:$|\n)/u.test(rest) ? name : undefined;
  const isLast = /^[\s.]*$/u.test(rest);
  const hasBody = text.slice(0, match.index).trim().length > 0;
  return isLast && hasBody && match.groups?.['comma'] === ',' && name.isKnown ? name : undefined;
};
