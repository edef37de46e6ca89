import type { Knex } from 'knex';
import { runtimeRole, systemRole } from './tenant-db.js';

/** The tenant of the running transaction, or null. After one `SET LOCAL` the setting reads '' for the rest of the session. */
export const currentTenant = `(select nullif(current_setting('app.tenant_id', true), '')::uuid)`;

/** What the runtime role may do with a table. TRUNCATE is never among it: row-level security does not see it. */
export type Privilege = 'select' | 'insert' | 'update' | 'delete';

/**
 * Creates a table whose rows belong to tenants: `tenant_id` first, row-level security forced, one policy for reading and
 * writing. `columns` is SQL; its keys start with tenant_id and its references are composite, so that no row can point
 * to another tenant's.
 */
export async function createTenantTable(
  knex: Knex,
  name: string,
  {
    columns,
    privileges = ['select', 'insert', 'update', 'delete'],
  }: { columns: string; privileges?: Privilege[] },
): Promise<void> {
  await knex.raw(
    `create table ${name} (tenant_id uuid not null references tenants (id) on delete cascade, ${columns})`,
  );
  await secureTable(knex, name);
  await knex.raw(`create policy tenant on ${name} to ${runtimeRole}
    using (tenant_id = ${currentTenant}) with check (tenant_id = ${currentTenant})`);
  await knex.raw(`grant ${privileges.join(', ')} on ${name} to ${runtimeRole}`);
}

export async function secureTable(knex: Knex, name: string): Promise<void> {
  await knex.raw(`alter table ${name} enable row level security`);
  await knex.raw(`alter table ${name} force row level security`);
}

/** Lets the system role look at (or change) the rows of all tenants in one table. */
export async function grantSystem(knex: Knex, name: string, privileges: Privilege[]): Promise<void> {
  await knex.raw(`create policy system on ${name} to ${systemRole} using (true) with check (true)`);
  await knex.raw(`grant ${privileges.join(', ')} on ${name} to ${systemRole}`);
}

/** Creates a table that belongs to the installation, not to a tenant: the system role's alone. */
export async function createSystemTable(knex: Knex, name: string, columns: string): Promise<void> {
  await knex.raw(`create table ${name} (${columns})`);
  await secureTable(knex, name);
  await grantSystem(knex, name, ['select', 'insert', 'update', 'delete']);
}

/** Drops tables, the last made first. */
export async function dropTables(knex: Knex, ...names: string[]): Promise<void> {
  for (const name of names) await knex.raw(`drop table if exists ${name}`);
}
