import { z } from 'zod';
import { type Act, type Actor, recordAudit } from '../accounts/record-audit.js';
import type { ReplayMany } from '../contract/deliveries.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { WakeUps } from '../platform/queue/open-queue.js';

export interface ReplayDeps {
  db: Pick<Database, 'knex'>;
  wakeUps: Pick<WakeUps, 'add'>;
}

/** More at once would hold their rows for too long; a caller goes on until none is left. */
const mostAtOnce = 1_000;

/**
 * Sends what was parked after all. What may have arrived is looked up first, and a second replay finds nothing parked, so
 * that no visitor reads anything twice (reliability.md F-126). A member asked for it: that a human has the conversation by
 * now, or that it is late, holds it back no more. Returns how many were parked.
 */
export async function replayDeliveries(
  { tenantId, actor }: { tenantId: string; actor: Actor },
  wanted: ReplayMany,
  { db, wakeUps }: ReplayDeps,
): Promise<number> {
  const conversations = await inTenant(db, tenantId, async (tx) => {
    const unparked = await unpark(tx, wanted);
    if (unparked.length > 0) await recordAudit(tx, { tenantId, actor, ...actOf(wanted, unparked.length) });
    return unparked;
  });
  for (const conversationId of new Set(conversations)) {
    wakeUps.add({ name: 'conversation', data: { tenantId, conversationId } });
  }
  return conversations.length;
}

const actOf = ({ ids }: ReplayMany, count: number): Act => ({
  action: 'delivery.replay',
  details: { count },
  ...(ids?.length === 1 && ids[0] !== undefined ? { subject: { kind: 'delivery', id: ids[0] } } : {}),
});

async function unpark(tx: TenantDb, { ids, connection_id, reason }: ReplayMany): Promise<string[]> {
  const chosen = tx('deliveries').where({ state: 'parked' }).select('id').limit(mostAtOnce);
  if (ids !== undefined) chosen.whereIn('id', ids);
  if (connection_id !== undefined) chosen.where({ connection_id });
  if (reason !== undefined) chosen.where({ reason });
  const rows: unknown = await tx('deliveries as d')
    .where({ state: 'parked' })
    .whereIn('id', chosen)
    .update({
      // Only who was refused before the first byte, or by a clear no, is known not to have it.
      state: tx.raw(`case when sending_at is null or reason = any (?) then 'ready' else 'verifying' end`, [
        ['unreachable', 'rate-limited', 'not-found', 'rejected'],
      ]),
      reason: 'replayed',
      ...{ attempt: 0, lookups: 0, broken_lookups: 0 },
      handover_version: tx.raw(
        `(select c.handover_version from conversations c where c.tenant_id = d.tenant_id and c.id = d.conversation_id)`,
      ),
      replayed_at: tx.raw('app_now()'),
      due_at: tx.raw('app_now()'),
    })
    .returning('conversation_id');
  return z
    .array(z.object({ conversation_id: z.uuid() }))
    .parse(rows)
    .map((row) => row.conversation_id);
}
