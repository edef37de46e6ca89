import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * An item may say how it came (`via`: hook, former-hook, history). What a believed webhook brought is noted with the
 * connection, at most every half minute, or when the history was faster; a hint is no proof, and what the history had is
 * counted by whoever read it.
 */
const ingestItem = `
create function ingest_item(item jsonb) returns jsonb
language plpgsql security invoker as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  link uuid := (item->>'connection_id')::uuid;
  is_hook boolean := item->>'via' is not distinct from 'hook';
  known record; told jsonb;
begin
  select last_event_at, last_hook_at, last_found_at into known from connections
    where tenant_id = tenant and id = link and version = (item->>'version')::bigint;
  if not found then return jsonb_build_object('outcome', 'connection-changed'); end if;
  if not (item->>'is_trusted')::boolean then
    told := ingest_hint(item);
    if not coalesce((told->>'is_known')::boolean, false) then return told; end if;
  else
    case item->'event'->>'kind'
      when 'message' then told := ingest_message(item);
      when 'message-edited', 'message-deleted' then told := ingest_change(item);
      when 'visitor-changed' then told := ingest_visitor(item);
      when 'conversation-changed' then told := ingest_conversation(item);
      else told := jsonb_build_object('outcome', 'ignored');
    end case;
    if item->>'via' is not distinct from 'history' then return told; end if;
  end if;
  if coalesce(known.last_event_at, '-infinity') < app_now() - interval '30 seconds'
    or (is_hook and (coalesce(known.last_hook_at, '-infinity') < app_now() - interval '30 seconds'
      or known.last_hook_at <= known.last_found_at)) then
    -- Whoever holds the row notes the same, or holds a conversation that we would wait for in a circle.
    update connections set last_event_at = app_now(),
      last_hook_at = case when is_hook then app_now() else last_hook_at end where tenant_id = tenant and id in
      (select id from connections where tenant_id = tenant and id = link for no key update skip locked);
  end if;
  return told;
end $$`;

/** A hint keeps its way, for when it is confirmed; one of a message that is stored already proves that webhooks come. */
const ingestHint = `
create function ingest_hint(item jsonb) returns jsonb
language plpgsql security invoker as $$
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
    return jsonb_build_object('outcome', 'duplicate', 'is_known', true);
  end if;
  insert into hints (tenant_id, id, connection_id, conversation_external_id, event_key, role, is_private, event, via, due_at)
  values (tenant, (item->'ids'->>'row')::uuid, link, coalesce(event->>'conversation_id', ''),
    case event->>'kind' when 'message' then 'message:' || (event->>'conversation_id') || ':' || (event->>'message_id')
      else (event->>'kind') || ':' || md5(event::text) end,
    event->>'role', coalesce((event->>'private')::boolean, false), event, item->>'via',
    -- Our own message comes back within moments of the platform's answer, which makes the read needless.
    app_now() + case when event->>'role' = 'bot' then interval '3 seconds' else interval '0' end)
  on conflict (tenant_id, connection_id, event_key) do nothing returning id into hint;
  if hint is null then return jsonb_build_object('outcome', 'duplicate'); end if;
  return jsonb_build_object('outcome', 'hint', 'hint_id', hint, 'is_urgent', event->>'role' is distinct from 'bot');
end $$`;

/** As they were before, for the way down. */
const formerItem = `
create function ingest_item(item jsonb) returns jsonb
language plpgsql security invoker as $$
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

const formerHint = ingestHint
  .replace(`, 'is_known', true`, '')
  .replace('event, via, due_at)', 'event, due_at)')
  .replace(`event, item->>'via',`, 'event,');

const item = 'ingest_item(jsonb)';
const hint = 'ingest_hint(jsonb)';
const both = [
  { sql: '', name: hint },
  { sql: '', name: item },
];

export async function up(knex: Knex): Promise<void> {
  await dropFunctions(knex, both);
  await createFunctions(knex, [
    { sql: ingestHint, name: hint },
    { sql: ingestItem, name: item },
  ]);
}

export async function down(knex: Knex): Promise<void> {
  await dropFunctions(knex, both);
  await createFunctions(knex, [
    { sql: formerHint, name: hint },
    { sql: formerItem, name: item },
  ]);
}
