import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { type Delivery, isMessage } from './delivery.js';

export interface OwnMessage {
  externalIds: readonly string[];
  via: 'ack' | 'readback' | 'local';
}

/**
 * Settles a delivery as sent and puts the message into the conversation, in one transaction with whoever calls. When the
 * platform's echo was faster, the message is there already and stays as it is. Returns the conversation's seq.
 */
export async function storeOwnMessage(
  tx: TenantDb,
  delivery: Delivery,
  { externalIds, via }: OwnMessage,
): Promise<number> {
  await tx('deliveries')
    .where({ id: delivery.id })
    .whereNot({ state: 'sent' })
    .update({
      state: 'sent',
      sent_via: via,
      sent_at: tx.raw('app_now()'),
      due_at: null,
      reason: null,
      external_ids: [...externalIds],
    });
  const [row] = z.array(z.object({ seq: z.number() })).parse(
    await tx('conversations')
      .where({ id: delivery.conversation_id })
      .update({
        seq: tx.raw('seq + 1'),
        updated_at: tx.raw('app_now()'),
        last_message_at: tx.raw('app_now()'),
      })
      .returning('seq'),
  );
  const seq = row?.seq ?? 0;
  const externalId = externalIds[0] ?? delivery.id;
  if (isMessage(delivery.kind)) await insertMessage(tx, delivery, { externalId, seq });
  if (isMessage(delivery.kind) && delivery.is_visible) await noteReply(tx, delivery);
  return seq;
}

async function insertMessage(
  tx: TenantDb,
  delivery: Delivery,
  { externalId, seq }: { externalId: string; seq: number },
): Promise<void> {
  await tx('messages')
    .insert({
      tenant_id: tx.raw(`current_setting('app.tenant_id')::uuid`),
      id: newId(),
      conversation_id: delivery.conversation_id,
      connection_id: delivery.connection_id,
      external_id: externalId,
      role: delivery.kind === 'operator-reply' ? 'operator' : 'bot',
      is_private: !delivery.is_visible,
      text: delivery.text,
      sources: JSON.stringify(delivery.sources),
      mark: delivery.mark,
      sent_at: tx.raw('app_now()'),
      seq,
      delivery_id: delivery.id,
    })
    .onConflict(['tenant_id', 'conversation_id', 'external_id'])
    .ignore();
}

/** At most every half minute: a busy connection's row is not fought over. */
const noteReply = async (tx: TenantDb, { connection_id: id }: Delivery): Promise<void> => {
  await tx('connections')
    .whereIn(
      'id',
      // Whoever holds the row wants the same, or holds a conversation that we would wait for in a circle.
      tx('connections')
        .where({ id })
        .whereRaw(`coalesce(last_reply_at, '-infinity') < app_now() - interval '30 seconds'`)
        .select('id')
        .forUpdate()
        .skipLocked(),
    )
    .update({ last_reply_at: tx.raw('app_now()') });
};
