import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';
import {
  createSystemTable,
  createTenantTable,
  currentTenant,
  dropTables,
  grantSystem,
  secureTable,
} from '../src/platform/database/tenant-table.js';

/** Tenants, the people who sign in, what they may do where, and what they did. */
export async function up(knex: Knex): Promise<void> {
  await createTenants(knex);
  await createPeople(knex);
  await createKeys(knex);
}

async function createTenants(knex: Knex): Promise<void> {
  await knex.raw(`create table tenants (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    status text not null default 'active' check (status in ('active', 'suspended', 'deleted')),
    config jsonb not null default '{}',
    version bigint not null default 1,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now())`);
  await secureTable(knex, 'tenants');
  await knex.raw(`create policy tenant on tenants to ${runtimeRole}
    using (id = ${currentTenant}) with check (id = ${currentTenant})`);
  await knex.raw(`grant select, update on tenants to ${runtimeRole}`);
  await grantSystem(knex, 'tenants', ['select', 'insert', 'update', 'delete']);
}

async function createPeople(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'people',
    `id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    password_hash text,
    is_platform_admin boolean not null default false,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now()`,
  );
  await createTenantTable(knex, 'members', {
    columns: `id uuid not null,
    person_id uuid not null references people (id) on delete cascade,
    role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, person_id)`,
  });
  await grantSystem(knex, 'members', ['select', 'insert', 'update', 'delete']);
  await createSystemTable(
    knex,
    'sessions',
    `id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    tenant_id uuid references tenants (id) on delete cascade,
    token_hash text not null unique,
    created_at timestamptz not null default app_now(),
    last_used_at timestamptz not null default app_now(),
    expires_at timestamptz not null,
    user_agent text`,
  );
  await createSystemTable(
    knex,
    'one_time_links',
    `token_hash text primary key,
    person_id uuid not null references people (id) on delete cascade,
    purpose text not null check (purpose in ('set-password')),
    expires_at timestamptz not null,
    used_at timestamptz`,
  );
  // Failed sign-ins, counted where a wiped cache cannot forget them (reliability.md F-102).
  await createSystemTable(
    knex,
    'sign_in_failures',
    `subject_hash text not null,
    failed_at timestamptz not null default app_now()`,
  );
  await knex.raw('create index sign_in_failures_subject on sign_in_failures (subject_hash, failed_at)');
}

async function createKeys(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'api_keys', {
    columns: `id uuid not null,
    name text not null,
    prefix text not null,
    key_hash text not null,
    scopes text[] not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id)`,
  });
  await knex.raw('create unique index api_keys_hash on api_keys (key_hash)');
  await grantSystem(knex, 'api_keys', ['select', 'update']);
  await createTenantTable(knex, 'audit_entries', {
    columns: `id uuid not null,
    actor_kind text not null,
    actor_id uuid,
    actor_name text not null,
    action text not null,
    subject_kind text,
    subject_id uuid,
    details jsonb not null default '{}',
    at timestamptz not null default app_now(),
    primary key (tenant_id, id)`,
    privileges: ['select', 'insert'],
  });
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'audit_entries', 'api_keys', 'sign_in_failures', 'one_time_links', 'sessions');
  await dropTables(knex, 'members', 'people', 'tenants');
}
