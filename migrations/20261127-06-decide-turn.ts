import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/** The turn's record; what it read is answered from now on. */
const storeTurn = `
create function store_turn(made jsonb) returns void
language plpgsql security invoker set search_path = public, pg_temp as $$
declare turn turns := jsonb_populate_record(null::turns, made);
begin
  insert into turns (tenant_id, id, conversation_id, assistant_id, assistant_version, decision, reason, intent, confidence,
    language, model, tokens_in, tokens_out, message_ids, sources, stages)
  values (turn.tenant_id, turn.id, turn.conversation_id, turn.assistant_id, turn.assistant_version, turn.decision,
    turn.reason, turn.intent, turn.confidence, turn.language, turn.model, turn.tokens_in, turn.tokens_out,
    turn.message_ids, turn.sources, turn.stages);
  update messages set turn_id = turn.id where tenant_id = turn.tenant_id and id = any (turn.message_ids);
end $$`;

/**
 * Whether a delivery of this conversation may be sent at once, by whoever holds the conversation's lock and has seen that
 * nobody took it over: no visible one stands before it, no operator's message waits to be confirmed, the platform does not rest.
 */
const maySendAtOnce = `
create function may_send_at_once(talk conversations, circuit text) returns boolean
language sql stable security invoker set search_path = public, pg_temp as $$
  select not exists (select from deliveries d where d.tenant_id = talk.tenant_id and d.conversation_id = talk.id
      and d.is_visible and d.state in ('ready', 'sending', 'verifying'))
    and not exists (select from hints h where h.tenant_id = talk.tenant_id and h.connection_id = talk.connection_id
      and h.conversation_external_id = talk.external_id and h.state = 'waiting' and h.role = 'operator' and not h.is_private)
    and not exists (select from circuits k where k.tenant_id = talk.tenant_id and k.subject = circuit)
$$`;

/** The outgoing messages of a turn; the one of `at_once`, if any, is marked `sending` right away. */
const storeDeliveries = `
create function store_deliveries(planned jsonb, at_once jsonb) returns void
language sql security invoker set search_path = public, pg_temp as $$
  insert into deliveries (tenant_id, id, conversation_id, connection_id, turn_id, kind, part, is_visible, text, details, sources,
    mark, handover_version, state, attempt, sending_at, due_at)
  select d.tenant_id, d.id, d.conversation_id, d.connection_id, d.turn_id, d.kind, d.part, d.is_visible, d.text, d.details,
    d.sources, d.mark, d.handover_version, case when begins then 'sending' else 'ready' end, begins::integer,
    case when begins then app_now() end,
    -- Whoever finds it after a crash waits until a late commit of the platform has shown, then looks it up.
    app_now() + case when begins then make_interval(secs => (at_once->>'verify_after_ms')::numeric / 1000)
      else interval '0' end
  from jsonb_populate_recordset(null::deliveries, planned) d,
    lateral (select d.id = (at_once->>'delivery_id')::uuid is true) as first (begins)
$$`;

/** What a visitor left to be reached by: as a lead, and with the visitor. Without an address or a number it is no lead yet. */
const keepContact = `
create function keep_contact(talk conversations, lead jsonb) returns uuid
language plpgsql security invoker set search_path = public, pg_temp as $$
declare kept uuid;
begin
  if lead is null then return null; end if;
  kept := capture_lead(talk.tenant_id, lead || jsonb_build_object('conversation_id', talk.id,
    'connection_id', talk.connection_id, 'visitor_id', talk.visitor_id));
  update visitors set name = coalesce(lead->>'name', name), email = coalesce(lead->>'email', email),
    phone = coalesce(lead->>'phone', phone) where tenant_id = talk.tenant_id and id = talk.visitor_id;
  return kept;
end $$`;

/**
 * Ends the claim. What the turn did not read stays due, also when it hands the conversation over: contact data in it is kept
 * all the same. Returns the new seq.
 */
