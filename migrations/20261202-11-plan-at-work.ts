import type { Knex } from 'knex';
import { createFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * All that a turn has to know of its assistant, in one call: `{assistant_id}`. `intents_mark` changes whenever an intent of
 * the assistant does, so that what was learnt from them can be kept.
 */
const assistantAtWork = (plan: string) => `
create or replace function assistant_at_work(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
  select jsonb_build_object('assistant', jsonb_build_object('id', a.id, 'name', a.name, 'version', a.version, 'settings', a.settings),
    'intents_mark', (select md5(coalesce(string_agg(i.id || ' ' || i.updated_at, ',' order by i.id), '')) from intents i
      where i.tenant_id = a.tenant_id and i.assistant_id = a.id)${plan})
  from assistants a
  where a.tenant_id = current_setting('app.tenant_id')::uuid and a.id = (asked->>'assistant_id')::uuid
$$`;

/** Where the tenant stands with its plan at this moment, for this turn: nobody keeps it for a later one. */
const standing = `,
    'standing', (select case when t.plan <> 'trial' then 'standard' when t.trial_ends_at > app_now() then 'trial' else 'ended' end
      from tenants t where t.id = a.tenant_id)`;

/** In place, so that a version that still runs finds it at every moment. */
const define = (knex: Knex, plan: string): Promise<void> =>
  createFunctions(knex, [{ sql: assistantAtWork(plan), name: 'assistant_at_work(jsonb)' }]);

export const up = (knex: Knex): Promise<void> => define(knex, standing);

export const down = (knex: Knex): Promise<void> => define(knex, '');
