import type { Knex } from 'knex';
import { runtimeRole, systemRole } from '../src/platform/database/tenant-db.js';
import {
  createTenantTable,
  currentTenant,
  dropTables,
  grantSystem,
} from '../src/platform/database/tenant-table.js';

/**
 * Who is asked into a team, and what a team may do about itself: end its members' sessions. An invitation is found by the
 * hash of its link before its tenant is known; only the last link works, so there is one hash.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'invitations', {
    columns: `id uuid not null,
    email text not null check (email = lower(email)),
    role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
    token_hash text,
    invited_by uuid,
    invited_by_name text not null,
    created_at timestamptz not null default app_now(),
    expires_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, email)`,
  });
  await knex.raw('create index invitations_token on invitations (token_hash)');
  await grantSystem(knex, 'invitations', ['select', 'update', 'delete']);

  // A tenant's own transaction ends the sessions that began in it, and sees nothing of them.
  await knex.raw(`create policy tenant on sessions to ${runtimeRole}
    using (tenant_id = ${currentTenant}) with check (tenant_id = ${currentTenant})`);
  await knex.raw(`grant select (tenant_id, person_id) on sessions to ${runtimeRole}`);
  await knex.raw(`grant delete on sessions to ${runtimeRole}`);

  // Whoever accepts an invitation is in no tenant yet, and is written down in the one they join.
  await grantSystem(knex, 'audit_entries', ['insert']);
  await knex.raw('alter table people add column last_sign_in_at timestamptz');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table people drop column last_sign_in_at');
  await knex.raw('drop policy system on audit_entries');
  await knex.raw(`revoke insert on audit_entries from ${systemRole}`);
  await knex.raw(`revoke delete on sessions from ${runtimeRole}`);
  await knex.raw(`revoke select (tenant_id, person_id) on sessions from ${runtimeRole}`);
  await knex.raw('drop policy tenant on sessions');
  await dropTables(knex, 'invitations');
}
