import { z } from 'zod';

type Document = Record<string, unknown>;

/**
 * Settings as the database holds them. Versions run side by side, so a member may be missing that an older one did not
 * know; it counts as in `otherwise`, and so does one that a newer version has given a form unknown here. What a newer
 * version has added is left out (reliability.md F-017).
 */
export const storedSettings = <T>(schema: z.ZodType<T>, otherwise: Document) =>
  z.looseObject({}).transform((stored) => read(schema, { ...otherwise, ...stored }, otherwise));

function read<T>(schema: z.ZodType<T>, stored: Document, otherwise: Document): T {
  const first = schema.safeParse(stored);
  if (first.success) return first.data;
  const known = withoutUnknown(stored, first.error.issues);
  const second = schema.safeParse(known);
  if (second.success) return second.data;
  const unreadable = second.error.issues.map(({ path }) => String(path[0]));
  const replaced = Object.entries(otherwise).filter(([name]) => unreadable.includes(name));
  return schema.parse({ ...known, ...Object.fromEntries(replaced) });
}

/** The same without the members that a strict part of the schema does not know. */
function withoutUnknown(stored: Document, issues: readonly z.core.$ZodIssue[]): Document {
  const known = structuredClone(stored);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const part = issue.path.reduce<unknown>((at, name) => (isObject(at) ? Reflect.get(at, name) : at), known);
    if (isObject(part)) for (const name of issue.keys) Reflect.deleteProperty(part, name);
  }
  return known;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
