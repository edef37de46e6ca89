import { z } from 'zod';
import type { CreateApiKey } from '../contract/api-keys.js';
import { type Permission, permissionsOfScopes, Scope } from '../contract/permissions.js';
import { asSystem, type SystemDb, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { type Page, type PageRequest, readPage } from '../platform/database/read-page.js';
import { AppError, isStoreUnavailable } from '../platform/errors.js';
import { newId, newToken, sha256 } from '../platform/ids.js';

/** A form that secret scanners recognise. */
const keyPrefix = 'pb_';
const shownLength = 10;

/** A scope that only a newer version knows opens nothing here, and closes nothing (F-017). */
const StoredScopes = z
  .array(z.string())
  .transform((scopes) => scopes.flatMap((scope) => Scope.safeParse(scope).data ?? []));

const KeyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: StoredScopes,
  expires_at: z.date().nullable(),
  last_used_at: z.date().nullable(),
  revoked_at: z.date().nullable(),
  created_at: z.date(),
});
type KeyRow = z.infer<typeof KeyRow>;
const keyColumns = Object.keys(KeyRow.shape);

/** Makes a key that can do at most what its maker can. The key itself is returned this once; its hash is kept. */
export async function createApiKey(
  tx: TenantDb,
  { tenantId, wanted, maker }: { tenantId: string; wanted: CreateApiKey; maker: KeyMaker },
): Promise<KeyRow & { key: string }> {
  const missing = permissionsOfScopes(wanted.scopes).filter(
    (permission) => !maker.permissions.has(permission),
  );
  if (missing.length > 0) {
    const message = `A key cannot do more than its maker. You lack: ${missing.join(', ')}.`;
    throw new AppError('forbidden', { publicMessage: message });
  }
  const key = keyPrefix + newToken(30);
  const rows: unknown = await tx('api_keys')
    .insert({
      tenant_id: tenantId,
      id: newId(),
      name: wanted.name,
      prefix: key.slice(0, shownLength),
      key_hash: sha256(key),
      scopes: wanted.scopes,
      expires_at: wanted.expires_at ?? null,
      created_by: maker.personId,
    })
    .returning(keyColumns);
  return { ...z.tuple([KeyRow]).parse(rows)[0], key };
}

export interface KeyMaker {
  personId: string | null;
  permissions: ReadonlySet<Permission>;
}

export const listApiKeys = (tx: TenantDb, page: PageRequest): Promise<Page<KeyRow>> =>
  readPage(tx, tx('api_keys').select(keyColumns), {
    ...page,
    timeColumn: 'created_at',
    idColumn: 'id',
    row: KeyRow,
  });

/** Takes effect at once. Revoking twice is no error. */
export async function revokeApiKey(tx: TenantDb, id: string): Promise<void> {
  const changed = await tx('api_keys')
    .where({ id })
    .update({ revoked_at: tx.raw('coalesce(revoked_at, app_now())') });
  if (changed === 0) throw new AppError('not-found');
}

const FoundKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: StoredScopes,
  tenant_id: z.uuid(),
  tenant_status: z.string(),
  /** Its use has not been noted for a minute. */
  is_unnoted: z.boolean(),
});
export type FoundKey = z.infer<typeof FoundKey>;

/** The key behind a secret, if it still works. Notes its use, at most once a minute. */
export async function findApiKey(
  key: string,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<FoundKey | undefined> {
  if (!key.startsWith(keyPrefix)) return undefined;
  const found = await asSystem(db, (tx) => find(tx, key));
  if (found?.is_unnoted === true) await noteUse(found.id, { db });
  return found;
}

const unnoted = `coalesce(last_used_at, '-infinity') < app_now() - interval '1 minute'`;

async function find(tx: SystemDb, key: string): Promise<FoundKey | undefined> {
  const row: unknown = await tx('api_keys as k')
    .join('tenants as t', 't.id', 'k.tenant_id')
    .where('k.key_hash', sha256(key))
    .whereNull('k.revoked_at')
    .whereRaw('(k.expires_at is null or k.expires_at > app_now())')
    .first(
      ...['k.id', 'k.name', 'k.scopes', 'k.tenant_id', 't.status as tenant_status'],
      tx.raw(`${unnoted} as is_unnoted`),
    );
  return FoundKey.optional().parse(row);
}

/** A store that takes no writes can be read all the same: with a full disk, or while a fail-over is under way (F-026). */
async function noteUse(id: string, { db }: { db: Pick<Database, 'knex'> }): Promise<void> {
  try {
    await asSystem(db, (tx) =>
      tx('api_keys')
        .where({ id })
        .whereRaw(unnoted)
        .update({ last_used_at: tx.raw('app_now()') }),
    );
  } catch (error) {
    if (!isStoreUnavailable(error)) throw error;
  }
}
