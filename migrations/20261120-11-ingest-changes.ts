import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/** An edit or a deletion. A turn that is being thought about reads the visitor's words again (F-065). */
const ingestChange = `
create function ingest_change(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  event jsonb := item->'event';
  is_edit boolean := event->>'kind' = 'message-edited';
  changed messages; talk uuid; number bigint;
begin
  select id into talk from conversations where tenant_id = tenant and connection_id = (item->>'connection_id')::uuid
    and external_id = event->>'conversation_id' for update;
  update messages set
    text = case when is_edit then event->>'text' else '' end,
    attachments = case when is_edit then attachments else '[]' end,
    edited_at = case when is_edit then (event->>'at')::timestamptz else edited_at end,
    deleted_at = case when is_edit then deleted_at else (event->>'at')::timestamptz end
  where tenant_id = tenant and conversation_id = talk and external_id = event->>'message_id'
    and deleted_at is null and (not is_edit or text is distinct from event->>'text')
  returning * into changed;
  if not found then return jsonb_build_object('outcome', 'ignored'); end if;
  update conversations set seq = seq + 1, updated_at = app_now(),
    visitor_seq = case when changed.role = 'visitor' and changed.turn_id is null then seq + 1 else visitor_seq end
  where tenant_id = tenant and id = changed.conversation_id returning seq into number;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', changed.conversation_id, 'seq', number);
end $$`;

/** Contact data that the visitor gave to the platform itself: kept with the visitor and, when it can be reached by, as a lead. */
const ingestVisitor = `
create function ingest_visitor(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  talk conversations := conversation_for(item);
  lead uuid;
begin
  if item ? 'lead' then
    lead := capture_lead(talk.tenant_id, (item->'lead') || jsonb_build_object('id', item->'ids'->>'lead',
      'conversation_id', talk.id, 'connection_id', talk.connection_id, 'visitor_id', talk.visitor_id));
  end if;
  update conversations set seq = seq + 1, updated_at = app_now() where tenant_id = talk.tenant_id and id = talk.id;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', talk.id, 'seq', talk.seq + 1, 'lead_id', lead);
end $$`;

/**
 * The conversation's state at the platform. Assigning it to a human takes it over; closing ends what was planned and
 * gives the next message back to the bot. What was read from the history may be older than what we know: a closing before
 * the visitor's last words and an assignment before the hand-back are over.
 */
const ingestConversation = `
create function ingest_conversation(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  event jsonb := item->'event';
  talk conversations;
  closes boolean := coalesce((event->>'open')::boolean = false, false) or coalesce((event->>'removed')::boolean, false);
  assigns boolean := coalesce(event->>'assigned_to' = 'operator', false);
begin
  select * into talk from conversations where tenant_id = tenant
    and connection_id = (item->>'connection_id')::uuid and external_id = event->>'conversation_id' for update;
  if not found then return jsonb_build_object('outcome', 'ignored'); end if;
  closes := closes and not exists (select from messages m where m.tenant_id = tenant and m.conversation_id = talk.id
    and m.role = 'visitor' and m.turn_id is null and m.deleted_at is null and m.sent_at > (event->>'at')::timestamptz);
  assigns := assigns and not (talk.handler_reason is not distinct from 'handed-back'
    and (event->>'at')::timestamptz <= talk.handler_since);
  if closes and talk.status = 'open' then
    update conversations set seq = seq + 1, status = 'closed', is_waiting_for_human = false,
      handover_version = handover_version + 1, last_operator_at = app_now(),
      updated_at = app_now()
    where tenant_id = tenant and id = talk.id;
  elsif assigns and not closes and talk.handler = 'bot' then
    update conversations set seq = seq + 1, handler = 'human', handler_reason = 'assigned', handler_since = app_now(),
      handover_version = handover_version + 1, last_operator_at = app_now(),
      is_waiting_for_human = due_at is not null, updated_at = app_now()
    where tenant_id = tenant and id = talk.id;
  elsif talk.status = 'closed' and coalesce((event->>'open')::boolean, false) then
    update conversations set seq = seq + 1, status = 'open', updated_at = app_now()
    where tenant_id = tenant and id = talk.id;
  else
    return jsonb_build_object('outcome', 'ignored', 'conversation_id', talk.id);
  end if;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', talk.id, 'seq', talk.seq + 1);
end $$`;

const functions = [
  { sql: ingestChange, name: 'ingest_change(jsonb)' },
  { sql: ingestVisitor, name: 'ingest_visitor(jsonb)' },
  { sql: ingestConversation, name: 'ingest_conversation(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
