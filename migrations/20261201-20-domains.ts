import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * Domains that tenants say are theirs, and since when that is proven: by a TXT record with a token that is another one for
 * each tenant. Anybody may claim any domain; only one at a time has it proven.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'domains', {
    columns: `id uuid not null,
    domain text not null check (domain = lower(domain)),
    token text not null,
    proven_at timestamptz,
    checked_at timestamptz,
    problem text check (problem in ('no-record', 'unreachable', 'taken', 'lost')),
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, domain)`,
    privileges: ['select', 'delete'],
  });
  // A tenant's own transaction may claim a domain, and never say that it is proven.
  await knex.raw(`grant insert (tenant_id, id, domain, token) on domains to ${runtimeRole}`);
  await knex.raw('create unique index domains_proven on domains (domain) where proven_at is not null');
  await knex.raw('create index domains_domain on domains (domain)');
  // Who proves a domain may take it from whoever has it no more; the sign-in page looks for it in all tenants.
  await grantSystem(knex, 'domains', ['select', 'update']);
}

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'domains');
