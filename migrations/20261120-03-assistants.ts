import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** A tenant's assistants and the intents of each. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'assistants', {
    columns: `id uuid not null,
    name text not null,
    settings jsonb not null,
    version bigint not null default 1,
    is_default boolean not null default false,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id)`,
  });
  await knex.raw('create unique index assistants_default on assistants (tenant_id) where is_default');
  await createTenantTable(knex, 'intents', {
    columns: `id uuid not null,
    assistant_id uuid not null,
    name text not null,
    label text not null,
    action text not null check (action in ('answer', 'canned-reply', 'hand-over', 'booking-link', 'ignore')),
    examples jsonb not null default '[]',
    reply_texts jsonb not null default '{}',
    is_starter boolean not null default false,
    trust text check (trust in ('off', 'shadow', 'draft', 'auto')),
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, assistant_id, name),
    foreign key (tenant_id, assistant_id) references assistants (tenant_id, id) on delete cascade`,
  });
  await grantSystem(knex, 'assistants', ['select']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'intents', 'assistants');
}
