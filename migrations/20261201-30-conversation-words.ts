import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * The words of each conversation, by which it is found; `search_marks` says up to which change they are kept. An index of
 * words cannot serve behind row-level security (its operators might leak), so ids are looked up across tenants, each word
 * under its tenant's mark, and what is shown of them is read behind the wall as everything else. Ingest writes nothing here.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'conversation_words', {
    columns: `conversation_id uuid not null,
    words tsvector not null,
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade`,
  });
  await grantSystem(knex, 'conversation_words', ['select']);
  // Without a list of what is pending: nothing but the embedded database's rare clean-up would ever work it off.
  await knex.raw(
    'create index conversation_words_found on conversation_words using gin (words) with (fastupdate = off)',
  );
  await createTenantTable(knex, 'search_marks', {
    columns: `changed_at timestamptz not null,
    conversation_id uuid not null,
    primary key (tenant_id)`,
  });
  await grantSystem(knex, 'search_marks', ['select']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'search_marks', 'conversation_words');
}
