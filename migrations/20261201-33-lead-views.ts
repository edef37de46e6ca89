import type { Knex } from 'knex';
import { createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/** Filters of the lead list that somebody gave a name: a member's own, or the team's where no member stands. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'lead_views', {
    columns: `id uuid not null,
    member_id uuid,
    name text not null,
    filters jsonb not null,
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, member_id, name),
    foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade`,
  });
  await knex.raw(
    'create unique index lead_views_shared on lead_views (tenant_id, name) where member_id is null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'lead_views');
}
