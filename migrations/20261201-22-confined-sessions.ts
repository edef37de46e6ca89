import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';

/**
 * Sessions that began through a tenant's own sign-in service. They are good in that tenant alone, so they always name one;
 * the tenant ends them when it turns its service off.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table sessions add column is_confined boolean not null default false,
    add constraint sessions_confined_check check (not is_confined or tenant_id is not null)`);
  await knex.raw(`grant select (is_confined) on sessions to ${runtimeRole}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('delete from sessions where is_confined');
  await knex.raw(`revoke select (is_confined) on sessions from ${runtimeRole}`);
  await knex.raw('alter table sessions drop constraint sessions_confined_check, drop column is_confined');
}
