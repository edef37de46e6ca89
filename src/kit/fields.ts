import { z } from 'zod';

/** What a form needs to draw one config field. Kept in the schema, so that there is no second list. */
export interface FieldInfo {
  label: string;
  help?: string;
  placeholder?: string;
  /** Sealed at rest, never sent back to a browser, drawn as a password field. */
  secret?: boolean;
  /** Used once while connecting and never stored (a password that is traded for a hook registration). */
  once?: boolean;
}

/** Label, help and secrecy of every config field, readable from its schema. */
export const fieldInfo = z.registry<FieldInfo>();

/** A line of text that the tenant types. */
export const text = (info: FieldInfo) => z.string().trim().min(1).max(500).register(fieldInfo, info);

/** A credential. It is sealed before it is stored and never leaves the server again. */
export const secret = (info: FieldInfo) =>
  z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .register(fieldInfo, { ...info, secret: true });

/** A field that a form sends empty is a field that was not filled in. */
const emptyIsAbsent = (typed: string | undefined): string | undefined => (typed === '' ? undefined : typed);

/** A line of text that may be left out. */
export const optionalText = (info: FieldInfo) =>
  z.string().trim().max(500).optional().transform(emptyIsAbsent).register(fieldInfo, info);

/** A credential that may be left out. */
export const optionalSecret = (info: FieldInfo) =>
  z
    .string()
    .trim()
    .max(4000)
    .optional()
    .transform(emptyIsAbsent)
    .register(fieldInfo, { ...info, secret: true });

/** A credential that connects once and is then forgotten. It may be left out. */
export const oneTimeSecret = (info: FieldInfo) =>
  z
    .string()
    .max(4000)
    .optional()
    .transform(emptyIsAbsent)
    .register(fieldInfo, { ...info, secret: true, once: true });

/** The entries of a field that holds one per line (or several, parted by commas or spaces). */
export const entriesOf = (typed: string): string[] => typed.split(/[\s,]+/).filter((entry) => entry !== '');

/** The address of a server of the platform, without a trailing slash. */
export const serverUrl = (info: FieldInfo) =>
  z
    .url({ protocol: /^https?$/ })
    .max(300)
    .transform((url) => url.replace(/\/+$/, ''))
    .register(fieldInfo, info);
