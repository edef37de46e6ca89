import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * The index with its rows for some terms, read at one moment: `{terms}`; null when the tenant has no knowledge. Row by row
 * through the primary key: a join would be left to a planner that knows nothing of a table just filled.
 */
const findTerms = `
create function find_terms(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  select jsonb_build_object('passage_count', i.passage_count, 'format', i.format, 'rows', (
    select coalesce(jsonb_agg(jsonb_build_object('term', t.term, 'block', t.block,
      'postings', encode(t.postings, 'base64'))), '[]')
    from jsonb_array_elements_text(asked->'terms') as wanted (term)
    cross join lateral (select term, block, postings from knowledge_terms k
      where k.tenant_id = i.tenant_id and k.term = wanted.term::integer offset 0) as t))
  from knowledge_indexes i where i.tenant_id = current_setting('app.tenant_id')::uuid
$$`;

/** Passages by their numbers, with how their sources begin: `{numbers, opening_length}`. */
const findPassages = `
create function find_passages(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('passage_id', p.id, 'source_id', p.source_id, 'number', p.number,
    'ordinal', p.ordinal, 'heading', p.heading, 'question', p.question, 'text', p.text, 'source_title', s.title,
    'source_kind', s.kind, 'source_language', s.language,
    'opening', left(s.content, (asked->>'opening_length')::integer))), '[]')
  from jsonb_array_elements_text(asked->'numbers') as wanted (number)
  join knowledge_passages p on p.tenant_id = current_setting('app.tenant_id')::uuid and p.number = wanted.number::integer
  join knowledge_sources s on s.tenant_id = p.tenant_id and s.id = p.source_id
$$`;

/**
 * All passages of a knowledge that is small: `{max_sources, max_passages, max_length}`; none of a larger one. The sources
 * tell how many passages they have, so that a large knowledge is never read.
 */
const findSmallKnowledge = `
create function find_small_knowledge(asked jsonb) returns jsonb
language plpgsql stable security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  sources bigint; passages bigint; length bigint; found jsonb;
begin
  select count(*), coalesce(sum(passage_count), 0) into sources, passages from knowledge_sources where tenant_id = tenant;
  if sources > (asked->>'max_sources')::bigint or passages > (asked->>'max_passages')::bigint then return '[]'; end if;
  select coalesce(jsonb_agg(jsonb_build_object('passage_id', p.id, 'source_id', p.source_id, 'ordinal', p.ordinal,
      'heading', p.heading, 'question', p.question, 'text', p.text, 'source_title', s.title, 'source_kind', s.kind)
      order by s.updated_at desc, s.id, p.ordinal), '[]'),
    coalesce(sum(length(p.text) + coalesce(length(p.question), 0)), 0) into found, length
  from knowledge_sources s join knowledge_passages p on p.tenant_id = s.tenant_id and p.source_id = s.id
  where s.tenant_id = tenant;
  return case when length > (asked->>'max_length')::bigint then '[]' else found end;
end $$`;

const functions = [
  { sql: findTerms, name: 'find_terms(jsonb)' },
  { sql: findPassages, name: 'find_passages(jsonb)' },
  { sql: findSmallKnowledge, name: 'find_small_knowledge(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
