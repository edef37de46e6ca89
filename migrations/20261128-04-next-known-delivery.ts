import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * The next delivery to look at, of the kinds that the caller knows, and when one of them is due:
 * `{conversation_id, kinds}`. A visible one only if no visible one before it is unsettled, whether due or not, and of
 * whatever kind. A `sending` row that is due belongs to somebody who died. What only a newer version can send is left to it.
 */
const nextKnownDelivery = `
create function next_known_delivery(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  with unsettled as (
    select * from deliveries d where d.tenant_id = current_setting('app.tenant_id')::uuid
      and d.conversation_id = (asked->>'conversation_id')::uuid and d.state in ('ready', 'sending', 'verifying'))
  select jsonb_build_object(
    'due_in_ms', (select extract(epoch from min(due_at) - app_now()) * 1000 from unsettled where asked->'kinds' ? kind),
    'delivery', (select to_jsonb(d) from unsettled d
      where asked->'kinds' ? d.kind and d.due_at <= app_now()
        and (not d.is_visible or not exists (select from unsettled e
          where e.is_visible and (e.created_at, e.part, e.id) < (d.created_at, d.part, d.id)))
      order by d.created_at, d.part, d.id limit 1))
$$`;

const functions = [{ sql: nextKnownDelivery, name: 'next_known_delivery(jsonb)' }];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
