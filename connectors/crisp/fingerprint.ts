import { createHash } from 'node:crypto';

const lowest = 2 ** 52;

/**
 * The fingerprint under which a reply is stored: the same for the same key, and above all that Crisp gives itself, which
 * look like a time in milliseconds with two digits more. Safe as a JavaScript number, as all of theirs (crisp.md 2).
 */
export const fingerprintOf = (idempotencyKey: string): number =>
  lowest + Number(createHash('sha256').update(idempotencyKey).digest().readBigUInt64BE() >> 12n);

/** What our key looks like when Crisp gives it back. */
export const markOf = (idempotencyKey: string): string => String(fingerprintOf(idempotencyKey));

/** Whether we could have sent it. The host still compares it with what it did send. */
export const isFromOurRange = (fingerprint: number): boolean => fingerprint >= lowest;
