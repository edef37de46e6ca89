import { z } from 'zod';
import { readConfig } from '../accounts/tenant-config.js';
import type { QuestionQuery } from '../contract/insights.js';
import type { Page } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { invalidCursor } from '../platform/database/read-page.js';
import { askedText, gatherQuestions } from './gather-questions.js';
import { addDays, readToday } from './span.js';

const Row = z.looseObject({ id: z.uuid(), count: z.number() });
export type QuestionRow = z.infer<typeof Row>;
const Rows = z.object({ rows: z.array(Row) });

/** The state as it counts: what was answered and is asked again in vain is open again. */
const stateOf = `case when q.state = 'done' and a.last_asked_at > q.decided_at then 'open' else q.state end`;

/** Where it was asked stands with the conversation. */
const askedIn = `and exists (select from conversations c where c.id = conversation_id
    and c.connection_id = coalesce(:connection::uuid, c.connection_id)
    and (:channel::text is null or coalesce(c.channel, '') = :channel::text))`;

/** Only of the rows of a page is the text read. */
const listed = (isNarrowed: boolean): string => `with asked as (
    select question_id, count(*)::integer as count, max(asked_at) as last_asked_at from question_askings
    where asked_at >= :since::timestamp at time zone :zone ${isNarrowed ? askedIn : ''} group by question_id),
  chosen as (
    select q.id, ${stateOf} as state, a.count, a.last_asked_at from asked a join open_questions q on q.id = a.question_id
    where ${stateOf} = :state and (:count::integer is null or (a.count, q.id) < (:count::integer, :id::uuid))
    order by a.count desc, q.id desc limit :limit)
  select c.*, coalesce((select left(${askedText('t.message_ids')}, 500) from question_askings k
    join turns t on t.id = k.turn_id where k.question_id = c.id order by k.asked_at desc, k.turn_id limit 1), '') as text
  from chosen c order by c.count desc, c.id desc`;

/** One page of the questions of the last days, the most asked first; what was asked a moment ago is among them. */
export async function listQuestions(tx: TenantDb, query: QuestionQuery): Promise<Page<QuestionRow>> {
  await gatherQuestions(tx);
  const { time_zone: zone } = await readConfig(tx);
  const since = addDays(await readToday(tx, zone), 1 - query.days);
  const [count, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor);
  const { state, limit, connection_id: connection = null, channel = null } = query;
  const isNarrowed = connection !== null || channel !== null;
  const place = isNarrowed ? { connection, channel } : {};
  const answer: unknown = await tx.raw(listed(isNarrowed), {
    ...{ since, zone, state, count, id, limit: limit + 1 },
    ...place,
  });
  const { rows } = Rows.parse(answer);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next_cursor: last ? writeCursor([last.count, last.id]) : null };
}

const Cursor = z.tuple([z.int(), z.uuid()]);

const writeCursor = (place: z.infer<typeof Cursor>): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw invalidCursor(cause);
  }
}
