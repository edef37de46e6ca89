import type { OwnDatabase } from './stores.js';

/** An exchange as it lies in the past: five questions with their answers. */
const messagesEach = 10;

/** Ids in the order of creation, as the product makes them, so that indexes grow as they do in life. */
const idAt = (moment: string, salt: string): string =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${salt}), 1, 3)
    || '8' || substr(md5(${salt}), 4, 15))::uuid`;

const past = `create temp table past as
  select n, link.tenant_id, link.id as connection_id, link.assistant_id, begun, 'past-' || $2 || '-' || n as external_id,
    ${idAt('begun', `'v' || $2 || n`)} as visitor_id, ${idAt('begun', `'c' || $2 || n`)} as conversation_id
  from generate_series(1, $1::int) n
  cross join lateral (select app_now() - interval '90 days' * (1 - n::float / $1::int) - interval '1 day' as begun) as moment
  join (select tenant_id, id, assistant_id, row_number() over (order by id) - 1 as place, count(*) over () as total
    from connections where connector = 'crisp') as link on link.place = n % link.total`;

const visitors = `insert into visitors (tenant_id, id, connection_id, external_id, created_at)
  select tenant_id, visitor_id, connection_id, external_id, begun from past`;

const conversations = `insert into conversations (tenant_id, id, connection_id, visitor_id, external_id, channel, language,
    seq, visitor_seq, last_message_at, created_at, updated_at)
  select tenant_id, conversation_id, connection_id, visitor_id, external_id, 'chat', 'en', ${messagesEach},
    ${messagesEach - 1}, begun + interval '10 minutes', begun, begun + interval '10 minutes' from past`;

/** One line for each message: visitor and bot in turns, every pair with a turn and a delivery. */
const lines = `create temp table line as
  select past.*, k, k % 2 = 1 as is_visitors, begun + k * interval '1 minute' as at,
    ${idAt(`begun + k * interval '1 minute'`, `'m' || $1 || n || '-' || k`)} as message_id,
    ${idAt(`begun + k * interval '1 minute'`, `'t' || $1 || n || '-' || (k + 1) / 2`)} as turn_id,
    ${idAt(`begun + k * interval '1 minute'`, `'d' || $1 || n || '-' || (k + 1) / 2`)} as delivery_id
  from past cross join generate_series(1, ${messagesEach}) k`;

const messages = `insert into messages (tenant_id, id, conversation_id, connection_id, external_id, role, text, sent_at,
    received_at, seq, turn_id, delivery_id)
  select tenant_id, message_id, conversation_id, connection_id, external_id || '-' || k,
    case when is_visitors then 'visitor' else 'bot' end,
    'This is one of many messages that were exchanged in the past, about as long as messages are: number ' || k,
    at, at, k, case when is_visitors then turn_id end, case when not is_visitors then delivery_id end from line`;

const turns = `insert into turns (tenant_id, id, conversation_id, assistant_id, assistant_version, decision, reason, language,
    message_ids, created_at)
  select tenant_id, turn_id, conversation_id, assistant_id, 1, 'reply', 'grounded', 'en', array[message_id], at
  from line where is_visitors`;

const deliveries = `insert into deliveries (tenant_id, id, conversation_id, connection_id, turn_id, kind, is_visible, text, state,
    mark, handover_version, sent_at, sent_via, external_ids, created_at)
  select tenant_id, delivery_id, conversation_id, connection_id, turn_id, 'reply', true, 'An answer of the past.', 'sent',
    delivery_id::text, 0, at, 'ack', array[external_id || '-' || k], at
  from line where not is_visitors`;

/**
 * Gives an installation a past of so many messages, spread over its inboxes and the last three months, and lets the
 * planner know of it.
 */
export async function fillMessages(count: number, database: OwnDatabase): Promise<void> {
  const salt = String(Date.now());
  // What refers to what is right by construction, and checking it for each row would take longer than the bench.
  await database.query('set session_replication_role = replica');
  await database.query(past, [Math.ceil(count / messagesEach), salt]);
  await database.query(lines, [salt]);
  for (const sql of [visitors, conversations, messages, turns, deliveries]) await database.query(sql);
  await database.query('drop table line, past');
  await database.query('set session_replication_role = origin');
  await database.query('vacuum (analyze)');
}
