import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/** When the next delivery of a conversation falls due, in milliseconds from now; null when none will by itself. */
const dueInMs = `
create function delivery_due_in_ms(conversation uuid) returns numeric
language sql stable security invoker set search_path = public, pg_temp as $$
  select extract(epoch from min(due_at) - app_now()) * 1000 from deliveries
  where tenant_id = current_setting('app.tenant_id')::uuid and conversation_id = conversation and due_at is not null
$$`;

/**
 * The next delivery to look at, and when one is due: `{conversation_id}`. A visible one only if no visible one before it is
 * unsettled, whether due or not. A `sending` row that is due belongs to somebody who died.
 */
const nextDelivery = `
create function next_delivery(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  select jsonb_build_object('due_in_ms', delivery_due_in_ms((asked->>'conversation_id')::uuid), 'delivery',
    (select to_jsonb(d) from deliveries d
      where d.tenant_id = current_setting('app.tenant_id')::uuid
        and d.conversation_id = (asked->>'conversation_id')::uuid
        and d.state in ('ready', 'sending', 'verifying') and d.due_at <= app_now()
        and (not d.is_visible or not exists (select from deliveries e where e.tenant_id = d.tenant_id
          and e.conversation_id = d.conversation_id and e.is_visible and e.state in ('ready', 'sending', 'verifying')
          and (e.created_at, e.part, e.id) < (d.created_at, d.part, d.id)))
      order by d.created_at, d.part, d.id limit 1))
$$`;

/**
 * Settles a delivery as sent and puts the message into the conversation. When the platform's echo was faster, the message
 * is there already and stays as it is. Returns the conversation's seq.
 */
const storeOwnMessage = `
create function store_own_message(ours deliveries, told jsonb) returns bigint
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  ids text[] := array(select jsonb_array_elements_text(told->'external_ids'));
  number bigint;
begin
  update deliveries set state = 'sent', sent_via = told->>'via', sent_at = app_now(), due_at = null, reason = null,
    external_ids = ids where tenant_id = ours.tenant_id and id = ours.id;
  update conversations set seq = seq + 1, updated_at = app_now(), last_message_at = app_now()
    where tenant_id = ours.tenant_id and id = ours.conversation_id returning seq into number;
  if ours.kind not in ('reply', 'handover-text', 'operator-reply', 'note') then return number; end if;
  insert into messages (tenant_id, id, conversation_id, connection_id, external_id, role, is_private, text, sources,
    mark, sent_at, seq, delivery_id)
  values (ours.tenant_id, (told->>'message_id')::uuid, ours.conversation_id, ours.connection_id,
    coalesce(ids[1], ours.id::text), case ours.kind when 'operator-reply' then 'operator' else 'bot' end,
    not ours.is_visible, ours.text, ours.sources, ours.mark, app_now(), number, ours.id)
  on conflict (tenant_id, conversation_id, external_id) do nothing;
  if ours.is_visible then
    -- At most every half minute. Whoever holds the row notes the same, or holds a conversation that we would wait for
    -- in a circle.
    update connections set last_reply_at = app_now() where tenant_id = ours.tenant_id and id in
      (select id from connections where tenant_id = ours.tenant_id and id = ours.connection_id
        and coalesce(last_reply_at, '-infinity') < app_now() - interval '30 seconds' for no key update skip locked);
  end if;
  return number;
end $$`;

/** What the platform wants tidied after our first message has a row of its own, so that a crash does not skip it. */
const planAfterSend = `
create function plan_after_send(ours deliveries, row_id uuid) returns void
language sql security invoker set search_path = public, pg_temp as $$
  insert into deliveries (tenant_id, id, conversation_id, connection_id, turn_id, kind, part, is_visible, text, state, mark,
    handover_version, due_at)
  values (ours.tenant_id, row_id, ours.conversation_id, ours.connection_id, ours.turn_id, 'after-send', 0, false, '', 'ready',
    row_id::text, ours.handover_version, app_now())
  on conflict (tenant_id, turn_id, kind, part) do nothing
$$`;

/**
 * Stores that the platform has a delivery: `{delivery_id, conversation_id, attempt, state, external_ids, via, message_id,
 * after_send_id?, works?}`. For an attempt that its echo has settled already only the tidying is left; another attempt or
 * state means that somebody else has taken it up. `works` names a circuit to close. The conversation is locked first,
 * as everywhere.
 */
const settleSent = `
create function settle_sent(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  talk uuid := (asked->>'conversation_id')::uuid;
  ours deliveries; number bigint;
begin
  perform from conversations where tenant_id = tenant and id = talk for update;
  select * into ours from deliveries where tenant_id = tenant and id = (asked->>'delivery_id')::uuid
    and attempt = (asked->>'attempt')::integer and state in (asked->>'state', 'sent') for update;
  if not found then return jsonb_build_object('state', 'lost'); end if;
  if asked ? 'after_send_id' then perform plan_after_send(ours, (asked->>'after_send_id')::uuid); end if;
  if ours.state <> 'sent' then number := store_own_message(ours, asked); end if;
  if asked ? 'works' then delete from circuits where tenant_id = tenant and subject = asked->>'works'; end if;
  return jsonb_build_object('state', 'sent', 'seq', number, 'due_in_ms', delivery_due_in_ms(talk));
end $$`;

const functions = [
  { sql: dueInMs, name: 'delivery_due_in_ms(uuid)' },
  { sql: nextDelivery, name: 'next_delivery(jsonb)' },
  { sql: storeOwnMessage, name: 'store_own_message(deliveries, jsonb)' },
  { sql: planAfterSend, name: 'plan_after_send(deliveries, uuid)' },
  { sql: settleSent, name: 'settle_sent(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