const concludeTurn = `
create function conclude_turn(talk conversations, turn jsonb, has_news boolean) returns bigint
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  hands_over boolean := turn->>'decision' = 'hand-over';
begin
  update conversations set seq = seq + 1, language = turn->>'language', claims = 0, lease_until = '-infinity',
    due_at = case when has_news then app_now() end, waiting_since = case when has_news then app_now() end,
    updated_at = app_now() where tenant_id = talk.tenant_id and id = talk.id;
  if hands_over then
    update conversations set handler = 'human', handler_reason = turn->>'reason', handler_since = app_now(),
      handover_version = handover_version + 1, is_waiting_for_human = true
    where tenant_id = talk.tenant_id and id = talk.id;
  end if;
  return talk.seq + 1;
end $$`;

/**
 * Per tenant and day, for budgets; the day is the database's. The last statement of its transaction, because all turns of a
 * tenant meet in these rows; in one order, so that none waits for another in a circle.
 */
const countUsage = `
create function count_usage(used jsonb) returns void
language sql security invoker set search_path = public, pg_temp as $$
  insert into usage_counters (tenant_id, day, kind, amount)
  select current_setting('app.tenant_id')::uuid, app_now()::date, key, value::bigint from jsonb_each_text(used) order by key
  on conflict (tenant_id, day, kind, subject) do update set amount = usage_counters.amount + excluded.amount
$$`;

/** Whom the platform knows the conversation's parties as, with the delivery that was marked. */
const begunDelivery = `
create function begun_delivery(talk conversations, delivery uuid) returns jsonb
language sql stable security invoker set search_path = public, pg_temp as $$
  select jsonb_build_object('delivery', to_jsonb(d), 'conversation_external_id', talk.external_id,
    'visitor_external_id', v.external_id, 'is_first', not exists (select from messages m
      where m.tenant_id = talk.tenant_id and m.conversation_id = talk.id and m.role = 'bot'))
  from deliveries d, visitors v
  where d.tenant_id = talk.tenant_id and d.id = delivery and v.tenant_id = talk.tenant_id and v.id = talk.visitor_id
$$`;

/**
 * The deciding transaction: `{read: {id, lease_token, handler, handover_version, visitor_seq}, is_final, turn, deliveries, lead?,
 * at_once?: {delivery_id, circuit, verify_after_ms}, used}`. Stores nothing when another worker owns the conversation, a
 * human spoke, or, unless `is_final`, the visitor wrote or changed something that the outcome did not read.
 */
const decideTurn = `
create function decide_turn(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  read jsonb := asked->'read';
  at_once jsonb := asked->'at_once';
  talk conversations; has_news boolean; lead uuid; number bigint;
begin
  select * into talk from conversations
    where tenant_id = current_setting('app.tenant_id')::uuid and id = (read->>'id')::uuid for update;
  if talk.lease_token is distinct from (read->>'lease_token')::bigint then
    return jsonb_build_object('kind', 'lost');
  end if;
  if talk.handler <> read->>'handler' or talk.handover_version <> (read->>'handover_version')::integer then
    return jsonb_build_object('kind', 'taken-over');
  end if;
  has_news := talk.visitor_seq <> (read->>'visitor_seq')::bigint;
  if has_news and not (asked->>'is_final')::boolean then return jsonb_build_object('kind', 'superseded'); end if;

  if not may_send_at_once(talk, at_once->>'circuit') then at_once := null; end if;
  perform store_turn(asked->'turn');
  perform store_deliveries(asked->'deliveries', at_once);
  lead := keep_contact(talk, asked->'lead');
  number := conclude_turn(talk, asked->'turn', has_news);
  perform count_usage(asked->'used');
  return jsonb_build_object('kind', 'decided', 'lead_id', lead, 'seq', number,
    'begun', begun_delivery(talk, (at_once->>'delivery_id')::uuid));
end $$`;

const functions = [
  { sql: storeTurn, name: 'store_turn(jsonb)' },
  { sql: maySendAtOnce, name: 'may_send_at_once(conversations, text)' },
  { sql: storeDeliveries, name: 'store_deliveries(jsonb, jsonb)' },
  { sql: keepContact, name: 'keep_contact(conversations, jsonb)' },
  { sql: concludeTurn, name: 'conclude_turn(conversations, jsonb, boolean)' },
  { sql: countUsage, name: 'count_usage(jsonb)' },
  { sql: begunDelivery, name: 'begun_delivery(conversations, uuid)' },
  { sql: decideTurn, name: 'decide_turn(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
