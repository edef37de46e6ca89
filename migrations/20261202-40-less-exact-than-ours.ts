import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * What some platforms tell less exactly than we know it: times in whole seconds, and our own messages without our mark.
 */

/**
 * The last moment at which something may have been written: several platforms tell whole seconds, the others milliseconds, cut
 * off. Our own times are exact, so what was written right after a hand-back seems to be from before it.
 */
const lastMomentOf = `
create function last_moment_of(told timestamptz) returns timestamptz
language sql stable security invoker as $$
  select told + case told when date_trunc('second', told) then interval '1 second'
    when date_trunc('milliseconds', told) then interval '1 millisecond' else interval '0' end
$$`;

/**
 * As before, and what came in after an operator's last act and may have been written after it is the bot's to answer, too: it
 * would be nobody's else.
 */
const unanswered = `
create function unanswered(talk conversations) returns setof messages
language sql stable security invoker as $$
  select * from messages m
  where m.tenant_id = talk.tenant_id and m.conversation_id = talk.id and m.role = 'visitor' and not m.is_private
    and m.turn_id is null and m.deleted_at is null
    and (talk.handler = 'human' or talk.status = 'closed'
      or m.sent_at > coalesce(talk.last_operator_at, '-infinity')
      or (m.received_at > talk.last_operator_at and last_moment_of(m.sent_at) > talk.last_operator_at))
$$`;

/** As before, with its place in the conversation as we heard it: by the times a quick answer may be older than the question. */
const messageOfTurn = `
create function message_of_turn(said messages) returns jsonb
language sql immutable security invoker as $$
  select jsonb_build_object('id', said.id, 'role', said.role, 'text', said.text, 'attachments', said.attachments,
    'sent_at', said.sent_at, 'seq', said.seq)
$$`;

/** As before, and an operator's message takes over unless it surely is older than the hand-back: the human wins. */
const afterMessage = `
create function after_message(item jsonb, talk conversations, noted jsonb) returns jsonb
language plpgsql security invoker as $$
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
    and not (talk.handler = 'bot' and coalesce(talk.handler_reason, '') = 'handed-back'
      and last_moment_of(written) <= talk.handler_since);
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

/** As before, and what an echo without our mark has put in its place already becomes ours: the bot's, or an operator's. */
const storeOwnMessage = `
create function store_own_message(ours deliveries, told jsonb) returns bigint
language plpgsql security invoker as $$
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
  on conflict (tenant_id, conversation_id, external_id) do update set role = excluded.role, sources = excluded.sources,
    mark = excluded.mark, delivery_id = excluded.delivery_id
    where messages.delivery_id is null and messages.role <> 'visitor';
  if ours.is_visible then
    -- At most every half minute. Whoever holds the row notes the same, or holds a conversation that we would wait for
    -- in a circle.
    update connections set last_reply_at = app_now() where tenant_id = ours.tenant_id and id in
      (select id from connections where tenant_id = ours.tenant_id and id = ours.connection_id
        and coalesce(last_reply_at, '-infinity') < app_now() - interval '30 seconds' for no key update skip locked);
  end if;
  return number;
end $$`;

/** As they were before, for the way down. */
const formerUnanswered = unanswered.replace(/\n +or \(m\.received_at[^]*?(?=\)\n)/, '');
const formerMessageOfTurn = messageOfTurn.replace(`, 'seq', said.seq`, '');
const formerAfterMessage = afterMessage.replace('last_moment_of(written)', 'written');
const formerOwnMessage = storeOwnMessage.replace(/do update[^]*?'visitor'/, 'do nothing');

const moment = 'last_moment_of(timestamptz)';
const asked = 'unanswered(conversations)';
const told = 'message_of_turn(messages)';
const own = 'store_own_message(deliveries, jsonb)';
const after = 'after_message(jsonb, conversations, jsonb)';

const drop = (knex: Knex, ...names: readonly string[]): Promise<void> =>
  dropFunctions(
    knex,
    names.map((name) => ({ sql: '', name })),
  );

export async function up(knex: Knex): Promise<void> {
  await drop(knex, own, after, told, asked);
  await createFunctions(knex, [
    { sql: lastMomentOf, name: moment },
    { sql: unanswered, name: asked },
    { sql: messageOfTurn, name: told },
    { sql: afterMessage, name: after },
    { sql: storeOwnMessage, name: own },
  ]);
}

export async function down(knex: Knex): Promise<void> {
  await drop(knex, moment, own, after, told, asked);
  await createFunctions(knex, [
    { sql: formerUnanswered, name: asked },
    { sql: formerMessageOfTurn, name: told },
    { sql: formerAfterMessage, name: after },
    { sql: formerOwnMessage, name: own },
  ]);
}
