import type { Knex } from 'knex';
import { createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * What failed lately and rests until `open_until`: a tenant's connection or its language model. In the database, so that
 * many workers together do not ask more often than one.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'circuits', {
    columns: `subject text not null,
    failures integer not null default 0,
    open_until timestamptz not null default '-infinity',
    primary key (tenant_id, subject)`,
  });
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'circuits');
}
