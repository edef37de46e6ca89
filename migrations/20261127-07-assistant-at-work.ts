import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * All that a turn has to know of its assistant, in one call: `{assistant_id}`. `intents_mark` changes whenever an intent of
 * the assistant does, so that what was learnt from them can be kept.
 */
const assistantAtWork = `
create function assistant_at_work(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  select jsonb_build_object('assistant', jsonb_build_object('id', a.id, 'name', a.name, 'version', a.version, 'settings', a.settings),
    'intents_mark', (select md5(coalesce(string_agg(i.id || ' ' || i.updated_at, ',' order by i.id), '')) from intents i
      where i.tenant_id = a.tenant_id and i.assistant_id = a.id))
  from assistants a
  where a.tenant_id = current_setting('app.tenant_id')::uuid and a.id = (asked->>'assistant_id')::uuid
$$`;

const functions = [{ sql: assistantAtWork, name: 'assistant_at_work(jsonb)' }];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
