import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * An address that somebody says is theirs, until a link sent there has confirmed it. Whoever signed up has no confirmed one
 * yet: in `people` stands a name that no mail reaches, so that nothing finds them by an address that may be another's.
 * Everybody of before, and whoever an older version adds, counts as confirmed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table people add column email_confirmed boolean not null default true');
  await createSystemTable(
    knex,
    'email_claims',
    `person_id uuid primary key references people (id) on delete cascade,
    email text not null check (email = lower(email)),
    created_at timestamptz not null default app_now()`,
  );
  await knex.raw('create index email_claims_email on email_claims (email, created_at)');
  await allowPurposes(knex, ['set-password', 'reset-password', 'sign-in', 'second-factor', 'confirm-email']);
}

async function allowPurposes(knex: Knex, purposes: readonly string[]): Promise<void> {
  await knex.raw('alter table one_time_links drop constraint one_time_links_purpose_check');
  await knex.raw(`alter table one_time_links add constraint one_time_links_purpose_check
    check (purpose in (${purposes.map((purpose) => `'${purpose}'`).join(', ')}))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from one_time_links where purpose = 'confirm-email'`);
  await allowPurposes(knex, ['set-password', 'reset-password', 'sign-in', 'second-factor']);
  await dropTables(knex, 'email_claims');
  await knex.raw('alter table people drop column email_confirmed');
}
