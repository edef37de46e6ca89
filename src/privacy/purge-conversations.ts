import type { Knex } from 'knex';
import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

export interface Conversations {
  /** Since the last change. */
  days: number;
  /** At most so many at once. */
  batch: number;
}

/**
 * Old conversations in which nothing is left to do, locked before anything that hangs on them. What is to be answered, sent or
 * confirmed keeps its words (reliability.md F-031), and so does whoever waits for a human, though not for ever.
 */
const finished = (tx: TenantDb, { days, batch }: Conversations): Knex.QueryBuilder =>
  tx('conversations as c')
    .whereRaw('c.updated_at < app_now() - make_interval(days => ?)', [days])
    .whereRaw('c.due_at is null and c.lease_until < app_now()')
    .whereRaw(`(not c.is_waiting_for_human or c.updated_at < app_now() - interval '90 days')`)
    .whereRaw(
      `not exists (select from deliveries d where d.tenant_id = c.tenant_id and d.conversation_id = c.id
         and d.state in ('ready', 'sending', 'verifying'))`,
    )
    .whereRaw(
      `not exists (select from hints h where h.tenant_id = c.tenant_id and h.connection_id = c.connection_id
         and h.conversation_external_id = c.external_id and h.state = 'waiting')`,
    )
    .orderBy('c.updated_at')
    .limit(batch)
    .forUpdate('c')
    .skipLocked()
    .select('c.id', 'c.visitor_id');

const Rows = z.array(z.object({ id: z.uuid(), visitor_id: z.uuid() }));

/** Takes the words out and leaves the keys, by which a message that comes again is known. Returns how many it emptied. */
export async function emptyConversations(tx: TenantDb, limits: Conversations): Promise<number> {
  const found = finished(tx, limits).whereRaw(
    '(c.content_purged_at is null or c.content_purged_at < c.updated_at)',
  );
  const rows = Rows.parse(await found);
  const ids = rows.map(({ id }) => id);
  const nothing = { sources: '[]' };
  await tx('messages')
    .whereIn('conversation_id', ids)
    .update({ ...nothing, text: '', attachments: '[]', author_name: null });
  await tx('turns')
    .whereIn('conversation_id', ids)
    .update({ ...nothing, stages: '[]' });
  await tx('deliveries')
    .whereIn('conversation_id', ids)
    .update({
      ...{ ...nothing, text: '', details: '{}' },
      // Without its words it cannot be sent after all.
      state: tx.raw(`case state when 'parked' then 'cancelled' else state end`),
    });
  await tx('conversation_words').whereIn('conversation_id', ids).del();
  await tx('conversations')
    .whereIn('id', ids)
    .update({ content_purged_at: tx.raw('app_now()'), seq: tx.raw('seq + 1') });
  await forgetVisitors(tx, rows);
  return rows.length;
}

/** What is known of a visitor goes with the last of their conversations. */
const forgetVisitors = async (tx: TenantDb, rows: z.infer<typeof Rows>): Promise<void> => {
  await tx('visitors as v')
    .whereIn('id', visitorsOf(rows))
    .whereRaw(
      `not exists (select from conversations c where c.tenant_id = v.tenant_id and c.visitor_id = v.id
         and (c.content_purged_at is null or c.content_purged_at < c.updated_at))`,
    )
    .update({ name: null, email: null, phone: null, page_url: null });
};

const visitorsOf = (rows: z.infer<typeof Rows>): string[] => [
  ...new Set(rows.map(({ visitor_id }) => visitor_id)),
];

/** Takes whole conversations away, and visitors who have none left. Returns how many conversations. */
export async function deleteConversations(tx: TenantDb, limits: Conversations): Promise<number> {
  const rows = Rows.parse(await finished(tx, limits));
  await tx('conversations')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .del();
  await tx('visitors as v')
    .whereIn('id', visitorsOf(rows))
    .whereRaw(
      'not exists (select from conversations c where c.tenant_id = v.tenant_id and c.visitor_id = v.id)',
    )
    .del();
  return rows.length;
}

/** Who opened the chat window and never wrote. Returns how many. */
export const deleteIdleVisitors = (tx: TenantDb, { days, batch }: Conversations): Promise<number> => {
  const idle = tx('visitors as v')
    .select('v.id')
    .whereRaw('v.updated_at < app_now() - make_interval(days => ?)', [days])
    .whereRaw(
      'not exists (select from conversations c where c.tenant_id = v.tenant_id and c.visitor_id = v.id)',
    )
    .limit(batch);
  return tx('visitors').whereIn('id', idle).del();
};
