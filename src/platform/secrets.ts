import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from './errors.js';

/** Where a sealed value belongs. It opens there and nowhere else (reliability.md F-115). */
export interface SealedPlace {
  tenantId: string;
  table: string;
  column: string;
}

export interface Sealer {
  /** Encrypts a text for one place. Never gives the same token twice. */
  seal(plain: string, place: SealedPlace): string;
  /** Throws `internal` for a token that was changed, moved to another place, or sealed with a key that is gone. */
  open(sealed: string, place: SealedPlace): string;
  /** Whether a token was sealed with the current key; otherwise seal it anew before the previous key is taken away. */
  isCurrent(sealed: string): boolean;
  /**
   * What words can be known again by and not be read from: keyed hashes, the one to note first, then those that they may have
   * been noted as. Without the key nobody can try guesses.
   */
  fingerprints(words: readonly string[]): readonly [string, ...string[]];
}

export interface SecretKeys {
  current: string;
  previous?: string | undefined;
}

/** What fingerprints are keyed with: the first makes those that are noted, all are known again. */
export type FingerprintKeys = readonly [Buffer, ...Buffer[]];

interface SealingKey {
  id: string;
  bytes: Buffer;
}

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals with AES-256-GCM under a key derived from SECRET_KEY. The token is `v1.{key id}.{nonce}.{ciphertext and tag}`.
 * Tokens of the previous SECRET_KEY still open, so that a key can be changed while the product runs. Fingerprints have keys
 * of their own (`openFingerprintKeys`); who makes none that last needs none.
 */
export function createSealer(
  secretKeys: SecretKeys,
  fingerprintKeys: FingerprintKeys = deriveFingerprintKeys(secretKeys),
): Sealer {
  const current = deriveKey(secretKeys.current);
  const previous = secretKeys.previous === undefined ? [] : [deriveKey(secretKeys.previous)];
  const keys = new Map([...previous, current].map((key) => [key.id, key]));
  return {
    seal: (plain, place) => sealWith(current, plain, place),
    open: (sealed, place) => openWith(keys, sealed, place),
    isCurrent: (sealed) => sealed.startsWith(`${version}.${current.id}.`),
    fingerprints: (words) => {
      const text = JSON.stringify(words);
      const [first, ...others] = fingerprintKeys;
      return [fingerprint(first, text), ...others.map((key) => fingerprint(key, text))];
    },
  };
}

const fingerprint = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** What fingerprints were keyed with before they had keys of their own. */
export const deriveFingerprintKeys = ({ current, previous }: SecretKeys): FingerprintKeys => [
  deriveFingerprintKey(current),
  ...(previous === undefined ? [] : [deriveFingerprintKey(previous)]),
];

const deriveFingerprintKey = (secretKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'patchbay', 'fingerprint v1', 32));

function sealWith(key: SealingKey, plain: string, place: SealedPlace): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(key, place));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [version, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

function openWith(keys: ReadonlyMap<string, SealingKey>, token: string, place: SealedPlace): string {
  const [, keyId = '', nonceText = '', sealedText = ''] =
    /^v1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  const key = keys.get(keyId);
  if (key === undefined) throw unopened(place, `no key with the id "${keyId}"`);
  const sealed = Buffer.from(sealedText, 'base64url');
  const nonce = Buffer.from(nonceText, 'base64url');
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) throw unopened(place, 'malformed token');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(key, place));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return decipher.update(sealed.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw unopened(place, 'the token was changed or belongs elsewhere', cause);
  }
}

const unopened = (place: SealedPlace, why: string, cause?: unknown): AppError =>
  new AppError('internal', { details: { unopened: place, why }, cause });

/** JSON keeps the parts apart: ("ab", "c") and ("a", "bc") must not look alike. */
const associatedData = (key: SealingKey, { tenantId, table, column }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([version, key.id, tenantId, table, column]));

function deriveKey(secretKey: string): SealingKey {
  const bytes = Buffer.from(hkdfSync('sha256', secretKey, 'patchbay', 'seal column v1', 32));
  const id = createHash('sha256').update('key id').update(bytes).digest('base64url').slice(0, 8);
  return { id, bytes };
}
