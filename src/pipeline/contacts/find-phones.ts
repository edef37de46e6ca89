import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { judgeNumber, type NumberRole } from './judge-number.js';
import { unitAfter, unitBefore } from './number-words.js';
import { overlaps, type Span } from './span.js';

export type FoundPhone = Span & { e164: string };

type Group = Span & { joint: string };
type Run = Span & { groups: Group[] };

const runPattern = /[+(]{0,2}\d(?:[ ()./-]{0,3}\d)*/gu;
const groupPattern = /\d+/gu;
const masks = [
  /(?:https?:\/\/|www\.)\S+/giu,
  /(?<![\d.-])\d{1,3}\.\d{3,}(?![\d.-])/gu,
  /(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?![\d]|[./-]\d)/gu,
  /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])/gu,
];
const dottedQuad = /^\d{1,3}(?:\.\d{1,3}){3}$/u;
const thousands = /^[1-9]\d?(?:[ .]\d{3})+$/u;
/** Shorter numbers are phones only where a word says so, or a leading 0 or +. */
const leastDigits = 8;
/** No phone is written in more groups; and a text of nothing but digits must not keep the process busy. */
const mostGroups = 14;
const mostReadings = 200;
const list =
  /^\s*(?:,|;|&|\/|and|og|und|et|y|e|i|och|or|eller|oder|ou|o|و|أو)?\s*(?:and|og|und|et|y|e|i|och)?\s*$/iu;

/**
 * Phone numbers in a folded text that are valid by libphonenumber's full metadata, national ones in `country` (ISO 3166-1).
 * Numbers that the words around them call orders, prices, versions or the like are none. `taken` is already something else.
 */
export function findPhones(text: string, country: string, taken: readonly Span[]): FoundPhone[] {
  const blocked = [...taken, ...masks.flatMap((mask) => spansOf(text, mask))];
  const home = isSupportedCountry(country) ? country : undefined;
  const found: FoundPhone[] = [];
  const budget = { left: mostReadings };
  let last: (Span & { role: NumberRole }) | undefined;
  for (const run of readRuns(text, blocked)) {
    const isInternational = text.startsWith('+', run.start) || text.startsWith('(+', run.start);
    let role = isInternational ? 'phone' : judgeNumber(text, run.start, run.end);
    if (role === 'unsaid' && last?.role === 'reference' && list.test(text.slice(last.end, run.start)))
      role = 'reference';
    last = { start: run.start, end: run.end, role };
    if (role === 'reference' || isPartOfCode(text, run, role) || isAmount(text, run, role)) continue;
    found.push(...readPhones(text, run, { home, role, budget }));
  }
  return found;
}

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Digits with the signs people put between them, cut where another thing was found. */
function readRuns(text: string, blocked: readonly Span[]): Run[] {
  return spansOf(text, runPattern).flatMap((span) => {
    const groups = spansOf(text.slice(span.start, span.end), groupPattern)
      .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }))
      .filter((group) => !overlaps(group, blocked));
    const [first] = groups;
    if (!first) return [];
    const opening = overlaps({ start: span.start, end: first.start + 1 }, blocked) ? first.start : span.start;
    return splitAtGaps(text, opening, groups);
  });
}

function splitAtGaps(text: string, opening: number, groups: readonly Span[]): Run[] {
  const runs: Run[] = [];
  for (const group of groups) {
    const run = runs.at(-1);
    const joint = run ? text.slice(run.end, group.start) : '';
    if (run && !/\d/u.test(joint)) {
      run.groups.push({ ...group, joint });
      run.end = group.end;
    } else {
      runs.push({ start: run ? group.start : opening, end: group.end, groups: [{ ...group, joint: '' }] });
    }
  }
  return runs;
}

/** Part of a code ("INV-2024-000871", "#1002345678", "98765432-A"), a dotted address, or in fours like a card. */
function isPartOfCode(text: string, run: Run, role: NumberRole): boolean {
  const before = text.slice(Math.max(0, run.start - 2), run.start);
  const after = text.slice(run.end, run.end + 2);
  if (/[\p{Script=Latin}@#_]$/u.test(before) || (/[\p{L}\d][-_./]$/u.test(before) && role !== 'phone'))
    return true;
  if (/^(?:(?!x\d)[\p{Script=Latin}@_]|-[\p{L}\d])/u.test(after)) return true;
  if (dottedQuad.test(text.slice(run.start, run.end)) && role !== 'phone') return true;
  return run.groups.length >= 3 && run.groups.every(({ start, end }) => end - start === 4);
}

/** Beside a unit, or in thousands ("38 175 986") where nothing speaks of phones. */
function isAmount(text: string, { start, end }: Span, role: NumberRole): boolean {
  if (unitBefore.test(text.slice(Math.max(0, start - 6), start)) || unitAfter.test(text.slice(end, end + 12)))
    return true;
  return role !== 'phone' && thousands.test(text.slice(start, end));
}

type Reading = { home: CountryCode | undefined; role: NumberRole; budget: { left: number } };

/** One number, or several side by side ("22334455/90123456", "07400 123456 9-17"): whole groups, longest first. */
function readPhones(text: string, run: Run, reading: Reading): FoundPhone[] {
  const { groups } = run;
  const found: FoundPhone[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    if (!mayBegin(groups, from)) continue;
    for (let to = Math.min(groups.length, from + mostGroups) - 1; to >= from; to -= 1) {
      const phone = mayEnd(groups, to) ? parse(text, spanOf(text, run, [from, to]), reading) : undefined;
      if (!phone) continue;
      found.push(phone);
      from = to;
      break;
    }
  }
  return found;
}

const isLoose = (joint: string) => /[ (]/u.test(joint) || joint === '/';

/** After other digits a number begins only behind a blank or slash, and with few digits left over. */
function mayBegin(groups: readonly Group[], from: number): boolean {
  return from === 0 || isLoose(groups[from]?.joint ?? '');
}

function mayEnd(groups: readonly Group[], to: number): boolean {
  return to === groups.length - 1 || isLoose(groups[to + 1]?.joint ?? '');
}

function spanOf(text: string, run: Run, [from, to]: readonly [number, number]): Span {
  const first = run.groups[from]?.start ?? run.start;
  const end = run.groups[to]?.end ?? run.end;
  const opening = /[+(]{1,2}$/u.exec(text.slice(Math.max(run.start, first - 2), first))?.[0].length ?? 0;
  return { start: first - opening, end };
}

function parse(text: string, span: Span, { home, role, budget }: Reading): FoundPhone | undefined {
  const written = text.slice(span.start, span.end);
  const digits = written.replace(/\D/gu, '');
  if (digits.length < 6 || digits.length > 17) return undefined;
  if (digits.length < leastDigits && role !== 'phone' && !/^[+(]*[+0]/u.test(written)) return undefined;
  if (budget.left <= 0) return undefined;
  budget.left -= 1;
  const readings = [written];
  if (digits.startsWith('00')) readings.push(`+${digits.slice(2)}`);
  if (role === 'phone' && digits.length >= 10) readings.push(`+${digits}`);
  for (const reading of readings) {
    const phone = parsePhoneNumberFromString(reading, home);
    if (phone?.isValid()) return { ...span, e164: phone.number };
  }
  return undefined;
}
