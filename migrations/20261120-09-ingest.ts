import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * Ingest: what platforms told us becomes rows, for many connections of many tenants in one call and one commit, under
 * row-level security (`security invoker`, the tenant is set per item). An item is
 * `{tenant_id, connection_id, version, quiet_ms, max_ms, idle_ms, is_trusted, event, ids: {conversation, visitor, row, lead}, lead?}`
 * with `event` as in the connector kit. The answer has one object per item, in order: `{outcome, conversation_id?, …}`.
 */
const ingest = `
create function ingest(items jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare item jsonb; results jsonb := '[]';
begin
  for item in select value from jsonb_array_elements(items) loop
    perform set_config('app.tenant_id', item->>'tenant_id', true);
    results := results || jsonb_build_array(ingest_item(item));
  end loop;
  return results;
end $$`;

/** The connection may have changed since it was cached; then nothing is stored and the caller resolves it anew. */
const ingestItem = `
create function ingest_item(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  link uuid := (item->>'connection_id')::uuid;
  event jsonb := item->'event';
  seen timestamptz;
begin
  select coalesce(last_event_at, '-infinity') into seen from connections
    where tenant_id = tenant and id = link and version = (item->>'version')::bigint;
  if not found then return jsonb_build_object('outcome', 'connection-changed'); end if;
  if seen < app_now() - interval '30 seconds' then
    -- Whoever holds the row notes the same, or holds a conversation that we would wait for in a circle.
    update connections set last_event_at = app_now() where tenant_id = tenant and id in
      (select id from connections where tenant_id = tenant and id = link for no key update skip locked);
  end if;
  if not (item->>'is_trusted')::boolean then return ingest_hint(item); end if;
  case event->>'kind'
    when 'message' then return ingest_message(item);
    when 'message-edited', 'message-deleted' then return ingest_change(item);
    when 'visitor-changed' then return ingest_visitor(item);
    when 'conversation-changed' then return ingest_conversation(item);
    else return jsonb_build_object('outcome', 'ignored');
  end case;
end $$`;

/** A hook without proof leaves a hint: to be confirmed before anything is believed. An operator's hint blocks sending at once. */
const ingestHint = `
create function ingest_hint(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  link uuid := (item->>'connection_id')::uuid;
  event jsonb := item->'event';
  hint uuid;
begin
  if event->>'kind' = 'message' and exists (select from messages m
      join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
      where m.tenant_id = tenant and c.connection_id = link and c.external_id = event->>'conversation_id'
        and m.external_id = event->>'message_id') then
    return jsonb_build_object('outcome', 'duplicate');
  end if;
  insert into hints (tenant_id, id, connection_id, conversation_external_id, event_key, role, is_private, event, due_at)
  values (tenant, (item->'ids'->>'row')::uuid, link, coalesce(event->>'conversation_id', ''),
    case event->>'kind' when 'message' then 'message:' || (event->>'conversation_id') || ':' || (event->>'message_id')
      else (event->>'kind') || ':' || md5(event::text) end,
    event->>'role', coalesce((event->>'private')::boolean, false), event,
    -- Our own message comes back within moments of the platform's answer, which makes the read needless.
    app_now() + case when event->>'role' = 'bot' then interval '3 seconds' else interval '0' end)
  on conflict (tenant_id, connection_id, event_key) do nothing returning id into hint;
  if hint is null then return jsonb_build_object('outcome', 'duplicate'); end if;
  return jsonb_build_object('outcome', 'hint', 'hint_id', hint, 'is_urgent', event->>'role' is distinct from 'bot');
end $$`;

