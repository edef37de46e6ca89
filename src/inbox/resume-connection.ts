import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { WakeUps } from '../platform/queue/open-queue.js';

/**
 * A connection works again: what it held becomes due. What has grown too old meanwhile is not said any more; the gate and
 * the pipeline see to that (F-048, F-072).
 */
export async function resumeConnection(
  tenantId: string,
  connectionId: string,
  { db, wakeUps }: { db: Pick<Database, 'knex'>; wakeUps: Pick<WakeUps, 'add'> },
): Promise<void> {
  const conversations = await inTenant(db, tenantId, async (tx) => {
    const due = { due_at: tx.raw('app_now()') };
    const delivering: unknown = await tx('deliveries')
      .where({ connection_id: connectionId, state: 'ready' })
      .whereNull('due_at')
      .update({ ...due, reason: null })
      .returning('conversation_id as id');
    const unanswered: unknown = await tx('conversations as c')
      .where({ connection_id: connectionId, status: 'open', handler: 'bot' })
      .whereNull('due_at')
      .whereRaw('exists (select from unanswered(c))')
      .update(due)
      .returning('id');
    await tx('catch_ups')
      .where({ connection_id: connectionId })
      .update({ ...due, is_asked: true });
    return z.array(z.object({ id: z.uuid() })).parse([delivering, unanswered].flat());
  });
  for (const { id } of conversations) {
    wakeUps.add({ name: 'conversation', data: { tenantId, conversationId: id } });
  }
}
