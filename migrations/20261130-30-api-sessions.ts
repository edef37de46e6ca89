import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * Sessions of programs beside those of browsers, and the refresh tokens that each has had. They are numbered, and one that
 * was replaced stays known while its session lives: whoever sends it later shows that two parties hold the same secrets.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table sessions add column kind text not null default 'browser'
    constraint sessions_kind_check check (kind in ('browser', 'api'))`);
  await createSystemTable(
    knex,
    'refresh_tokens',
    `token_hash text primary key,
    session_id uuid not null references sessions (id) on delete cascade,
    number integer not null,
    created_at timestamptz not null default app_now(),
    replaced_at timestamptz`,
  );
  // One at work for each session, whoever asks at the same moment.
  await knex.raw(
    'create unique index refresh_tokens_current on refresh_tokens (session_id) where replaced_at is null',
  );
  await knex.raw('create index refresh_tokens_session on refresh_tokens (session_id)');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'refresh_tokens');
  await knex.raw(`delete from sessions where kind <> 'browser'`);
  await knex.raw('alter table sessions drop column kind');
}
