import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * An operator gives a conversation back to the bot at the platform itself. What he said or did later stands: only what is
 * newer than the takeover and his last words counts. As with the button, the bot answers from the next message on. Every
 * other change is read as before.
 */
const ingestConversation = `
create function ingest_conversation(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  event jsonb := item->'event';
  talk conversations;
begin
  if event->>'assigned_to' is distinct from 'bot' then return ingest_standing(item); end if;
  update conversations set seq = seq + 1, handler = 'bot', handler_reason = 'handed-back', handler_since = app_now(),
    handover_version = handover_version + 1, is_waiting_for_human = false, last_operator_at = app_now(),
    updated_at = app_now()
  where tenant_id = tenant and connection_id = (item->>'connection_id')::uuid
    and external_id = event->>'conversation_id' and handler = 'human'
    and (event->>'at')::timestamptz > greatest(handler_since, last_operator_at)
  returning * into talk;
  if not found then return jsonb_build_object('outcome', 'ignored'); end if;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', talk.id, 'seq', talk.seq);
end $$`;

const functions = [{ sql: ingestConversation, name: 'ingest_conversation(jsonb)' }];

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter function ingest_conversation(jsonb) rename to ingest_standing');
  await createFunctions(knex, functions);
}

export async function down(knex: Knex): Promise<void> {
  await dropFunctions(knex, functions);
  await knex.raw('alter function ingest_standing(jsonb) rename to ingest_conversation');
}
