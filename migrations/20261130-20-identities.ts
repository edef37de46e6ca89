import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * Who somebody is at a sign-in service: its issuer and the subject it names, which unlike an address never belong to
 * anybody else later. `tenant_id` says whose service it is: null is the installation's own. The same subject at the same
 * issuer is another identity for each of them, so that what one tenant set up opens nothing elsewhere.
 */
export async function up(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'identities',
    `id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    tenant_id uuid references tenants (id) on delete cascade,
    issuer text not null,
    subject text not null,
    created_at timestamptz not null default app_now(),
    last_used_at timestamptz not null default app_now()`,
  );
  await knex.raw(
    'create unique index identities_of_installation on identities (issuer, subject) where tenant_id is null',
  );
  await knex.raw(
    'create unique index identities_of_tenant on identities (tenant_id, issuer, subject) where tenant_id is not null',
  );
  await knex.raw('create index identities_person on identities (person_id)');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'identities');
}
