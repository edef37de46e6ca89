import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, type HttpClient, type SentLookup } from '../kit/index.js';
import { callWithin, type TenantDb } from '../platform/database/tenant-db.js';
import { type Delivery, maxBrokenLookups, secondLookupMs } from './delivery.js';
import { lockAttempt, park } from './settle-delivery.js';
import { settleSent, type Settled } from './settle-sent.js';

/** Reads back before `since` by this much: clocks differ. */
const lookBackMs = 2 * 60_000;

/** Asks the platform whether it has a message whose fate is unknown. A look-up that fails is `unsure`. */
export async function lookUp(
  delivery: Delivery,
  { bound, conversationId, http }: { bound: BoundConnection; conversationId: string; http: HttpClient },
): Promise<SentLookup> {
  const since = new Date((delivery.sending_at ?? delivery.created_at).getTime() - lookBackMs);
  try {
    const found = await bound.connector.sent?.(
      { key: delivery.id, conversationId, since },
      sessionOf(bound, http),
    );
    return found ?? { outcome: 'unsure' };
  } catch (error) {
    if (error instanceof ConnectorError) return { outcome: 'unsure' };
    throw error;
  }
}

/** Found: sent. Absent twice, some seconds apart: to be sent again. Unsure three times: parked, and a human is told. */
export async function settleLookup(
  tx: TenantDb,
  delivery: Delivery,
  { lookup, bound, isFirst }: { lookup: SentLookup; bound: BoundConnection; isFirst: boolean },
): Promise<Settled> {
  if (lookup.outcome === 'found') {
    const sent = { externalIds: lookup.externalIds, via: 'readback', isFirst, bound } as const;
    return settleSent(delivery, sent, (call) => callWithin(tx, call));
  }
  if ((await lockAttempt(tx, delivery))?.state !== delivery.state) return { seq: undefined, state: 'lost' };
  const row = tx('deliveries').where({ id: delivery.id, state: delivery.state, attempt: delivery.attempt });
  const inFiveSeconds = tx.raw('app_now() + make_interval(secs => ?)', [secondLookupMs / 1000]);
  if (lookup.outcome === 'unsure') {
    if (delivery.broken_lookups + 1 >= maxBrokenLookups) {
      return { seq: await park(tx, delivery, 'delivery-uncertain'), state: 'parked' };
    }
    await row.update({
      state: 'verifying',
      broken_lookups: delivery.broken_lookups + 1,
      due_at: inFiveSeconds,
    });
    return { seq: undefined, state: 'verifying' };
  }
  if (delivery.lookups === 0) {
    await row.update({ state: 'verifying', lookups: 1, due_at: inFiveSeconds });
    return { seq: undefined, state: 'verifying' };
  }
  await row.update({ state: 'ready', lookups: 0, broken_lookups: 0, due_at: tx.raw('app_now()') });
  return { seq: undefined, state: 'ready' };
}
