import type { Knex } from 'knex';
import { queueRole, runtimeRole, systemRole } from '../src/platform/database/tenant-db.js';

/**
 * Three roles that own no table of ours: `runtime` sees one tenant, `system` looks across tenants where a table allows it,
 * `queue` owns the schema of the job queue and nothing else. Roles belong to the whole server, so they may exist already.
 */
export async function up(knex: Knex): Promise<void> {
  for (const role of [runtimeRole, systemRole, queueRole]) {
    await knex.raw(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
  }
  await knex.raw(`create schema if not exists bullmq authorization ${queueRole}`);
  // BullMQ's own migrations say "create schema if not exists", which asks for this right even where it exists.
  await knex.raw(
    `do $$ begin execute format('grant create on database %I to ${queueRole}', current_database()); end $$`,
  );
  await knex.raw(`revoke create on schema public from public`);
  await knex.raw(`grant usage on schema public to ${runtimeRole}, ${systemRole}`);
  // The one clock of everything that falls due. Only tests replace it.
  await knex.raw(
    `create function app_now() returns timestamptz language sql stable as 'select statement_timestamp()'`,
  );
}

/** The roles stay: another database of the same server may use them. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function app_now()');
  await knex.raw('drop schema bullmq cascade');
}
