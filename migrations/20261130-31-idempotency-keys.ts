import type { Knex } from 'knex';
import {
  createSystemTable,
  createTenantTable,
  dropTables,
  grantSystem,
} from '../src/platform/database/tenant-table.js';

/**
 * What was answered to requests that carried a key of the client's own. A row without an answer is a claim: its request is
 * running, or died with its process. Callers who act in no tenant have a table of their own.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'idempotency_keys', {
    columns: `${columns}, primary key (tenant_id, caller, key_hash)`,
  });
  await knex.raw('create index idempotency_keys_age on idempotency_keys (created_at)');
  await grantSystem(knex, 'idempotency_keys', ['select', 'delete']);
  await createSystemTable(
    knex,
    'installation_idempotency_keys',
    `${columns}, primary key (caller, key_hash)`,
  );
}

const columns = `caller text not null,
  key_hash text not null,
  fingerprint text not null,
  claim_id uuid not null,
  claimed_until timestamptz not null,
  answer_sealed text,
  created_at timestamptz not null default app_now()`;

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'installation_idempotency_keys', 'idempotency_keys');
}
