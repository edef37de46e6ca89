import type { Knex } from 'knex';
import { createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/** People who left a way to reach them. */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'leads', {
    columns: `id uuid not null,
    conversation_id uuid,
    connection_id uuid,
    visitor_id uuid,
    name text,
    email text,
    phone text,
    status text not null default 'new' check (status in ('new', 'qualified', 'won', 'lost', 'spam')),
    note text not null default '',
    quote text not null default '',
    consent_text text,
    language text,
    merged_into uuid,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, merged_into) references leads (tenant_id, id) on delete cascade`,
  });
  await knex.raw(`create unique index leads_email on leads (tenant_id, lower(email))
    where email is not null and merged_into is null`);
  await knex.raw(`create unique index leads_phone on leads (tenant_id, phone)
    where phone is not null and merged_into is null`);
  await knex.raw('create index leads_recent on leads (tenant_id, created_at desc, id desc)');
  await knex.raw('create index leads_conversation on leads (tenant_id, conversation_id)');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'leads');
}
