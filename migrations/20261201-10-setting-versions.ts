import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * Each change of a section of a tenant's settings, with the section as it was and as it became. Append-only for whoever
 * works in a tenant; only the system takes old ones away. `subject_id` is the assistant or connection, or the tenant itself.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'setting_versions', {
    columns: `id uuid not null,
    section text not null,
    subject_id uuid not null,
    at timestamptz not null default app_now(),
    actor_kind text not null,
    actor_id uuid,
    actor_name text not null,
    before jsonb not null,
    after jsonb not null,
    restored_from uuid,
    primary key (tenant_id, id)`,
    privileges: ['select', 'insert'],
  });
  await grantSystem(knex, 'setting_versions', ['select', 'insert', 'delete']);
  await knex.raw('create index setting_versions_latest on setting_versions (tenant_id, at desc, id desc)');
  await knex.raw(
    'create index setting_versions_section on setting_versions (tenant_id, section, subject_id, at desc, id desc)',
  );
}

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'setting_versions');
