import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { TenantCall } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import type { Delivery } from './delivery.js';

/** What a settled delivery means for those who look on: the conversation's seq, or nothing to tell. */
export interface Settled {
  seq: number | undefined;
  state: 'sent' | 'ready' | 'verifying' | 'parked' | 'lost';
  /** When the conversation's next delivery is due; null for none. Absent when nobody has looked. */
  dueInMs?: number | null;
}

export interface Sent {
  externalIds: readonly string[];
  via: 'ack' | 'readback' | 'local';
  isFirst: boolean;
  bound: BoundConnection;
  /** A circuit that it closes: the platform works again. */
  works?: string | undefined;
}

const Answer = z.object({
  state: z.enum(['sent', 'lost']),
  seq: z.number().nullish(),
  due_in_ms: z.number().nullish(),
});

/**
 * Stores that the platform has a message and puts it into the conversation. For an attempt that its echo has settled already
 * only the tidying is left.
 */
export async function settleSent(
  delivery: Delivery,
  sent: Sent,
  call: (wanted: TenantCall) => Promise<unknown>,
): Promise<Settled> {
  const { externalIds, via, works } = sent;
  const needsTidying = sent.isFirst && delivery.is_visible && sent.bound.connector.afterSend !== undefined;
  const argument = {
    ...{ delivery_id: delivery.id, conversation_id: delivery.conversation_id },
    ...{ attempt: delivery.attempt, state: delivery.state },
    ...{ external_ids: externalIds, via, works, message_id: newId() },
    ...(needsTidying ? { after_send_id: newId() } : {}),
  };
  const answer = Answer.parse(await call({ name: 'settle_sent', argument }));
  return { state: answer.state, seq: answer.seq ?? undefined, dueInMs: answer.due_in_ms ?? null };
}
