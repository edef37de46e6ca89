import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';

/** Turns whose reason says that the knowledge held no answer. What a turn under `shadow` lacked is not recorded as such. */
const noAnswer = `t.reason in ('nothing-known', 'unsupported')`;

/** What a turn answered, as one text. What the visitor deleted is not in it. */
export const askedText = (messageIds: string): string =>
  `(select string_agg(m.text, ' ' order by m.sent_at, m.seq) from messages m
    where m.id = any (${messageIds}) and m.deleted_at is null)`;

const atOnce = 500;

const Turns = z.object({
  rows: z.array(
    z.object({
      turn_id: z.uuid(),
      conversation_id: z.uuid(),
      asked_at: z.string(),
      text: z.string().nullable(),
    }),
  ),
});
type Asked = z.infer<typeof Turns>['rows'][number];

/**
 * Groups the questions that found no answer by their wording, from where it stopped before. A turn that was committed late
 * is found as well, because each time begins ten minutes earlier; one that is known already changes nothing.
 */
export async function gatherQuestions(tx: TenantDb): Promise<void> {
  let after: Place = { asked_at: '-infinity', turn_id: firstId };
  for (;;) {
    const asked = await readAsked(tx, after);
    const last = asked.at(-1);
    if (!last) return;
    await store(tx, asked);
    if (asked.length < atOnce) return;
    after = last;
  }
}

type Place = Pick<Asked, 'asked_at' | 'turn_id'>;
const firstId = '00000000-0000-0000-0000-000000000000';

async function readAsked(tx: TenantDb, after: Place): Promise<Asked[]> {
  const answer: unknown = await tx.raw(
    `select t.id as turn_id, t.conversation_id, t.created_at::text as asked_at, ${askedText('t.message_ids')} as text
     from turns t where ${noAnswer} and (t.created_at, t.id) > (?::timestamptz, ?::uuid)
       and t.created_at >= greatest(app_now() - interval '200 days',
         (select max(asked_at) - interval '10 minutes' from question_askings))
     order by t.created_at, t.id limit ?`,
    [after.asked_at, after.turn_id, atOnce],
  );
  return Turns.parse(answer).rows;
}

/** Case, signs and spaces make no other question of it. */
export const wordingOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const hashOf = (text: string): string => createHash('sha256').update(wordingOf(text)).digest('base64url');

async function store(tx: TenantDb, asked: readonly Asked[]): Promise<void> {
  const rows = asked.flatMap(({ text, ...turn }) =>
    text === null || wordingOf(text) === ''
      ? []
      : [{ ...turn, question_id: newId(), wording_hash: hashOf(text) }],
  );
  const given = `jsonb_to_recordset(?::jsonb) as given
    (turn_id uuid, conversation_id uuid, asked_at timestamptz, question_id uuid, wording_hash text)`;
  const tenant = `current_setting('app.tenant_id')::uuid`;
  // In one order, so that two who gather at once do not wait for each other in a circle.
  await tx.raw(
    `insert into open_questions (tenant_id, id, wording_hash)
     select distinct on (wording_hash) ${tenant}, question_id, wording_hash from ${given} order by wording_hash
     on conflict (tenant_id, wording_hash) do nothing`,
    [JSON.stringify(rows)],
  );
  await tx.raw(
    `insert into question_askings (tenant_id, turn_id, question_id, conversation_id, asked_at)
     select ${tenant}, given.turn_id, q.id, given.conversation_id, given.asked_at
     from ${given} join open_questions q on q.wording_hash = given.wording_hash order by given.turn_id
     on conflict (tenant_id, turn_id) do nothing`,
    [JSON.stringify(rows)],
  );
}
