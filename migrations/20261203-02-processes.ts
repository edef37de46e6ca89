import type { Knex } from 'knex';
import { createSystemTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** What runs: each process writes itself down while it lives. And what platform admins see of each tenant's usage. */
export async function up(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'processes',
    `id uuid primary key,
    host text not null,
    roles text[] not null,
    version text not null,
    node text not null,
    started_at timestamptz not null default app_now(),
    seen_at timestamptz not null default app_now()`,
  );
  await grantSystem(knex, 'usage_counters', ['select']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop policy system on usage_counters');
  await knex.raw('revoke select on usage_counters from patchbay_system');
  await dropTables(knex, 'processes');
}
