import { hasDescription, isArabic, isShaped } from './name-shape.js';
import { readName, type FoundName } from './read-name.js';
import { overlaps, type Span } from './span.js';

type Segment = Span & { text: string };

const segment = /[^,;|\n•!?]+?(?=[,;|\n•!?]|\.\s|\s[-–]\s|$)/gu;
const origin = /^(?:from|fra|frå|aus|von|från|uit|de|at|w\/|with|hos|bei|chez|من)\s/iu;

/** "Amelia Stone, amelia.stone@example.com": a segment that is nothing but a name, next to the visitor's own contact. */
export function readBesideContact(text: string, contacts: readonly Span[]): FoundName | undefined {
  if (contacts.length === 0) return undefined;
  const segments = segmentsOf(text);
  const holdsContact = (index: number) => {
    const here = segments[index];
    return here !== undefined && overlaps(here, contacts);
  };
  for (const [index, here] of segments.entries()) {
    const name = readSegment(text, here, contacts);
    if (!name || !isConvincing(name)) continue;
    const opensMessage = index === 0 && name.isKnown && name.words.length > 1;
    if (opensMessage || [index - 1, index, index + 1].some(holdsContact)) return name;
  }
  return readBehind(text, contacts);
}

function segmentsOf(text: string): Segment[] {
  return [...text.matchAll(segment)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter((here) => /[\p{L}\d]/u.test(here.text));
}

/** Listed, or several capitalised words; in a script without capitals only listed ones. */
const isConvincing = (name: FoundName) =>
  name.isKnown || (name.words.length > 1 && !isArabic(name) && !hasDescription(name));

/** The segment's name, if nothing but a contact or an origin follows it. */
function readSegment(text: string, here: Segment, contacts: readonly Span[]): FoundName | undefined {
  const from = here.start + (/^[\s.(\-–:]*/u.exec(here.text)?.[0].length ?? 0);
  const name = readName(text, from) ?? readName(text, from, true);
  if (!name || name.end > here.end || overlaps(name, contacts)) return undefined;
  if (!isShaped(name) && !(name.isKnown && name.words.length > 1)) return undefined;
  const behind = text.slice(name.end, here.end).trim();
  const next = contacts.find(({ start }) => start >= name.end);
  const isAlone = behind.replace(/^[-–:(.]+|\)$/gu, '') === '';
  const leadsToContact = next !== undefined && /^[\s:(\-–<.]*$/u.test(text.slice(name.end, next.start));
  return isAlone || leadsToContact || (name.isKnown && origin.test(behind)) ? name : undefined;
}

/** "… 0470 12 34 56 Wim": what follows a contact up to the end of the clause. */
function readBehind(text: string, contacts: readonly Span[]): FoundName | undefined {
  for (const { end } of contacts) {
    const gap = /^[ \t)>\-–]*/u.exec(text.slice(end, end + 5))?.[0].length ?? 0;
    const name = readName(text, end + gap);
    if (name && isShaped(name) && isConvincing(name) && /^\s*(?:$|[.,!\n])/u.test(text.slice(name.end)))
      return name;
  }
  return undefined;
}
