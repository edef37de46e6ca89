import type { Knex } from 'knex';

/**
 * When a proven domain is looked at again, and since when and how often in a row its record was missing. Whoever takes a
 * check moves `check_due_at` on; what it finds counts only while that still stands.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table domains add column check_due_at timestamptz,
    add column missing_since timestamptz,
    add column missing_checks integer not null default 0`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'alter table domains drop column check_due_at, drop column missing_since, drop column missing_checks',
  );
}
