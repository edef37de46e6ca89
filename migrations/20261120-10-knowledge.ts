import type { Knex } from 'knex';
import { createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * What a tenant's assistants may answer from, cut into passages, and the inverted index over them. All of it is the
 * tenant's own, statistics included: how rare a word is follows from the tenant's rows alone.
 */
export async function up(knex: Knex): Promise<void> {
  await createSources(knex);
  await createIndex(knex);
}

async function createSources(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'knowledge_sources', {
    columns: `id uuid not null,
    kind text not null check (kind in ('text', 'faq')),
    title text not null,
    content text not null,
    language text,
    passage_count integer not null,
    created_at timestamptz not null default app_now(),
    updated_at timestamptz not null default app_now(),
    primary key (tenant_id, id)`,
  });
  await knex.raw(
    'create index knowledge_sources_recent on knowledge_sources (tenant_id, updated_at desc, id desc)',
  );
  await createTenantTable(knex, 'knowledge_passages', {
    columns: `id uuid not null,
    source_id uuid not null,
    number integer not null,
    ordinal integer not null,
    heading text not null,
    question text,
    text text not null,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    unique (tenant_id, source_id, ordinal),
    foreign key (tenant_id, source_id) references knowledge_sources (tenant_id, id) on delete cascade`,
  });
}

async function createIndex(knex: Knex): Promise<void> {
  // One row per tenant: locked by whoever changes the index, and the size of the collection for the ranking.
  await createTenantTable(knex, 'knowledge_indexes', {
    columns: `passage_count integer not null default 0,
    format integer not null,
    primary key (tenant_id)`,
  });
  await createTenantTable(knex, 'knowledge_terms', {
    columns: `term integer not null,
    block integer not null,
    postings bytea not null,
    primary key (tenant_id, term, block)`,
  });
  // Rows grow in place: with room on the page an update touches no index and its dead copy is reclaimed without vacuum.
  await knex.raw('alter table knowledge_terms set (fillfactor = 70)');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'knowledge_terms', 'knowledge_indexes', 'knowledge_passages', 'knowledge_sources');
}