/** Finds the conversation, locked, or makes it with its visitor. */
const conversationFor = `
create function conversation_for(item jsonb) returns conversations
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  link uuid := (item->>'connection_id')::uuid;
  event jsonb := item->'event';
  facts jsonb := coalesce(event->'visitor', '{}');
  who uuid; talk conversations;
begin
  select * into talk from conversations
    where tenant_id = tenant and connection_id = link and external_id = event->>'conversation_id' for update;
  if not found then
    insert into visitors (tenant_id, id, connection_id, external_id)
    values (tenant, (item->'ids'->>'visitor')::uuid, link, coalesce(facts->>'external_id', event->>'conversation_id'))
    on conflict (tenant_id, connection_id, external_id) do update set updated_at = app_now() returning id into who;
    insert into conversations (tenant_id, id, connection_id, visitor_id, external_id, channel)
    values (tenant, (item->'ids'->>'conversation')::uuid, link, who, event->>'conversation_id', event->>'channel')
    on conflict (tenant_id, connection_id, external_id) do nothing;
    select * into talk from conversations
      where tenant_id = tenant and connection_id = link and external_id = event->>'conversation_id' for update;
  end if;
  if facts - 'external_id' <> '{}' then
    update visitors set name = coalesce(facts->>'name', name), email = coalesce(facts->>'email', email),
      phone = coalesce(facts->>'phone', phone), page_url = coalesce(facts->>'page_url', page_url),
      language = coalesce(facts->>'language', language), updated_at = app_now()
    where tenant_id = tenant and id = talk.visitor_id;
  end if;
  return talk;
end $$`;

/**
 * Stores a message once. Ours is known by its mark and settles its delivery; an operator's takes the conversation over;
 * a visitor's makes it due, unless a later message was answered already (F-055).
 */
const ingestMessage = `
create function ingest_message(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  link uuid := (item->>'connection_id')::uuid;
  event jsonb := item->'event';
  written timestamptz := (event->>'sent_at')::timestamptz;
  writer text := event->>'role';
  secret boolean := (event->>'private')::boolean;
  talk conversations; ours deliveries; later uuid; stored uuid;
begin
  talk := conversation_for(item);
  if event ? 'mark' then
    select * into ours from deliveries where tenant_id = tenant and connection_id = link
      and mark = event->>'mark' and conversation_id = talk.id;
    if found then writer := case ours.kind when 'operator-reply' then 'operator' else 'bot' end; end if;
  end if;
  if writer = 'visitor' then
    select turn_id into later from messages where tenant_id = tenant and conversation_id = talk.id
      and role = 'visitor' and turn_id is not null and sent_at > written order by sent_at limit 1;
  end if;
  insert into messages (tenant_id, id, conversation_id, connection_id, external_id, role, is_private, text, attachments,
    sources, author_name, mark, sent_at, seq, turn_id, delivery_id)
  values (tenant, (item->'ids'->>'row')::uuid, talk.id, link, event->>'message_id', writer, secret, event->>'text',
    coalesce(event->'attachments', '[]'), coalesce(ours.sources, '[]'), event->>'author_name', event->>'mark', written,
    talk.seq + 1, later, ours.id)
  on conflict (tenant_id, conversation_id, external_id) do nothing returning id into stored;
  if stored is null then return jsonb_build_object('outcome', 'duplicate', 'conversation_id', talk.id); end if;
  -- Whatever we believed of it, the platform has it: it must not be sent (again).
  if ours.state <> 'sent' then
    update deliveries set state = 'sent', sent_via = 'echo', sent_at = app_now(), due_at = null, reason = null,
      external_ids = array[event->>'message_id'] where tenant_id = tenant and id = ours.id;
  end if;
  return after_message(item, talk, jsonb_build_object('writer', writer, 'message_id', stored,
    'counts', not secret and later is null,
    'is_copy', ours.state = 'sent' and cardinality(ours.external_ids) > 0 and event->>'message_id' <> all (ours.external_ids)));
end $$`;

/**
 * What a new message does to its conversation. `noted.counts`: seen by the visitor and not answered by an earlier turn.
 * `noted.is_copy`: the platform has one of our messages twice. An operator's private note "/bot" hands back.
 */
