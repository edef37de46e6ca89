import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * The visitor's words that no turn has read. What an operator has answered meanwhile is not the bot's any more; while a
 * human has the conversation everything is read, for what the visitor leaves to be reached by.
 */
const unanswered = `
create function unanswered(talk conversations) returns setof messages
language sql stable security invoker set search_path = public, pg_temp as $$
  select * from messages m
  where m.tenant_id = talk.tenant_id and m.conversation_id = talk.id and m.role = 'visitor' and not m.is_private
    and m.turn_id is null and m.deleted_at is null
    and (talk.handler = 'human' or talk.status = 'closed'
      or m.sent_at > coalesce(talk.last_operator_at, '-infinity'))
$$`;

/** One message as the pipeline reads it. */
const messageOfTurn = `
create function message_of_turn(said messages) returns jsonb
language sql immutable security invoker set search_path = public, pg_temp as $$
  select jsonb_build_object('id', said.id, 'role', said.role, 'text', said.text, 'attachments', said.attachments,
    'sent_at', said.sent_at)
$$`;

/** What is to be answered in a conversation, what was said before, both oldest first, and how long the oldest has waited. */
const readTurn = `
create function read_turn(talk conversations, history_length integer) returns jsonb
language plpgsql stable security invoker set search_path = public, pg_temp as $$
declare asked jsonb; asked_ids uuid[]; waited_ms numeric; history jsonb; visitor jsonb;
begin
  select coalesce(jsonb_agg(message_of_turn(u) order by u.sent_at, u.seq), '[]'), coalesce(array_agg(u.id), '{}'),
    coalesce(extract(epoch from app_now() - min(u.sent_at)), 0) * 1000
    into asked, asked_ids, waited_ms from unanswered(talk) u;
  select coalesce(jsonb_agg(message_of_turn(said) order by said.sent_at, said.seq), '[]') into history from (
    select m.* from messages m
    where m.tenant_id = talk.tenant_id and m.conversation_id = talk.id and not m.is_private and m.deleted_at is null
      and m.id <> all (asked_ids)
    order by m.sent_at desc, m.seq desc limit history_length) said;
  select jsonb_build_object('name', name, 'email', email, 'phone', phone, 'page_url', page_url, 'language', language)
    into visitor from visitors where tenant_id = talk.tenant_id and id = talk.visitor_id;
  return jsonb_build_object('conversation', to_jsonb(talk) || jsonb_build_object('visitor', visitor),
    'messages', asked, 'history', history, 'waited_ms', waited_ms);
end $$`;

/**
 * Takes a conversation that is due, for one lease: `{conversation_id, lease_ms, history_length}`. Answers with the turn, or
 * with how long until a look is worth it, null when nothing is due; and in any case when the next delivery is.
 */
const claimTurn = `
create function claim_turn(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  wanted uuid := (asked->>'conversation_id')::uuid;
  talk conversations; falls_due timestamptz; wait_ms numeric;
begin
  update conversations set lease_token = lease_token + 1, claims = claims + 1,
    lease_until = app_now() + make_interval(secs => (asked->>'lease_ms')::numeric / 1000)
  where tenant_id = tenant and id = wanted and due_at <= app_now() and lease_until < app_now()
  returning * into talk;
  if found then return jsonb_build_object('turn', read_turn(talk, (asked->>'history_length')::integer)); end if;
  select greatest(due_at, lease_until) into falls_due from conversations
    where tenant_id = tenant and id = wanted and due_at is not null;
  -- Of a null greatest() makes its other argument.
  if falls_due is not null then wait_ms := greatest(0, extract(epoch from falls_due - app_now()) * 1000); end if;
  return jsonb_build_object('wait_ms', wait_ms, 'has_deliveries', exists (select from deliveries d
    where d.tenant_id = tenant and d.conversation_id = wanted and d.due_at is not null));
end $$`;

const functions = [
  { sql: unanswered, name: 'unanswered(conversations)' },
  { sql: messageOfTurn, name: 'message_of_turn(messages)' },
  { sql: readTurn, name: 'read_turn(conversations, integer)' },
  { sql: claimTurn, name: 'claim_turn(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
