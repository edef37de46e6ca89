import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/open-database.js';
import { asSystem, inTenant, type SystemDb, type TenantDb } from '../database/tenant-db.js';
import { AppError, isStoreUnavailable } from '../errors.js';
import { newId, sha256 } from '../ids.js';
import type { Log } from '../log.js';
import type { SealedPlace, Sealer } from '../secrets.js';
import type { Caller } from './caller.js';

/** Whose keys they are: another caller's are never met, nor another tenant's. */
export interface KeyOwner {
  tenantId: string | null;
  caller: string;
}

/** One request with a key of the client's own. */
export interface KeyedRequest extends KeyOwner {
  key: string;
  /** Of all that makes it this request: method, address and body. */
  fingerprint: string;
}

export interface Idempotency {
  /**
   * Does the work once for a key. Later requests with it get the same answer; another request with it is refused with
   * `idempotency-key-reused`, one that comes while the first runs with `idempotency-in-progress`. What was refused or
   * failed is not kept: the same key may try again.
   */
  once(
    request: KeyedRequest,
    work: () => Promise<unknown>,
  ): Promise<{ answer: unknown; isReplayed: boolean }>;
}

export interface IdempotencyDeps {
  db: Pick<Database, 'knex'>;
  sealer: Pick<Sealer, 'seal' | 'open'>;
  log: Pick<Log, 'warn'>;
}

/** How long an answer is kept. */
export const keptHours = 24;

/** A request that has not ended by then died with its process, and its key may run again. */
const claimSeconds = 120;

/** Keeps answers in the database, in the tenant's own table and sealed, as an answer may hold a new key or people's data. */
export function createIdempotency({ db, sealer, log }: IdempotencyDeps): Idempotency {
  return {
    once: async (request, work) => {
      const place = placeOf(request);
      const claimId = newId();
      const sealed = await place.run(db, (tx) => claim(tx, request, { table: place.table, claimId }));
      if (sealed !== undefined) return { answer: openAnswer(sealed, place, sealer), isReplayed: true };
      const own = { table: place.table, claimId };
      try {
        const answer = await work();
        const kept = sealer.seal(JSON.stringify({ answer }), place.sealed);
        await survive(log, () => place.run(db, (tx) => settle(tx, own, kept)));
        return { answer, isReplayed: false };
      } catch (error) {
        await survive(log, () => place.run(db, (tx) => release(tx, own)));
        throw error;
      }
    },
  };
}

type Tx = TenantDb | SystemDb;

interface Place {
  table: string;
  sealed: SealedPlace;
  run: <T>(db: Pick<Database, 'knex'>, work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** What a kept answer is sealed for: its tenant, or the installation for who acts in none. */
export const placeOfAnswer = (tenantId: string | null): SealedPlace => ({
  tenantId: tenantId ?? 'installation',
  table: tenantId === null ? 'installation_idempotency_keys' : 'idempotency_keys',
  column: 'answer_sealed',
});

function placeOf({ tenantId }: KeyOwner): Place {
  const sealed = placeOfAnswer(tenantId);
  const run: Place['run'] = (db, work) =>
    tenantId === null ? asSystem(db, work) : inTenant(db, tenantId, work);
  return { table: sealed.table, sealed, run };
}

interface Own {
  table: string;
  claimId: string;
}

const Row = z.object({ fingerprint: z.string(), answer_sealed: z.string().nullable() });

/** Nothing when the work is ours to do, else the sealed answer of the request that did it. */
async function claim(
  tx: Tx,
  { tenantId, caller, key, fingerprint }: KeyedRequest,
  { table, claimId }: Own,
): Promise<string | undefined> {
  const where = { caller, key_hash: sha256(key) };
  const isOver = `${table}.created_at < app_now() - make_interval(hours => ${keptHours})`;
  const isDead = `${table}.answer_sealed is null and ${table}.claimed_until < app_now() and ${table}.fingerprint = excluded.fingerprint`;
  const claimed: unknown = await tx(table)
    .insert({
      ...{ ...where, fingerprint, claim_id: claimId, answer_sealed: null },
      ...(tenantId === null ? {} : { tenant_id: tenantId }),
      claimed_until: tx.raw('app_now() + make_interval(secs => ?)', [claimSeconds]),
      created_at: tx.raw('app_now()'),
    })
    .onConflict(tenantId === null ? ['caller', 'key_hash'] : ['tenant_id', 'caller', 'key_hash'])
    .merge(['fingerprint', 'claim_id', 'answer_sealed', 'claimed_until', 'created_at'])
    .whereRaw(`(${isOver}) or (${isDead})`)
    .returning('claim_id');
  if (z.array(z.unknown()).parse(claimed).length > 0) return undefined;
  const known = Row.optional().parse(await tx(table).where(where).first('fingerprint', 'answer_sealed'));
  if (known && known.fingerprint !== fingerprint) throw new AppError('idempotency-key-reused');
  // Its request still runs, or has failed at this very moment.
  if (!known || known.answer_sealed === null)
    throw new AppError('idempotency-in-progress', { retryAfterMs: 1_000 });
  return known.answer_sealed;
}

const settle = async (tx: Tx, { table, claimId }: Own, sealed: string): Promise<void> => {
  await tx(table).where({ claim_id: claimId }).update({ answer_sealed: sealed });
};

const release = async (tx: Tx, { table, claimId }: Own): Promise<void> => {
  await tx(table).where({ claim_id: claimId }).del();
};

/** What was done stays done, and is told, though it could not be written down; the claim then ends by itself. */
async function survive(log: IdempotencyDeps['log'], write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (err) {
    if (!isStoreUnavailable(err)) throw err;
    log.warn({ err }, 'the answer to a keyed request could not be kept');
  }
}

const Kept = z.object({ answer: z.unknown().optional() });

const openAnswer = (sealed: string, place: Place, sealer: Pick<Sealer, 'open'>): unknown =>
  Kept.parse(JSON.parse(sealer.open(sealed, place.sealed))).answer;

/** Does a handler's work, once where the request carries a key. */
export type Once = (owner: KeyOwner, work: () => Promise<unknown>) => Promise<unknown>;

/** The client's own key, as the header has it. Throws `bad-request` for one that is no key. */
export function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x20-\x7e]{1,255}$/.test(header)) return header;
  const publicMessage = 'An Idempotency-Key has 1 to 255 printable ASCII characters.';
  throw new AppError('bad-request', { publicMessage });
}

export const fingerprintOf = (method: string, url: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${url}\n`).update(body).digest('hex');

/** The owner of a caller's keys: two keys of one tenant, or a key and a person, never meet. */
export const ownerOf = ({ tenantId, personId, keyId }: Caller): KeyOwner => ({
  tenantId,
  caller: keyId === null ? `person ${personId ?? ''}` : `key ${keyId}`,
});
