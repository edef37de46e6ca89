import type { Knex } from 'knex';
import { systemRole } from '../src/platform/database/tenant-db.js';

/**
 * When the words of a conversation were taken out because their time was over; what is written there later counts anew.
 * Old audit entries are the system's alone to take away.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table conversations add column content_purged_at timestamptz');
  await knex.raw(`create index conversations_content on conversations (tenant_id, updated_at)
    where content_purged_at is null or content_purged_at < updated_at`);
  await knex.raw(`grant select, delete on audit_entries to ${systemRole}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke select, delete on audit_entries from ${systemRole}`);
  await knex.raw('drop index conversations_content');
  await knex.raw('alter table conversations drop column content_purged_at');
}
