import type { OwnDatabase } from './stores.js';

const leads = `insert into leads (tenant_id, id, conversation_id, connection_id, visitor_id, name, email, status, created_at,
    updated_at)
  select tenant_id, gen_random_uuid(), id, connection_id, visitor_id, 'Visitor ' || n, 'visitor' || n || '@example.com',
    case when n % 500 = 0 then 'won' else 'new' end, created_at, created_at
  from (select *, row_number() over (order by created_at) as n from conversations) as c where n <= $1`;

/** Of many conversations a few wait for a human or were closed, and in some the knowledge held no answer. */
const handedOver = `update conversations set handler = 'human', is_waiting_for_human = true
  where ctid in (select ctid from conversations order by created_at limit 200)`;
const closed = `update conversations set status = 'closed'
  where ctid in (select ctid from conversations order by created_at limit 50)`;
/** One of them, in the middle, names something that none of the others does. */
const rare = `update messages set text = 'I have lost my hippopotamus.'
  where ctid in (select ctid from messages where role = 'visitor' order by sent_at offset 10000 limit 1)`;
const unanswered = `update turns set decision = 'hand-over', reason = 'nothing-known'
  where abs(hashtext(id::text)) % 50 = 0`;

/** Gives a past its leads, its handed over and its closed conversations, oldest first: far from where lists begin. */
export async function fillLeads(count: number, database: OwnDatabase): Promise<void> {
  await database.query(leads, [count]);
  for (const sql of [handedOver, closed, rare, unanswered]) await database.query(sql);
  await database.query('vacuum (analyze)');
}
