import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * What a member does here is told to the platform: that the conversation is a human's, the bot's, or closed. The platform
 * then tells it back, and by that time something else may have been decided here.
 */

/**
 * Whether the platform tells what we did there ourselves: it happened during our last call, which takes ten seconds at most,
 * give or take two, by which clocks may differ.
 */
const tellsOurDeed = `
create function tells_our_deed(talk conversations, deed text, happened timestamptz) returns boolean
language sql stable security invoker as $$
  select exists (select from deliveries d where d.tenant_id = talk.tenant_id and d.conversation_id = talk.id
    and d.kind = deed and last_moment_of(happened) >= d.sending_at - interval '2 seconds'
    and happened <= coalesce(d.sent_at, d.sending_at + interval '10 seconds') + interval '2 seconds')
$$`;

/**
 * Where a conversation stays the bot's although somebody has taken it over there, the platform is told. A closed one is left
 * so.
 */
const handOverThere = `
create function hand_over_there(item jsonb, talk uuid) returns void
language sql security invoker as $$
  insert into deliveries (tenant_id, id, conversation_id, connection_id, kind, is_visible, text, mark, handover_version,
    state, due_at)
  select c.tenant_id, (item->'ids'->>'handover')::uuid, c.id, c.connection_id, 'handover', false, '', item->'ids'->>'handover',
    c.handover_version, 'ready', app_now()
  from conversations c where item->'ids' ? 'handover' and c.tenant_id = (item->>'tenant_id')::uuid and c.id = talk
    and c.handler = 'human' and c.status = 'open'
$$`;

/**
 * As before, and an operator's message that took the conversation over is followed by its handover. A visitor who wrote just
 * before the conversation was closed, and was heard just after it, is not the bot's to answer, and whoever closed may not have
 * read it: a human is called.
 */
const afterMessage = `
create function after_message(item jsonb, talk conversations, noted jsonb) returns jsonb
language plpgsql security invoker as $$
declare
  stored jsonb := hear_message(item, talk, noted);
  written timestamptz := (item->'event'->>'sent_at')::timestamptz;
begin
  if noted->>'writer' = 'operator' and talk.handler = 'bot' then
    perform hand_over_there(item, talk.id);
  elsif noted->>'writer' = 'visitor' and (noted->>'counts')::boolean and talk.status = 'closed'
      and last_moment_of(written) <= talk.last_operator_at and written > app_now() - interval '1 minute' then
    update conversations set handler = 'human', handler_reason = 'crossed-closing', handler_since = app_now(),
      handover_version = handover_version + 1, is_waiting_for_human = true
    where tenant_id = talk.tenant_id and id = talk.id;
  end if;
  return stored;
end $$`;

/**
 * As before, but for what we did there ourselves: what is otherwise here has been decided since. A visitor who wrote after we
 * closed is answered, and one who was handed back meanwhile stays with the bot.
 */
const ingestStanding = `
create function ingest_standing(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  event jsonb := item->'event';
  talk conversations;
  happened timestamptz := (event->>'at')::timestamptz;
  closes boolean := coalesce((event->>'open')::boolean = false, false);
  removed boolean := coalesce((event->>'removed')::boolean, false);
  opens boolean := coalesce((event->>'open')::boolean, false);
  assigns boolean := coalesce(event->>'assigned_to' = 'operator', false);
begin
  select * into talk from conversations where tenant_id = tenant
    and connection_id = (item->>'connection_id')::uuid and external_id = event->>'conversation_id' for update;
  if not found then return jsonb_build_object('outcome', 'ignored'); end if;
  closes := removed or (closes and not tells_our_deed(talk, 'close', happened));
  if (assigns or opens) and tells_our_deed(talk, 'handover', happened) then
    assigns := false; opens := false;
  end if;
  closes := closes and not exists (select from messages m where m.tenant_id = tenant and m.conversation_id = talk.id
    and m.role = 'visitor' and m.turn_id is null and m.deleted_at is null and m.sent_at > happened);
  assigns := assigns and not (talk.handler_reason is not distinct from 'handed-back' and happened <= talk.handler_since);
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
    if not opens then perform hand_over_there(item, talk.id); end if;
  elsif talk.status = 'closed' and opens then
    update conversations set seq = seq + 1, status = 'open', updated_at = app_now()
    where tenant_id = tenant and id = talk.id;
  else
    return jsonb_build_object('outcome', 'ignored', 'conversation_id', talk.id);
  end if;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', talk.id, 'seq', talk.seq + 1);
end $$`;

