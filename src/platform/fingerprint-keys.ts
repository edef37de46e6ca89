import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './database/open-database.js';
import { asSystem, type SystemDb } from './database/tenant-db.js';
import { AppError } from './errors.js';
import type { Log } from './log.js';
import {
  createSealer,
  deriveFingerprintKeys,
  type FingerprintKeys,
  type SealedPlace,
  type Sealer,
  type SecretKeys,
} from './secrets.js';

export const placeOfFingerprintKey: SealedPlace = {
  ...{ tenantId: 'installation', table: 'fingerprint_keys', column: 'key_sealed' },
};

export interface FingerprintKeyDeps {
  db: Pick<Database, 'knex'>;
  secretKeys: SecretKeys;
  log: Pick<Log, 'error'>;
}

/**
 * The keys of this installation's fingerprints, the one for new ones first. Whoever comes first makes it: at random where no
 * business is yet, and else, for an installation from before it had keys of its own, from the SECRET_KEY (and the previous
 * one) of this moment, so that whoever was noted under these stays known for ever. What was noted under a SECRET_KEY that was
 * gone before that is known no more.
 */
export async function openFingerprintKeys(deps: FingerprintKeyDeps): Promise<FingerprintKeys> {
  const sealer = createSealer(deps.secretKeys);
  return asSystem(deps.db, async (tx) => {
    const there = await readKeys(tx, sealer, deps);
    return isSome(there) ? there : makeKeys(tx, sealer, deps);
  });
}

async function makeKeys(tx: SystemDb, sealer: Sealer, deps: FingerprintKeyDeps): Promise<FingerprintKeys> {
  await lockKeys(tx);
  const there = await readKeys(tx, sealer, deps);
  if (isSome(there)) return there;
  const isUsed = (await tx('tenants').first('id')) !== undefined;
  const isFirst = (await tx('fingerprint_keys').first('id')) === undefined;
  const made: FingerprintKeys =
    isUsed && isFirst ? deriveFingerprintKeys(deps.secretKeys) : [randomBytes(keyBytes)];
  await insertKeys(tx, made, sealer);
  return made;
}

/** Adds keys of other notes, such as those of a later backup: they are known again from the next start on. */
export async function addFingerprintKeys(
  tx: SystemDb,
  keys: readonly Buffer[],
  { secretKeys }: Pick<FingerprintKeyDeps, 'secretKeys'>,
): Promise<void> {
  await lockKeys(tx);
  await insertKeys(tx, keys, createSealer(secretKeys));
}

/** Throws `internal` when it was sealed with a key that is gone. */
export const openFingerprintKey = (sealed: string, sealer: Pick<Sealer, 'open'>): Buffer =>
  Buffer.from(sealer.open(sealed, placeOfFingerprintKey), 'base64url');

const keyBytes = 32;
const isSome = (keys: readonly Buffer[]): keys is FingerprintKeys => keys.length > 0;

/** So that of two processes that start at once one makes the key, and the other one finds it. */
const lockKeys = async (tx: SystemDb): Promise<void> => {
  await tx.raw('lock table fingerprint_keys in share row exclusive mode');
};

const Rows = z.array(z.object({ id: z.string(), key_sealed: z.string() }));

/** Those that open. One that was sealed with another SECRET_KEY must not stop the start: what that closed is to be given anew. */
async function readKeys(tx: SystemDb, sealer: Sealer, { log }: FingerprintKeyDeps): Promise<Buffer[]> {
  const rows = Rows.parse(await tx('fingerprint_keys').orderBy('position').select('id', 'key_sealed'));
  return rows.flatMap(({ id, key_sealed }) => {
    try {
      return [openFingerprintKey(key_sealed, sealer)];
    } catch (err) {
      if (!(err instanceof AppError)) throw err;
      log.error(
        { err, id },
        'a key of fingerprints does not open; who was erased under it is not known again',
      );
      return [];
    }
  });
}

async function insertKeys(tx: SystemDb, keys: readonly Buffer[], sealer: Sealer): Promise<void> {
  for (const key of keys)
    await tx('fingerprint_keys')
      .insert({
        id: createHash('sha256').update('fingerprint key').update(key).digest('base64url').slice(0, 22),
        position: tx('fingerprint_keys').select(tx.raw('coalesce(max(position) + 1, 0)')),
        key_sealed: sealer.seal(key.toString('base64url'), placeOfFingerprintKey),
      })
      .onConflict('id')
      .ignore();
}
