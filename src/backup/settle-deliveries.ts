import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { CatchUpDeps } from '../inbox/catch-up.js';
import { Delivery, isMessage, staleAfterMs } from '../inbox/delivery.js';
import { park } from '../inbox/settle-delivery.js';
import { settleSent } from '../inbox/settle-sent.js';
import { lookUp } from '../inbox/verify-delivery.js';
import { callWithin, inTenant, type TenantDb } from '../platform/database/tenant-db.js';

const Unsettled = z.object({ delivery: Delivery, external_id: z.string(), age_ms: z.number() });
type Unsettled = z.infer<typeof Unsettled>;

type SettleDeps = Pick<CatchUpDeps, 'db' | 'http'>;

/**
 * What was on its way when the backup was taken may have arrived since. Each message is looked up by its mark; one that the
 * platform does not have goes on by the protocol if it is fresh, and is parked with a human called if it is not.
 */
export async function settleDeliveries(
  bound: BoundConnection,
  deps: SettleDeps,
): Promise<{ found: number; open: number; parked: number }> {
  const { tenant_id: tenantId, id } = bound.row;
  await inTenant(deps.db, tenantId, (tx) => endEffects(tx, id));
  const counts = { found: 0, open: 0, parked: 0 };
  for (const one of await inTenant(deps.db, tenantId, (tx) => listUnsettled(tx, id)))
    counts[await settle(one, bound, deps)] += 1;
  return counts;
}

async function listUnsettled(tx: TenantDb, connectionId: string): Promise<Unsettled[]> {
  const rows: unknown = await tx('deliveries as d')
    .join('conversations as c', 'c.id', 'd.conversation_id')
    .where({ 'd.connection_id': connectionId })
    .whereIn('d.state', ['ready', 'sending', 'verifying'])
    .orderBy(['d.created_at', 'd.part'])
    .select(
      tx.raw('to_jsonb(d) as delivery'),
      'c.external_id',
      tx.raw(`extract(epoch from app_now() - coalesce(d.replayed_at, d.created_at))::float * 1000 as age_ms`),
    );
  return z
    .array(Unsettled)
    .parse(rows)
    .filter(({ delivery }) => isMessage(delivery.kind));
}

async function settle(
  { delivery, external_id: conversationId, age_ms: ageMs }: Unsettled,
  bound: BoundConnection,
  deps: SettleDeps,
): Promise<'found' | 'open' | 'parked'> {
  const lookup = bound.connector.sent
    ? await lookUp(delivery, { bound, conversationId, http: deps.http })
    : ({ outcome: 'unsure' } as const);
  return inTenant(deps.db, bound.row.tenant_id, async (tx) => {
    if (lookup.outcome === 'found') {
      const sent = { externalIds: lookup.externalIds, via: 'readback', isFirst: false, bound } as const;
      await settleSent(delivery, sent, (call) => callWithin(tx, call));
      return 'found';
    }
    if (lookup.outcome === 'absent' && ageMs < staleAfterMs) {
      await lookAgain(tx, delivery);
      return 'open';
    }
    await park(tx, delivery, lookup.outcome === 'absent' ? 'stale' : 'delivery-uncertain');
    return 'parked';
  });
}

/** Absent once may be a late list: a second look decides, as after a crash. */
const lookAgain = (tx: TenantDb, { id, attempt }: Delivery): Promise<number> =>
  tx('deliveries')
    .where({ id })
    .update({
      ...{ state: 'verifying', reason: 'restored', lookups: 1, broken_lookups: 0 },
      attempt: Math.max(attempt, 1),
      sending_at: tx.raw('coalesce(sending_at, created_at)'),
      due_at: tx.raw('app_now()'),
    });

/**
 * Effects that no visitor reads. A mail cannot be looked up, so a member decides; closing a conversation,
 * giving it back, or to a human who is not waited for any more, may contradict what has happened since; filling in what a
 * platform does not know yet may be done again.
 */
async function endEffects(tx: TenantDb, connectionId: string): Promise<void> {
  const unsettled = () =>
    tx('deliveries')
      .where({ connection_id: connectionId })
      .whereIn('state', ['ready', 'sending', 'verifying']);
  await unsettled().where({ kind: 'email' }).update({ state: 'parked', reason: 'restored', due_at: null });
  await unsettled()
    .whereIn('kind', ['handover', 'hand-back', 'close', 'after-send'])
    .whereRaw(
      `not (deliveries.kind = 'handover' and exists (select from conversations c where c.tenant_id = deliveries.tenant_id
        and c.id = deliveries.conversation_id and c.is_waiting_for_human))`,
    )
    .update({ state: 'cancelled', reason: 'restored', due_at: null });
}
