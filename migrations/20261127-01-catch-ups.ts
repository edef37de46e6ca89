import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * How far the history of each connection's platform has been read, for what no webhook brought. `cursor` is the
 * connector's own; `is_through` says that nothing newer was known when it was last read, `is_asked` that somebody wants it
 * read from now on, `is_slow` that the platform's quota allows no more at present.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'catch_ups', {
    columns: `connection_id uuid not null,
    cursor text not null,
    due_at timestamptz not null default app_now(),
    is_through boolean not null default true,
    is_asked boolean not null default false,
    is_slow boolean not null default false,
    failures integer not null default 0,
    problem text,
    read_at timestamptz,
    primary key (tenant_id, connection_id),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index catch_ups_due on catch_ups (due_at)');
  await grantSystem(knex, 'catch_ups', ['select', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'catch_ups');
}
