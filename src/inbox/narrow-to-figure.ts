import type { Knex } from 'knex';
import type { ConversationQuery } from '../contract/conversations.js';
import { readConfig } from '../accounts/tenant-config.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

type Filters = Pick<ConversationQuery, 'channel' | 'figure' | 'reason' | 'since' | 'until' | 'question_id'>;

/** Leaves the conversations `c` that a figure counts, by the view that the figure itself is counted from. */
export async function narrowToFigure(
  tx: TenantDb,
  found: Knex.QueryBuilder,
  { channel, question_id, ...asked }: Filters,
): Promise<void> {
  if (channel !== undefined) found.whereRaw(`coalesce(c.channel, '') = ?`, [channel]);
  if (question_id !== undefined)
    found.whereIn('c.id', tx('question_askings').where({ question_id }).select('conversation_id'));
  const { figure, reason, since, until } = asked;
  if (figure === undefined && since === undefined && until === undefined) return;
  const facts = tx('insight_facts as f').where('f.figure', figure ?? 'visitor_messages');
  if (reason !== undefined) facts.where('f.reason', reason);
  const { time_zone: zone } = await readConfig(tx);
  if (since !== undefined) facts.whereRaw('f.at >= ?::timestamp at time zone ?', [since, zone]);
  if (until !== undefined) facts.whereRaw(`f.at < (?::date + 1)::timestamp at time zone ?`, [until, zone]);
  found.whereIn('c.id', facts.select('f.conversation_id'));
}
