import type { Knex } from 'knex';
import { z } from 'zod';
import type { ConversationQuery } from '../contract/conversations.js';
import { readConfig } from '../accounts/tenant-config.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

const Ids = z.array(z.uuid());

type Filters = Pick<ConversationQuery, 'channel' | 'figure' | 'reason' | 'since' | 'until' | 'question_id'>;

interface Narrowing {
  found: Knex.QueryBuilder;
  filters: Filters;
  /** So many facts are gathered first; of more, conversations are looked at one after the other. */
  mostGathered?: number;
}

/** Leaves the conversations `c` that a figure counts, by the view that the figure itself is counted from. */
export async function narrowToFigure(
  tx: TenantDb,
  { found, filters, mostGathered = 1_000 }: Narrowing,
): Promise<void> {
  const { channel, question_id, ...asked } = filters;
  if (channel !== undefined) found.whereRaw(`coalesce(c.channel, '') = ?`, [channel]);
  if (question_id !== undefined)
    found.whereIn('c.id', tx('question_askings').where({ question_id }).select('conversation_id'));
  const { figure, reason, since, until } = asked;
  if (figure === undefined && since === undefined && until === undefined) return;
  const { time_zone: zone } = await readConfig(tx);
  const facts = tx('insight_facts as f').where('f.figure', figure ?? 'visitor_messages');
  if (reason !== undefined) facts.where('f.reason', reason);
  if (since !== undefined) facts.whereRaw('f.at >= ?::timestamp at time zone ?', [since, zone]);
  if (until !== undefined) facts.whereRaw(`f.at < (?::date + 1)::timestamp at time zone ?`, [until, zone]);
  const first = Ids.parse(
    await facts
      .clone()
      .limit(mostGathered + 1)
      .pluck('f.conversation_id'),
  );
  if (first.length <= mostGathered) {
    found.whereRaw('c.id = any (?::uuid[])', [first]);
    return;
  }
  // Of so many a page is soon found by looking at one conversation after the other, among those of that time.
  if (since !== undefined) found.whereRaw('c.updated_at >= ?::timestamp at time zone ?', [since, zone]);
  if (until !== undefined)
    found.whereRaw('c.created_at < (?::date + 1)::timestamp at time zone ?', [until, zone]);
  // The offset keeps the planner from putting all facts beside all conversations instead.
  found.whereRaw('exists (? offset 0)', [facts.whereRaw('f.conversation_id = c.id').select(tx.raw('1'))]);
}