const afterMessage = `
create function after_message(item jsonb, talk conversations, noted jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  writer text := noted->>'writer';
  counts boolean := (noted->>'counts')::boolean;
  written timestamptz := (item->'event'->>'sent_at')::timestamptz;
  idle interval := make_interval(secs => (item->>'idle_ms')::numeric / 1000);
  returns_to_bot boolean; takes_over boolean; hands_back boolean;
  link connections; due timestamptz;
begin
  select * into link from connections where tenant_id = talk.tenant_id and id = talk.connection_id;
  takes_over := writer = 'operator' and counts
    and not (talk.handler = 'bot' and coalesce(talk.handler_reason, '') = 'handed-back' and written <= talk.handler_since);
  returns_to_bot := writer = 'visitor' and counts and talk.handler = 'human'
    and (talk.status = 'closed' or greatest(talk.handler_since, talk.last_operator_at) < app_now() - idle);
  hands_back := writer = 'operator' and (item->'event'->>'private')::boolean and talk.handler = 'human'
    and lower(btrim(item->'event'->>'text')) = '/bot' and written >= coalesce(talk.last_operator_at, '-infinity');
  if hands_back then
    talk.handler := 'bot'; talk.handler_reason := 'handed-back'; talk.handler_since := app_now();
    talk.last_operator_at := greatest(talk.last_operator_at, written, app_now());
    talk.is_waiting_for_human := false;
  elsif takes_over then
    talk.handler := 'human'; talk.handler_reason := 'operator-message'; talk.handler_since := app_now();
    talk.last_operator_at := greatest(talk.last_operator_at, written);
    talk.is_waiting_for_human := false;
  elsif returns_to_bot then
    talk.handler := 'bot'; talk.handler_since := app_now(); talk.is_waiting_for_human := false;
    talk.handler_reason := case talk.status when 'closed' then 'reopened' else 'idle' end;
  end if;
  if writer = 'visitor' and counts then
    talk.status := 'open';
    talk.is_waiting_for_human := talk.handler = 'human';
    -- Due with a human too: what the visitor leaves to be reached by is captured all the same.
    if link.status = 'live' and link.trust <> 'off' then
      talk.waiting_since := coalesce(talk.waiting_since, app_now());
      due := least(app_now() + make_interval(secs => (item->>'quiet_ms')::numeric / 1000),
        talk.waiting_since + make_interval(secs => (item->>'max_ms')::numeric / 1000));
      talk.due_at := due;
    end if;
  end if;
  update conversations set seq = talk.seq + 1, status = talk.status, handler = talk.handler,
    visitor_seq = case writer when 'visitor' then talk.seq + 1 else visitor_seq end,
    handler_reason = talk.handler_reason, handler_since = talk.handler_since,
    handover_version = handover_version + (takes_over or returns_to_bot or hands_back)::integer,
    is_waiting_for_human = talk.is_waiting_for_human, last_operator_at = talk.last_operator_at,
    waiting_since = talk.waiting_since, due_at = talk.due_at, updated_at = app_now(),
    last_message_at = greatest(last_message_at, written)
  where tenant_id = talk.tenant_id and id = talk.id;
  return jsonb_build_object('outcome', 'stored', 'conversation_id', talk.id, 'message_id', noted->>'message_id',
    'seq', talk.seq + 1, 'role', writer, 'due_in_ms', extract(epoch from due - app_now()) * 1000,
    'is_copy', noted->'is_copy');
end $$`;

/** In the order in which they need each other. */
const functions = [
  { sql: conversationFor, name: 'conversation_for(jsonb)' },
  { sql: afterMessage, name: 'after_message(jsonb, conversations, jsonb)' },
  { sql: ingestMessage, name: 'ingest_message(jsonb)' },
  { sql: ingestHint, name: 'ingest_hint(jsonb)' },
  { sql: ingestItem, name: 'ingest_item(jsonb)' },
  { sql: ingest, name: 'ingest(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
