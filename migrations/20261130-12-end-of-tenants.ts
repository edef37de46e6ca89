import type { Knex } from 'knex';

/**
 * When a tenant that is to be deleted is gone for good, and what it was before. Until then it is suspended, which versions
 * that do not know of this understand too.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table tenants add column delete_at timestamptz');
  await knex.raw(
    `alter table tenants add column resume_status text check (resume_status in ('active', 'suspended'))`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table tenants drop column resume_status');
  await knex.raw('alter table tenants drop column delete_at');
}
