import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';
import { createSystemTable, currentTenant, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * Mails that are due, and what became of them. A waiting row says what is to be written to whom; the words, with their
 * secret link, are made when it is sent. Only where no mail server is set are they kept, sealed. A tenant's transaction may
 * ask for a mail in its own name and reads none.
 */
export async function up(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'mails',
    `id uuid primary key,
    tenant_id uuid references tenants (id) on delete cascade,
    kind text not null,
    recipient text not null check (recipient = lower(recipient)),
    subject_id uuid,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
    subject text,
    text_sealed text,
    problem text,
    attempts integer not null default 0,
    due_at timestamptz default app_now(),
    created_at timestamptz not null default app_now(),
    settled_at timestamptz`,
  );
  await knex.raw('create index mails_due on mails (due_at) where due_at is not null');
  await knex.raw(`create policy tenant on mails for insert to ${runtimeRole}
    with check (tenant_id = ${currentTenant})`);
  await knex.raw(`grant insert on mails to ${runtimeRole}`);

  await knex.raw('alter table one_time_links drop constraint one_time_links_purpose_check');
  await knex.raw(`alter table one_time_links add constraint one_time_links_purpose_check
    check (purpose in ('set-password', 'reset-password', 'sign-in', 'second-factor'))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from one_time_links where purpose <> 'set-password'`);
  await knex.raw('alter table one_time_links drop constraint one_time_links_purpose_check');
  await knex.raw(`alter table one_time_links add constraint one_time_links_purpose_check
    check (purpose in ('set-password'))`);
  await dropTables(knex, 'mails');
}
