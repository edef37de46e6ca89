import type { Knex } from 'knex';
import { queueRole } from '../src/platform/database/tenant-db.js';

/**
 * The roles that tenants' transactions run as make no temporary objects: such a table would come before ours in the search path, and
 * stay in the pooled connection for whoever has it next. The owner of the database keeps the
 * right, and the queue, whose connections are its own.
 */
export async function up(knex: Knex): Promise<void> {
  await onDatabase(knex, `grant temporary on database %I to ${queueRole}`);
  await onDatabase(knex, 'revoke temporary on database %I from public');
}

export async function down(knex: Knex): Promise<void> {
  await onDatabase(knex, 'grant temporary on database %I to public');
  await onDatabase(knex, `revoke temporary on database %I from ${queueRole}`);
}

const onDatabase = async (knex: Knex, statement: string): Promise<void> => {
  await knex.raw(`do $$ begin execute format('${statement}', current_database()); end $$`);
};
