import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** A tenant's own sign-in service (OpenID Connect), at most one each, and what it may do in that tenant. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'sign_in_services', {
    columns: `issuer text not null,
    client_id text not null,
    client_secret_sealed text,
    name text not null,
    is_enabled boolean not null,
    is_required boolean not null,
    creates_accounts boolean not null,
    default_role text not null check (default_role in ('admin', 'agent', 'viewer')),
    role_claim text,
    role_mapping jsonb not null default '[]',
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id)`,
  });
  // A sign-in holds the row while it ends, so that none comes through while the service is turned off; locking takes UPDATE.
  await grantSystem(knex, 'sign_in_services', ['select', 'update']);
}

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'sign_in_services');
