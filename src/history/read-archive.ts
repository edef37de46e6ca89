import type { Knex } from 'knex';
import { z } from 'zod';
import type { ArchiveQuery } from '../contract/history.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

const Row = z.looseObject({ id: z.uuid() });
type Row = z.infer<typeof Row>;

const firstQuestion = `(select left(m.text, 200) from archived_messages m
  where m.tenant_id = a.tenant_id and m.conversation_id = a.id and m.role = 'visitor'
  order by m.sent_at, m.position limit 1) as first_question`;

const summaries = (tx: TenantDb): Knex.QueryBuilder =>
  tx('archived_conversations as a').select(
    ...['a.id', 'a.connection_id', 'a.external_id', 'a.message_count', 'a.first_at', 'a.last_at'],
    tx.raw(firstQuestion),
  );

/** One page of past conversations, the latest first. */
export function listArchive(tx: TenantDb, { connection_id, ...page }: ArchiveQuery): Promise<Page<Row>> {
  const found = summaries(tx);
  if (connection_id !== undefined) found.where({ 'a.connection_id': connection_id });
  return readPage(tx, found, { ...page, timeColumn: 'a.last_at', idColumn: 'a.id', row: Row });
}

const maxMessages = 500;

/** One past conversation, oldest message first. Throws `not-found` for another tenant's as for a missing one. */
export async function readArchived(tx: TenantDb, id: string) {
  const row: unknown = await summaries(tx).where('a.id', id).first();
  const talk = Row.optional().parse(row);
  if (!talk) throw new AppError('not-found');
  const messages: unknown = await tx('archived_messages')
    .where({ conversation_id: id })
    .orderBy(['sent_at', 'position'])
    .limit(maxMessages)
    .select('role', 'text', 'sent_at');
  return { ...talk, messages: z.array(z.looseObject({})).parse(messages) };
}
