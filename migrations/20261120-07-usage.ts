import type { Knex } from 'knex';
import { createSystemTable, createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/** What each tenant used per day, for budgets; and which process leads the scheduler. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'usage_counters', {
    columns: `day date not null,
    kind text not null,
    subject text not null default '',
    amount bigint not null default 0,
    primary key (tenant_id, day, kind, subject)`,
  });
  await createSystemTable(
    knex,
    'leases',
    `name text primary key,
    holder text not null,
    held_until timestamptz not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'leases', 'usage_counters');
}
