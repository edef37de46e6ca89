import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * Conversations that a tenant had at a platform before, read from its history. They stand apart from the live ones, so
 * that nothing that answers can see them. An import reads page by page: `cursor` is the connector's own and moves in the
 * transaction that stores the page; `is_again` is the second reading, for what moved in the list during the first.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'history_imports', {
    columns: `connection_id uuid not null,
    state text not null check (state in ('running', 'done', 'stopped')),
    since timestamptz,
    most_conversations integer not null check (most_conversations between 1 and 50000),
    cursor text,
    is_again boolean not null default false,
    is_limited boolean not null default false,
    waits_for text check (waits_for in ('quota', 'platform')),
    problem text,
    failures integer not null default 0,
    due_at timestamptz,
    began_at timestamptz not null default app_now(),
    finished_at timestamptz,
    primary key (tenant_id, connection_id),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index history_imports_due on history_imports (due_at) where due_at is not null');
  await grantSystem(knex, 'history_imports', ['select']);

  await createTenantTable(knex, 'archived_conversations', {
    columns: `id uuid not null,
    connection_id uuid not null,
    external_id text not null,
    message_count integer not null default 0,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, connection_id, external_id),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await knex.raw(`create index archived_conversations_latest
    on archived_conversations (tenant_id, connection_id, last_at desc, id desc)`);

  await createTenantTable(knex, 'archived_messages', {
    columns: `conversation_id uuid not null,
    external_id text not null,
    role text not null check (role in ('visitor', 'operator', 'bot', 'system')),
    text text not null,
    sent_at timestamptz not null,
    primary key (tenant_id, conversation_id, external_id),
    foreign key (tenant_id, conversation_id) references archived_conversations (tenant_id, id) on delete cascade`,
  });
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'archived_messages', 'archived_conversations', 'history_imports');
}
