import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** A tenant's links to platform accounts. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'connections', {
    columns: `id uuid not null,
    assistant_id uuid not null,
    connector text not null,
    name text not null,
    status text not null check (status in ('connecting', 'live', 'paused', 'broken')),
    trust text not null default 'auto' check (trust in ('off', 'shadow', 'draft', 'auto')),
    config_sealed text not null,
    config_public jsonb not null default '{}',
    state_sealed text,
    account_host text,
    account_id text,
    account_name text,
    manual_steps jsonb not null default '[]',
    hook_token_hash text not null,
    hook_token_sealed text not null,
    previous_hook_token_hash text,
    previous_hook_token_until timestamptz,
    public_key text,
    problem jsonb,
    version bigint not null default 1,
    last_event_at timestamptz,
    last_reply_at timestamptz,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    removed_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, assistant_id) references assistants (tenant_id, id)`,
  });
  // These three find the tenant, so they cannot start with it. A second holder is refused with the reason, by design.
  await knex.raw('create unique index connections_hook_token on connections (hook_token_hash)');
  await knex.raw(`create unique index connections_account on connections (connector, account_host, account_id)
    where account_id is not null`);
  await knex.raw(
    'create unique index connections_public_key on connections (public_key) where public_key is not null',
  );
  await knex.raw(`create index connections_previous_hook_token on connections (previous_hook_token_hash)
    where previous_hook_token_hash is not null`);
  await grantSystem(knex, 'connections', ['select']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'connections');
}
