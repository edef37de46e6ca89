import { z } from 'zod';
import type { VisitorFacts } from './event.js';

/** Pieces of which a connector builds the shapes of its platform, so that a change there costs as little as possible. */

/** Text that only decorates: left out when it is absent, blank, too long or no text at all. */
export const decoration = (maxLength: number) =>
  z.string().trim().min(1).max(maxLength).optional().catch(undefined);

/** A list in which one odd entry does not hide the others. */
export const looseList = <T>(entry: z.ZodType<T>) =>
  z
    .array(z.union([entry.transform((content) => ({ content })), z.unknown().transform(() => undefined)]))
    .transform((entries) => entries.flatMap((one) => (one === undefined ? [] : [one.content])));

/** Any ISO 8601 time, turned into UTC with milliseconds. One without a zone is UTC. */
export const isoTime = z
  .string()
  .transform((written) => (/(?:z|[+-]\d\d:?\d\d)$/i.test(written) ? written : `${written}Z`))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((written) => new Date(written).toISOString());

/** Milliseconds since 1970, turned into the same. */
export const msTime = z
  .number()
  .min(0)
  .max(253_402_300_799_999)
  .transform((ms) => new Date(ms).toISOString());

/** Seconds since 1970, with or without a fraction, turned into the same. */
export const secondsTime = z
  .number()
  .transform((seconds) => Math.round(seconds * 1000))
  .pipe(msTime);

type Contact = Pick<VisitorFacts, 'name' | 'email' | 'phone'>;
type KnownContact = { [Fact in keyof Contact]?: string | null | undefined };

/** What was captured and the platform does not know yet. What a page or an operator entered there is never replaced. */
export function factsMissing(captured: Contact, known: KnownContact, maxLength = 255): Contact {
  const missing: Contact = {};
  for (const fact of ['name', 'email', 'phone'] as const) {
    const text = (captured[fact] ?? '').replaceAll('\0', '').trim();
    const isKnown = (known[fact] ?? '').trim() !== '';
    if (!isKnown && text !== '' && text.length <= maxLength) missing[fact] = text;
  }
  return missing;
}
