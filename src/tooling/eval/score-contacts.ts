import type { PersonalDataSpan, Span } from '../../pipeline/contacts/span.js';

/** One message: what stands in it, and what was read out of it. */
export interface ContactOutcome {
  text: string;
  gold: { emails: readonly string[]; phones_e164: readonly string[]; name: string | null };
  /** Must be masked. */
  pii: readonly Span[];
  /** May be masked. */
  optional: readonly Span[];
  read: { emails: readonly string[]; phones_e164: readonly string[]; name: string | null };
  masked: readonly PersonalDataSpan[];
  ms: number;
}

export interface ContactScore {
  messages: number;
  /** Percentages. */
  emailsF1: number;
  phonesF1: number;
  namesExact: number;
  /** Messages in which a name was read though nobody named themself. */
  falseNames: number;
  wholeRight: number;
  /** Messages with a letter or digit left of something that had to be masked. */
  leaks: number;
  /** Percentage of the letters and digits that were masked without need. */
  harmlessMasked: number;
  msPerMessage: number;
}

const titles = /(?<!\p{L})(?:dr|mr|mrs|ms|herr|frau|prof|mme|m|sr|sra)\.?\s+/gu;

/** Names are compared without case, titles, closing punctuation and doubled blanks. */
const comparable = (name: string | null) =>
  (name ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(titles, '')
    .replace(/[.,;:!?'"]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether every field of the message was read as it stands there, and nothing else. */
export function isWholeRight({ gold, read }: ContactOutcome): boolean {
  return (
    isSameSet(gold.emails, read.emails) &&
    isSameSet(gold.phones_e164, read.phones_e164) &&
    comparable(gold.name) === comparable(read.name)
  );
}

/** Whether something that had to be masked would still be readable in part. */
export function leaks({ text, pii, masked }: ContactOutcome): boolean {
  return pii.some((span) => meaningfulIn(text, span).some((index) => !covers(masked, index)));
}

export function scoreContacts(outcomes: readonly ContactOutcome[]): ContactScore {
  const named = outcomes.filter(({ gold }) => gold.name !== null);
  const harmless = outcomes.flatMap(({ text, pii, optional, masked }) =>
    meaningfulIn(text, { start: 0, end: text.length })
      .filter((index) => !covers(pii, index) && !covers(optional, index))
      .map((index) => covers(masked, index)),
  );
  return {
    messages: outcomes.length,
    emailsF1: f1(outcomes.map(({ gold, read }) => [gold.emails, read.emails])),
    phonesF1: f1(outcomes.map(({ gold, read }) => [gold.phones_e164, read.phones_e164])),
    namesExact: percentage(named, ({ gold, read }) => comparable(gold.name) === comparable(read.name)),
    falseNames: outcomes.filter(({ gold, read }) => gold.name === null && read.name !== null).length,
    wholeRight: percentage(outcomes, isWholeRight),
    leaks: outcomes.filter(leaks).length,
    harmlessMasked: percentage(harmless, (isMasked) => isMasked),
    msPerMessage: outcomes.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, outcomes.length),
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  new Set(one).size === new Set(other).size && one.every((value) => other.includes(value));

const covers = (spans: readonly Span[], index: number) =>
  spans.some(({ start, end }) => start <= index && index < end);

/** The places of letters, digits and the sign @; what lies between them tells nobody anything. */
const meaningfulIn = (text: string, { start, end }: Span): number[] =>
  Array.from({ length: end - start }, (_, offset) => start + offset).filter((index) =>
    /[\p{L}\p{N}@]/u.test(text.charAt(index)),
  );

function f1(pairs: readonly (readonly [gold: readonly string[], read: readonly string[]])[]): number {
  const right = pairs.reduce(
    (sum, [gold, read]) => sum + read.filter((value) => gold.includes(value)).length,
    0,
  );
  const total = pairs.reduce((sum, [gold, read]) => sum + gold.length + read.length, 0);
  return total === 0 ? 100 : (200 * right) / total;
}

const percentage = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  (100 * values.filter(holds).length) / Math.max(1, values.length);
