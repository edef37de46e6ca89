import type { Knex } from 'knex';
import { systemRole } from '../src/platform/database/tenant-db.js';

/**
 * A chain of the audit log may begin later than with its first entry: what a tenant no longer keeps is cut off from its
 * front, and the head says where it begins now. Only the system may cut, and only where it says so first (`app.audit_cut`,
 * for one transaction).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table audit_heads add column cut_seq bigint not null default 0,
    add column cut_hash text not null default ''`);
  await dropKeepers(knex, ['keep']);
  const isCutting = `current_user = '${systemRole}' and current_setting('app.audit_cut', true) = 'on'`;
  const unless = `and (${isCutting}) is not true`;
  await keep(knex, { name: 'keep', from: 'delete on audit_entries', unless });
  await keep(knex, { name: 'keep_written', from: 'update on audit_entries' });
  await keep(knex, { name: 'keep', from: 'update on audit_heads', unless });
  await keep(knex, { name: 'keep_written', from: 'insert or delete on audit_heads' });
}

export async function down(knex: Knex): Promise<void> {
  await dropKeepers(knex, ['keep', 'keep_written']);
  await keep(knex, { name: 'keep', from: 'update or delete on audit_entries' });
  await keep(knex, { name: 'keep', from: 'insert or update or delete on audit_heads' });
  await knex.raw('alter table audit_heads drop column cut_hash, drop column cut_seq');
}

async function dropKeepers(knex: Knex, names: readonly string[]): Promise<void> {
  for (const table of ['audit_entries', 'audit_heads'])
    for (const name of names) await knex.raw(`drop trigger ${name} on ${table}`);
}

const keep = (
  knex: Knex,
  { name, from, unless = '' }: { name: string; from: string; unless?: string },
): Knex.Raw =>
  knex.raw(`create trigger ${name} before ${from} for each row
    when (pg_trigger_depth() = 0 ${unless}) execute function refuse_audit_change()`);
