import { createHash } from 'node:crypto';

/**
 * The tag of what people change in a record. It is made from the content, so that every version of the product and every
 * process gives the same one, and a change that leads back to what was there is none. Strong in form, because If-Match
 * compares strongly; two answers with the same tag may still differ in what nobody edits, such as counters.
 */
export const entityTag = (content: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(content, inOrder)).digest('base64url').slice(0, 27)}"`;

/** The database gives members back in an order of its own. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether an If-Match header takes this tag. Without one any is right; `*` is any record that is there; weak ones match none. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined || header.trim() === '*') return true;
  return header.split(',').some((each) => each.trim() === tag);
}
