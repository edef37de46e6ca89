import type { Knex } from 'knex';
import { z } from 'zod';
import { narrowToAssignee, presentAssignee } from '../accounts/narrow-to-assignee.js';
import type { ConversationQuery } from '../contract/conversations.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { type FindDeps, findByWords, type FoundByWords } from './find-by-words.js';
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
      tx.raw(presentAssignee('c')),
      tx.raw(lastMessage),
    );

/** One page, the latest change first; `personId` is who asks, for "mine". */
export async function listConversations(
  tenantId: string,
  { q, ...query }: ConversationQuery,
  deps: FindDeps & { personId?: string | null },
): Promise<Page<SummaryRow>> {
  const searched = q === undefined ? undefined : await findByWords(tenantId, q, deps);
  return inTenant(deps.db, tenantId, (tx) =>
    listFound(tx, query, { searched, personId: deps.personId ?? null }),
  );
}

async function listFound(
  tx: TenantDb,
  { limit, cursor, ...filters }: Omit<ConversationQuery, 'q'>,
  { searched, personId }: { searched: FoundByWords | undefined; personId: string | null },
): Promise<Page<SummaryRow>> {
  const found = summaries(tx);
  await narrowToFigure(tx, { found, filters });
  const { assignee } = filters;
  if (assignee !== undefined) await narrowToAssignee(tx, found, { of: 'c', assignee, personId });
  if (filters.connection_id !== undefined) found.where('c.connection_id', filters.connection_id);
  if (filters.status !== undefined) found.where('c.status', filters.status);
  if (filters.handler !== undefined) found.where('c.handler', filters.handler);
  if (filters.waiting !== undefined) found.where('c.is_waiting_for_human', filters.waiting);
  if (searched !== undefined) narrowToWords(found, searched);
  return readPage(tx, found, {
    limit,
    cursor,
    timeColumn: 'c.updated_at',
    idColumn: 'c.id',
    row: SummaryRow,
  });
}

/**
 * Where very many fit, the latest of them are found sooner by going through the list than by putting all in order; the offset
 * keeps the planner from it.
 */
function narrowToWords(found: Knex.QueryBuilder, { ids, query }: FoundByWords): void {
  const among = 'c.id = any (?::uuid[])';
  if (query === undefined) found.whereRaw(among, [ids]);
  else
    found.whereRaw(
      `(${among} or exists (select from conversation_words w
         where w.tenant_id = c.tenant_id and w.conversation_id = c.id and w.words @@ ?::tsquery offset 0))`,
      [ids, query],
    );
}

/** Throws `not-found` for another tenant's as for a missing one. */
export async function readSummary(tx: TenantDb, id: string): Promise<SummaryRow> {
  const row: unknown = await summaries(tx).where('c.id', id).first();
  const summary = SummaryRow.optional().parse(row);
  if (!summary) throw new AppError('not-found');
  return summary;
}
