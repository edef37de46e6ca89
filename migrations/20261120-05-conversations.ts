import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** What visitors, operators and we ourselves said, and the turns and deliveries that came of it. */
export async function up(knex: Knex): Promise<void> {
  await createConversations(knex);
  await createMessages(knex);
  await createTurns(knex);
  await createDeliveries(knex);
}

async function createConversations(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'visitors', {
    columns: `id uuid not null,
    connection_id uuid not null,
    external_id text not null,
    name text,
    email text,
    phone text,
    page_url text,
    language text,
    token_hash text,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, connection_id, external_id),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await createTenantTable(knex, 'conversations', {
    columns: `id uuid not null,
    connection_id uuid not null,
    visitor_id uuid not null,
    external_id text not null,
    status text not null default 'open' check (status in ('open', 'closed')),
    handler text not null default 'bot' check (handler in ('bot', 'human')),
    handler_reason text,
    handler_since timestamptz not null default app_now(),
    handover_version integer not null default 0,
    is_waiting_for_human boolean not null default false,
    channel text,
    language text,
    seq bigint not null default 0,
    visitor_seq bigint not null default 0,
    due_at timestamptz,
    waiting_since timestamptz,
    lease_token bigint not null default 0,
    lease_until timestamptz not null default '-infinity',
    last_message_at timestamptz,
    last_operator_at timestamptz,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, connection_id, external_id),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade,
    foreign key (tenant_id, visitor_id) references visitors (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index conversations_due on conversations (due_at) where due_at is not null');
  await knex.raw('create index conversations_visitor on conversations (tenant_id, visitor_id)');
  await knex.raw('create index conversations_recent on conversations (tenant_id, updated_at desc, id desc)');
  await knex.raw(
    `create index conversations_human on conversations (tenant_id, handler_since) where handler = 'human'`,
  );
  await grantSystem(knex, 'conversations', ['select']);
}

async function createMessages(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'messages', {
    columns: `id uuid not null,
    conversation_id uuid not null,
    connection_id uuid not null,
    external_id text not null,
    role text not null check (role in ('visitor', 'operator', 'bot', 'system')),
    is_private boolean not null default false,
    text text not null,
    attachments jsonb not null default '[]',
    sources jsonb not null default '[]',
    author_name text,
    mark text,
    sent_at timestamptz not null,
    received_at timestamptz not null default app_now(),
    edited_at timestamptz,
    deleted_at timestamptz,
    seq bigint not null,
    turn_id uuid,
    delivery_id uuid,
    primary key (tenant_id, id),
    unique (tenant_id, conversation_id, external_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index messages_conversation on messages (tenant_id, conversation_id, sent_at, seq)');
  await knex.raw(`create index messages_unanswered on messages (tenant_id, conversation_id)
    where role = 'visitor' and turn_id is null`);
  // What a hook without proof says: acted on only once the platform itself confirms it.
  await createTenantTable(knex, 'hints', {
    columns: `id uuid not null,
    connection_id uuid not null,
    conversation_external_id text not null,
    event_key text not null,
    role text,
    is_private boolean not null default false,
    event jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'refuted', 'parked')),
    attempts integer not null default 0,
    due_at timestamptz not null default app_now(),
    reason text,
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, connection_id, event_key),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await knex.raw(`create index hints_due on hints (due_at) where state = 'waiting'`);
  await knex.raw(`create index hints_conversation on hints (tenant_id, connection_id, conversation_external_id)
    where state = 'waiting'`);
  await grantSystem(knex, 'hints', ['select', 'delete']);
}

async function createTurns(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'turns', {
    columns: `id uuid not null,
    conversation_id uuid not null,
    assistant_id uuid not null,
    assistant_version bigint not null,
    decision text not null check (decision in ('reply', 'suggest', 'hand-over', 'stay-silent')),
    reason text not null,
    intent text,
    confidence real,
    language text,
    model text,
    tokens_in integer not null default 0,
    tokens_out integer not null default 0,
    message_ids uuid[] not null,
    sources jsonb not null default '[]',
    stages jsonb not null default '[]',
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index turns_conversation on turns (tenant_id, conversation_id, created_at)');
}

async function createDeliveries(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'deliveries', {
    columns: `id uuid not null,
    conversation_id uuid not null,
    connection_id uuid not null,
    turn_id uuid,
    kind text not null
      check (kind in ('reply', 'handover-text', 'operator-reply', 'note', 'handover', 'hand-back', 'contact', 'after-send', 'email')),
    part integer not null default 0,
    is_visible boolean not null,
    text text not null,
    details jsonb not null default '{}',
    sources jsonb not null default '[]',
    state text not null
      check (state in ('ready', 'sending', 'verifying', 'sent', 'parked', 'cancelled')),
    reason text,
    attempt integer not null default 0,
    lookups integer not null default 0,
    broken_lookups integer not null default 0,
    mark text not null,
    handover_version integer not null,
    created_by uuid,
    due_at timestamptz,
    sending_at timestamptz,
    sent_at timestamptz,
    sent_via text check (sent_via in ('ack', 'echo', 'readback', 'local')),
    external_ids text[] not null default '{}',
    created_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    unique (tenant_id, turn_id, kind, part),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade`,
  });
  await knex.raw('create index deliveries_due on deliveries (due_at) where due_at is not null');
  await knex.raw(
    'create index deliveries_conversation on deliveries (tenant_id, conversation_id, created_at)',
  );
  await knex.raw('create index deliveries_mark on deliveries (tenant_id, connection_id, mark)');
  await grantSystem(knex, 'deliveries', ['select']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'deliveries', 'turns', 'hints', 'messages', 'conversations', 'visitors');
}
