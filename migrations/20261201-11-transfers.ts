import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * Exports of all that a tenant owns, and imports of such an archive. An export is built piece by piece: `kind` and `cursor`
 * say which comes next, and move in the transaction that stores one. The pieces of an import are the archive's bytes as
 * they came. They stand in the database, so that any process can go on and any can hand them out.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'transfers', {
    columns: `id uuid not null,
    direction text not null check (direction in ('export', 'import')),
    state text not null check (state in ('building', 'receiving', 'loading', 'done', 'failed')),
    kind text,
    cursor jsonb,
    row_count bigint not null default 0,
    byte_count bigint not null default 0,
    left_out bigint not null default 0,
    failures integer not null default 0,
    problem text,
    began_by text not null,
    created_at timestamptz not null default app_now(),
    finished_at timestamptz,
    expires_at timestamptz not null,
    primary key (tenant_id, id)`,
  });
  await knex.raw(`create unique index transfers_open on transfers (tenant_id, direction)
    where state in ('building', 'receiving', 'loading')`);
  await knex.raw('create index transfers_expiry on transfers (expires_at)');
  await grantSystem(knex, 'transfers', ['select', 'delete']);
  await createTenantTable(knex, 'transfer_parts', {
    columns: `transfer_id uuid not null,
    number integer not null,
    kind text not null default '',
    row_count integer not null default 0,
    sha256 text not null,
    bytes bytea not null,
    primary key (tenant_id, transfer_id, kind, number),
    foreign key (tenant_id, transfer_id) references transfers (tenant_id, id) on delete cascade`,
  });
}

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'transfer_parts', 'transfers');
