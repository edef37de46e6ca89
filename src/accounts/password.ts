import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: the floor that OWASP names (reliability.md A.7). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/**
 * Whether a password fits. For somebody who has none, or does not exist, the same work is done, so that the time tells
 * nothing (F-102).
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const fits = await verify(stored ?? (await nobodysHash()), password);
  return fits && stored !== null;
}

let kept: Promise<string> | undefined;
const nobodysHash = (): Promise<string> => (kept ??= hashPassword('a password that nobody has'));
