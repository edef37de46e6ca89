import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';

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
    update connections set last_event_at = app_now() where tenant_id = tenant and id = link;
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
    if found then writer := 'bot'; end if;
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
  if ours.state in ('sending', 'verifying') then
    update deliveries set state = 'sent', sent_via = 'echo', sent_at = app_now(), due_at = null,
      external_ids = array[event->>'message_id'] where tenant_id = tenant and id = ours.id;
  end if;
  return after_message(item, talk, jsonb_build_object('writer', writer, 'message_id', stored,
    'counts', not secret and later is null));
end $$`;

/** What a new message does to its conversation. `noted.counts`: seen by the visitor and not answered by an earlier turn. */
const afterMessage = `
create function after_message(item jsonb, talk conversations, noted jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  writer text := noted->>'writer';
  counts boolean := (noted->>'counts')::boolean;
  written timestamptz := (item->'event'->>'sent_at')::timestamptz;
  idle interval := make_interval(secs => (item->>'idle_ms')::numeric / 1000);
  returns_to_bot boolean; takes_over boolean;
  link connections; due timestamptz;
begin
  select * into link from connections where tenant_id = talk.tenant_id and id = talk.connection_id;
  takes_over := writer = 'operator' and counts
    and not (talk.handler = 'bot' and coalesce(talk.handler_reason, '') = 'handed-back' and written <= talk.handler_since);
  returns_to_bot := writer = 'visitor' and counts and talk.handler = 'human'
    and (talk.status = 'closed' or greatest(talk.handler_since, talk.last_operator_at) < app_now() - idle);
  if takes_over then
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
    handover_version = handover_version + (takes_over or returns_to_bot)::integer,
    is_waiting_for_human = talk.is_waiting_for_human, last_operator_at = talk.last_operator_at,
    waiting_since = talk.waiting_since, due_at = talk.due_at, updated_at = app_now(),
    last_message_at = greatest(last_message_at, written)
  where tenant_id = talk.tenant_id and id = talk.id;
  return jsonb_build_object('outcome', 'stored', 'conversation_id', talk.id, 'message_id', noted->>'message_id',
    'seq', talk.seq + 1, 'role', writer, 'due_in_ms', extract(epoch from due - app_now()) * 1000);
end $$`;

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
 * gives the next message back to the bot.
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

/** In the order in which they need each other; the name with its arguments is for grants and for going down. */
const functions = [
  { sql: conversationFor, name: 'conversation_for(jsonb)' },
  { sql: afterMessage, name: 'after_message(jsonb, conversations, jsonb)' },
  { sql: ingestMessage, name: 'ingest_message(jsonb)' },
  { sql: ingestChange, name: 'ingest_change(jsonb)' },
  { sql: ingestVisitor, name: 'ingest_visitor(jsonb)' },
  { sql: ingestConversation, name: 'ingest_conversation(jsonb)' },
  { sql: ingestHint, name: 'ingest_hint(jsonb)' },
  { sql: ingestItem, name: 'ingest_item(jsonb)' },
  { sql: ingest, name: 'ingest(jsonb)' },
];

export async function up(knex: Knex): Promise<void> {
  for (const { sql, name } of functions) {
    await knex.raw(sql.replaceAll('?', '\\?'));
    await knex.raw(`revoke all on function ${name} from public`);
    await knex.raw(`grant execute on function ${name} to ${runtimeRole}`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const { name } of [...functions].reverse()) await knex.raw(`drop function ${name}`);
}
