import type { Knex } from 'knex';
import { z } from 'zod';
import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';
import { ConnectionRow } from './connection.js';

const rowColumns = [
  ...[
    'tenant_id',
    'id',
    'assistant_id',
    'connector',
    'name',
    'status',
    'trust',
    'config_sealed',
    'state_sealed',
  ],
  ...['account_host', 'account_id', 'hook_token_sealed', 'public_key', 'version'],
].map((column) => `connections.${column}`);

const withTenant = (tx: SystemDb | TenantDb): Knex.QueryBuilder =>
  tx('connections')
    .join('tenants', 'tenants.id', 'connections.tenant_id')
    .whereNull('connections.removed_at')
    .select(...rowColumns, 'tenants.status as tenant_status', 'tenants.config as tenant_config')
    .select(...['config', 'state'].map((part) => tx.raw(formerUntil(`previous_${part}_sealed`))));

/** Former secrets are read only while they are believed. */
const formerUntil = (column: string): string =>
  `case when connections.previous_secrets_until > app_now() then connections.${column} end as ${column}`;

const first = async (query: Knex.QueryBuilder): Promise<ConnectionRow | undefined> =>
  z.array(ConnectionRow).parse(await query.limit(1))[0];

/** By the hash of the secret part of its hook address, the former one too until its grace ends. */
export const findByHookToken = (tx: SystemDb, connector: string, tokenHash: string) =>
  first(
    withTenant(tx)
      .select(tx.raw('hook_token_hash <> ? as is_former_address', [tokenHash]))
      .where('connections.connector', connector)
      .whereRaw(
        '(hook_token_hash = ? or (previous_hook_token_hash = ? and previous_hook_token_until > app_now()))',
        [tokenHash, tokenHash],
      ),
  );

/** By the account that a shared hook address is for. Accounts of two servers of one platform may have the same id. */
export const findByAccount = async (
  tx: SystemDb,
  connector: string,
  accountId: string,
): Promise<ConnectionRow[]> =>
  z
    .array(ConnectionRow)
    .parse(
      await withTenant(tx)
        .where({ 'connections.connector': connector, 'connections.account_id': accountId })
        .limit(20),
    );

/** By an account id alone, whatever the platform: the token that stands in a tenant's public page. */
export const findByAccountToken = async (tx: SystemDb, accountId: string): Promise<ConnectionRow[]> =>
  z.array(ConnectionRow).parse(await withTenant(tx).where({ 'connections.account_id': accountId }).limit(2));

export const findByPublicKey = (tx: SystemDb, publicKey: string) =>
  first(withTenant(tx).where({ 'connections.public_key': publicKey }));

export const findById = (tx: TenantDb, id: string) => first(withTenant(tx).where({ 'connections.id': id }));

/** The one that belongs to the product itself, such as the one behind the chat API. */
export const findInternal = (tx: TenantDb, connector: string) =>
  first(withTenant(tx).where({ 'connections.connector': connector }));
