import type { Knex } from 'knex';
import { dropTables, grantSystem, secureTable } from '../src/platform/database/tenant-table.js';

/** What was done to the installation itself, by a platform admin or at its front door: a chain of its own, of no tenant. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table installation_audit_entries (
    id uuid primary key,
    actor_kind text not null,
    actor_id uuid,
    actor_name text not null,
    action text not null,
    subject_kind text,
    subject_id uuid,
    details jsonb not null default '{}',
    at timestamptz not null default app_now(),
    seq bigint not null unique,
    previous_hash text not null,
    hash text not null)`);
  await secureTable(knex, 'installation_audit_entries');
  await grantSystem(knex, 'installation_audit_entries', ['select', 'insert']);
  await knex.raw('create index installation_audit_entries_at on installation_audit_entries (at, id)');
  await knex.raw(`create trigger chain before insert on installation_audit_entries
    for each row execute function chain_audit_entry()`);
  await knex.raw(`create trigger keep before update or delete on installation_audit_entries
    for each row execute function refuse_audit_change()`);
  await knex.raw(`create trigger keep_all before truncate on installation_audit_entries
    for each statement execute function refuse_audit_change()`);
}

/** The head of its chain goes with it, or the next one would not begin at its beginning. */
export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'installation_audit_entries');
  await knex.raw('alter table audit_heads disable trigger keep');
  await knex.raw('alter table audit_heads no force row level security');
  await knex.raw('delete from audit_heads where tenant_id is null');
  await knex.raw('alter table audit_heads force row level security');
  await knex.raw('alter table audit_heads enable trigger keep');
}