/** As before, but for our own hand-back: whoever has the conversation now has taken it over since. */
const ingestConversation = `
create function ingest_conversation(item jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  event jsonb := item->'event';
  happened timestamptz := (event->>'at')::timestamptz;
  talk conversations;
begin
  if event->>'assigned_to' is distinct from 'bot' then return ingest_standing(item); end if;
  update conversations c set seq = seq + 1, handler = 'bot', handler_reason = 'handed-back', handler_since = app_now(),
    handover_version = handover_version + 1, is_waiting_for_human = false, last_operator_at = app_now(),
    updated_at = app_now()
  where tenant_id = (item->>'tenant_id')::uuid and connection_id = (item->>'connection_id')::uuid
    and external_id = event->>'conversation_id' and handler = 'human'
    and happened > greatest(handler_since, last_operator_at) and not tells_our_deed(c, 'hand-back', happened)
  returning * into talk;
  if not found then return jsonb_build_object('outcome', 'ignored'); end if;
  return jsonb_build_object('outcome', 'changed', 'conversation_id', talk.id, 'seq', talk.seq);
end $$`;

/** As they were before, for the way down. */
const formerStanding = ingestStanding
  .replace(` and not tells_our_deed(talk, 'close', happened)`, '')
  .replace(/ +if not opens[^\n]*\n/, '')
  .replace(/ {2}if \(assigns or opens\)[^]*?end if;\n/, '');
const formerConversation = ingestConversation.replace(
  ` and not tells_our_deed(c, 'hand-back', happened)`,
  '',
);

const deed = { sql: tellsOurDeed, name: 'tells_our_deed(conversations, text, timestamptz)' };
const there = { sql: handOverThere, name: 'hand_over_there(jsonb, uuid)' };
const after = { sql: afterMessage, name: 'after_message(jsonb, conversations, jsonb)' };
const standing = { sql: ingestStanding, name: 'ingest_standing(jsonb)' };
const conversation = { sql: ingestConversation, name: 'ingest_conversation(jsonb)' };

const formerKinds =
  "'reply', 'handover-text', 'operator-reply', 'note', 'handover', 'hand-back', 'contact', 'after-send', 'email'";

/** Not validated: all that there is fits, and to read every row would lock the table for as long. */
async function allowKinds(knex: Knex, kinds: string): Promise<void> {
  await knex.raw(`alter table deliveries drop constraint deliveries_kind_check,
    add constraint deliveries_kind_check check (kind in (${kinds})) not valid`);
}

export async function up(knex: Knex): Promise<void> {
  await allowKinds(knex, `${formerKinds}, 'close'`);
  await dropFunctions(knex, [standing, conversation]);
  await knex.raw('alter function after_message(jsonb, conversations, jsonb) rename to hear_message');
  await createFunctions(knex, [deed, there, after, standing, conversation]);
}

export async function down(knex: Knex): Promise<void> {
  await dropFunctions(knex, [deed, there, after, standing, conversation]);
  await knex.raw('alter function hear_message(jsonb, conversations, jsonb) rename to after_message');
  await createFunctions(knex, [
    { ...standing, sql: formerStanding },
    { ...conversation, sql: formerConversation },
  ]);
  await knex('deliveries').where({ kind: 'close' }).del();
  await allowKinds(knex, formerKinds);
}
