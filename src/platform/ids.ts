import { createHash, randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';

/** A UUIDv7: unique, and in the order of creation within a process. */
export const newId = (): string => v7();

/** Whether a text is a UUID of any version, so that it may be given to a `uuid` column. */
export const isId = (text: string): boolean => validate(text);

/** An unguessable text of [A-Za-z0-9_-]. 24 bytes, the default, are 192 bits in 32 characters. */
export const newToken = (bytes = 24): string => randomBytes(bytes).toString('base64url');

/** Lower-case hexadecimal SHA-256. Enough for tokens made by `newToken`; a password needs a slow hash instead. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
