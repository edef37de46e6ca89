import type { Retention } from '../../contract/config.js';

type Name = keyof Retention;

/** The days as their form holds them: a blank text keeps for ever. */
export type RetentionValues = Record<Name, string>;

export const retentionValues = (retention: Retention): RetentionValues => ({
  conversation_days: textOf(retention.conversation_days),
  lead_days: textOf(retention.lead_days),
  archive_days: textOf(retention.archive_days),
  audit_days: textOf(retention.audit_days),
});

export const retentionFromValues = (values: RetentionValues): Retention => ({
  conversation_days: daysOf(values.conversation_days),
  lead_days: daysOf(values.lead_days),
  archive_days: daysOf(values.archive_days),
  audit_days: daysOf(values.audit_days),
});

const textOf = (days: number | null): string => (days === null ? '' : String(days));

/** Not a number for what is none: the schema then says so at the input. */
const daysOf = (text: string): number | null => {
  if (text.trim() === '') return null;
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
};
