import type { Knex } from 'knex';
import { z } from 'zod';
import type { ConversationQuery } from '../contract/conversations.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { narrowToFigure } from './narrow-to-figure.js';

/** A conversation's row as lists show it; the contract's schema is parsed when it leaves. */
export const SummaryRow = z.looseObject({ id: z.uuid() });
export type SummaryRow = z.infer<typeof SummaryRow>;

const lastMessage = `(select jsonb_build_object('role', m.role, 'text', left(m.text, 300), 'at', m.sent_at)
  from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id and not m.is_private
    and m.deleted_at is null order by m.sent_at desc, m.seq desc limit 1) as last_message`;

const summaries = (tx: TenantDb): Knex.QueryBuilder =>
  tx('conversations as c')
    .join('visitors as v', 'v.id', 'c.visitor_id')
    .join('connections as l', 'l.id', 'c.connection_id')
    .select(
      ...[
        'c.id',
        'c.status',
        'c.handler',
        'c.handler_reason',
        'c.language',
        'c.seq',
        'c.created_at',
        'c.updated_at',
      ],
      'c.is_waiting_for_human as waiting_for_human',
      tx.raw(`jsonb_build_object('id', l.id, 'name', l.name, 'connector', l.connector) as connection`),
      tx.raw(`jsonb_build_object('id', v.id, 'name', v.name, 'email', v.email, 'phone', v.phone) as visitor`),
      tx.raw(lastMessage),
    );

/** One page, the latest change first. */
export async function listConversations(tx: TenantDb, query: ConversationQuery): Promise<Page<SummaryRow>> {
  const { limit, cursor, ...filters } = query;
  const found = summaries(tx);
  await narrowToFigure(tx, found, filters);
  if (filters.connection_id !== undefined) found.where('c.connection_id', filters.connection_id);
  if (filters.status !== undefined) found.where('c.status', filters.status);
  if (filters.handler !== undefined) found.where('c.handler', filters.handler);
  if (filters.waiting !== undefined) found.where('c.is_waiting_for_human', filters.waiting);
  if (filters.q !== undefined) found.where((either) => matches(either, filters.q ?? ''));
  return readPage(tx, found, {
    limit,
    cursor,
    timeColumn: 'c.updated_at',
    idColumn: 'c.id',
    row: SummaryRow,
  });
}

function matches(either: Knex.QueryBuilder, words: string): void {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  either
    .whereILike('v.name', pattern)
    .orWhereILike('v.email', pattern)
    .orWhereILike('v.phone', pattern)
    .orWhereRaw(
      `exists (select from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.text ilike ?)`,
      [pattern],
    );
}

/** Throws `not-found` for another tenant's as for a missing one. */
export async function readSummary(tx: TenantDb, id: string): Promise<SummaryRow> {
  const row: unknown = await summaries(tx).where('c.id', id).first();
  const summary = SummaryRow.optional().parse(row);
  if (!summary) throw new AppError('not-found');
  return summary;
}

const maxMessages = 500;
const maxTurns = 200;

const rows = z.array(z.looseObject({}));

/** The conversation with its latest messages, turns and what has not arrived yet, oldest first. */
export async function readConversation(tx: TenantDb, id: string) {
  const summary = await readSummary(tx, id);
  const messages: unknown = await tx('messages as m')
    .leftJoin('deliveries as d', 'd.id', 'm.delivery_id')
    .where('m.conversation_id', id)
    .orderBy([
      { column: 'm.sent_at', order: 'desc' },
      { column: 'm.seq', order: 'desc' },
    ])
    .limit(maxMessages)
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
  const turns: unknown = await tx('turns')
    .where({ conversation_id: id })
    .orderBy('created_at', 'desc')
    .limit(maxTurns)
    .select();
  const waiting: unknown = await tx('deliveries')
    .where({ conversation_id: id })
    .whereIn('kind', ['reply', 'handover-text', 'operator-reply', 'note'])
    .whereNotIn('state', ['sent', 'cancelled'])
    .orderBy(['created_at', 'part'])
    .select(
      ...['id', 'turn_id', 'text', 'state', 'reason', 'attempt', 'created_at'],
      tx.raw(`case kind when 'note' then 'note' else 'reply' end as kind`),
    );
  return {
    ...summary,
    messages: rows.parse(messages).reverse(),
    turns: rows.parse(turns).reverse(),
    waiting_deliveries: rows.parse(waiting).map(withReasonIfAny),
  };
}

/** Nothing stands in the way of most of what is on its way. */
const withReasonIfAny = ({ reason, ...delivery }: Record<string, unknown>) =>
  reason === null ? delivery : { ...delivery, reason };
