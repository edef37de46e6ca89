import { z } from 'zod';
import type { ConversationDetailQuery } from '../contract/conversations.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { readSummary } from './read-conversations.js';

const rows = z.array(z.looseObject({}));

/** Not every message begins a turn, and a turn holds much more than a message. */
const turnsPerMessage = 0.4;

/** The conversation with its latest messages, turns and what has not arrived yet, oldest first. */
export async function readConversation(
  tx: TenantDb,
  id: string,
  { messages: most }: ConversationDetailQuery,
) {
  const summary = await readSummary(tx, id);
  const messages = rows.parse(await readMessages(tx, id, most + 1));
  const turns: unknown = await tx('turns')
    .where({ conversation_id: id })
    .orderBy('created_at', 'desc')
    .limit(Math.ceil(most * turnsPerMessage))
    .select();
  return {
    ...summary,
    messages: messages.slice(0, most).reverse(),
    has_earlier: messages.length > most,
    turns: rows.parse(turns).reverse(),
    waiting_deliveries: rows.parse(await readWaiting(tx, id)).map(withReasonIfAny),
  };
}

/** The latest first. */
const readMessages = (tx: TenantDb, id: string, most: number): Promise<unknown> =>
  tx('messages as m')
    .leftJoin('deliveries as d', 'd.id', 'm.delivery_id')
    .where('m.conversation_id', id)
    .orderBy([
      { column: 'm.sent_at', order: 'desc' },
      { column: 'm.seq', order: 'desc' },
    ])
    .limit(most)
    .select(
      ...[
        'm.id',
        'm.role',
        'm.is_private as private',
        'm.text',
        'm.attachments',
        'm.author_name',
        'm.sent_at',
      ],
      ...['m.edited_at', 'm.sources'],
      tx.raw('m.deleted_at is not null as deleted'),
      tx.raw(
        `case when d.id is not null then jsonb_build_object('id', d.id, 'state', d.state) end as delivery`,
      ),
    );

/** What has not arrived yet, in the order of sending. */
const readWaiting = (tx: TenantDb, id: string): Promise<unknown> =>
  tx('deliveries')
    .where({ conversation_id: id })
    .whereIn('kind', ['reply', 'handover-text', 'operator-reply', 'note'])
    .whereNotIn('state', ['sent', 'cancelled'])
    .orderBy(['created_at', 'part'])
    .select(
      ...['id', 'turn_id', 'text', 'state', 'reason', 'attempt', 'created_at'],
      tx.raw(`case kind when 'note' then 'note' else 'reply' end as kind`),
    );

/** Nothing stands in the way of most of what is on its way. */
const withReasonIfAny = ({ reason, ...delivery }: Record<string, unknown>) =>
  reason === null ? delivery : { ...delivery, reason };
