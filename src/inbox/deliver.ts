import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import { ConnectorError } from '../kit/index.js';
import type { Live } from '../live/live.js';
import { closeCircuit, failCircuit, passCircuit } from '../platform/circuit.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import type { Metrics } from '../platform/metrics.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import { Delivery, deliveryColumns, deliveryKinds, isMessage } from './delivery.js';
import { type Addressee, type Begun, circuitOf, type Gate, passGate, wait } from './pass-gate.js';
import { performDelivery, type PerformDeps } from './perform-delivery.js';
import { settleFailed } from './settle-delivery.js';
import { settleSent, type Settled } from './settle-sent.js';
import { type Throttle, throttleMs } from './throttle.js';
import { lookUp, settleLookup } from './verify-delivery.js';

export interface DeliverDeps extends PerformDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  resolver: Pick<ConnectionResolver, 'byId' | 'forget'>;
  wakeUps: Pick<WakeUps, 'add'>;
  live: Pick<Live, 'publish'>;
  throttle: Throttle;
  metrics: Pick<Metrics, 'deliveries'>;
  log: Log;
  random: () => number;
}

/** More than any conversation has due at once; the sweep would find the rest. */
const maxAtOnce = 50;

/**
 * Sends what a conversation has due, in order, one visible message at a time. Every step is committed before the next,
 * so that whoever comes after a crash knows exactly how far it got (reliability.md D.4).
 */
export async function deliverDue(tenantId: string, conversationId: string, deps: DeliverDeps): Promise<void> {
  const look = () => nextDue(tenantId, conversationId, deps);
  for (let count = 0; count < maxAtOnce; count += 1) {
    const { delivery, due_in_ms: dueInMs } = await look();
    if (!delivery) {
      wakeUpIn(dueInMs, { tenantId, conversationId }, deps);
      return;
    }
    if (!(await step(tenantId, delivery, deps))) break;
  }
  const { due_in_ms: dueInMs } = await look();
  wakeUpIn(dueInMs, { tenantId, conversationId }, deps);
}

/**
 * Makes the call of a delivery that the deciding transaction has marked. Answers whether the conversation surely has no
 * other one due, now or later.
 */
export async function deliverBegun(tenantId: string, begun: Begun, deps: DeliverDeps): Promise<boolean> {
  const bound = await deps.resolver.byId(tenantId, begun.delivery.connection_id);
  const settled = await makeCall(tenantId, begun, { bound, deps });
  tell(tenantId, { delivery: begun.delivery, settled }, deps);
  return settled.dueInMs === null;
}

const Next = z.object({ delivery: Delivery.nullable(), due_in_ms: z.number().nullable() });

const nextDue = async (
  tenantId: string,
  conversationId: string,
  { db }: DeliverDeps,
): Promise<z.infer<typeof Next>> =>
  Next.parse(
    await callInTenant(db, tenantId, {
      name: 'next_known_delivery',
      argument: { conversation_id: conversationId, kinds: deliveryKinds },
    }),
  );

function wakeUpIn(
  waitMs: number | null,
  data: { tenantId: string; conversationId: string },
  { wakeUps }: DeliverDeps,
): void {
  if (waitMs !== null) wakeUps.add({ name: 'conversation', data }, Math.max(100, Math.ceil(waitMs)));
}

/** Returns whether it makes sense to look for a next one at once. */
async function step(tenantId: string, delivery: Delivery, deps: DeliverDeps): Promise<boolean> {
  const bound = await deps.resolver.byId(tenantId, delivery.connection_id);
  const settled =
    delivery.state === 'ready'
      ? await send(tenantId, delivery, { bound, deps })
      : await verify(tenantId, delivery, { bound, deps });
  if (!settled) return true;
  tell(tenantId, { delivery, settled }, deps);
  // Found absent twice, it may be sent again at once.
  const isReadyAgain = delivery.state !== 'ready' && settled.state === 'ready';
  return isReadyAgain || settled.state === 'sent' || settled.state === 'parked';
}

function tell(
  tenantId: string,
  { delivery, settled }: { delivery: Delivery; settled: Settled },
  { metrics, live }: DeliverDeps,
): void {
  metrics.deliveries.inc({ state: settled.state });
  if (settled.seq === undefined) return;
  live.publish(tenantId, {
    kind: 'changed',
    conversation_id: delivery.conversation_id,
    seq: settled.seq,
  });
}

interface Step {
  bound: BoundConnection;
  deps: DeliverDeps;
}

async function send(
  tenantId: string,
  delivery: Delivery,
  { bound, deps }: Step,
): Promise<Settled | undefined> {
  const throttledMs = await throttleMs(bound, deps);
  if (throttledMs > 0) {
    await inTenant(deps.db, tenantId, (tx) => wait(tx, delivery, { ms: throttledMs, reason: 'throttled' }));
    return undefined;
  }
  const gate = await inTenant(deps.db, tenantId, (tx) => gateFor(tx, delivery, bound));
  const claimedAt = deps.monotonic();
  if (gate?.kind === 'stored') return { seq: gate.seq, state: 'sent' };
  if (gate?.kind !== 'go') return undefined;
  return makeCall(tenantId, { ...gate, claimedAt }, { bound, deps });
}

/** The one call of an attempt that is marked `sending`, and what came of it. */
async function makeCall(tenantId: string, begun: Begun, { bound, deps }: Step): Promise<Settled> {
  const { delivery, external, isSuspect } = begun;
  const result = await perform({ ...begun, bound }, deps);
  if (!(result instanceof ConnectorError)) {
    const works = isSuspect ? circuitOf(bound) : undefined;
    const sent = { externalIds: result, via: 'ack', isFirst: external.isFirst, bound, works } as const;
    return settleSent(delivery, sent, (call) => callInTenant(deps.db, tenantId, call));
  }
  const settled = await inTenant(deps.db, tenantId, (tx) =>
    settleFailed(tx, delivery, { error: result, bound, random: deps.random }),
  );
  deps.log.warn({ err: result, delivery_id: delivery.id, state: settled.state }, 'a delivery failed');
  // A connection that was just marked broken must not be used from memory.
  deps.resolver.forget(bound.row.id);
  return settled;
}

/** Two workers may have read the same row: the lock decides, and the second finds it changed. */
async function gateFor(tx: TenantDb, delivery: Delivery, bound: BoundConnection): Promise<Gate | undefined> {
  await tx('conversations').where({ id: delivery.conversation_id }).forUpdate().first('id');
  const row: unknown = await tx('deliveries')
    .where({ id: delivery.id, state: 'ready', attempt: delivery.attempt })
    .whereRaw('due_at <= app_now()')
    .forUpdate()
    .first(deliveryColumns);
  return row === undefined ? undefined : passGate(tx, Delivery.parse(row), bound);
}

async function perform(
  performance: Parameters<typeof performDelivery>[0],
  deps: DeliverDeps,
): Promise<readonly string[] | ConnectorError> {
  try {
    return await performDelivery(performance, deps);
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    // Not the platform's word, so nobody knows whether it has the message.
    return new ConnectorError('unavailable', 'the delivery failed unexpectedly', { cause: error });
  }
}

async function verify(
  tenantId: string,
  delivery: Delivery,
  { bound, deps }: Step,
): Promise<Settled | undefined> {
  if (!isMessage(delivery.kind)) {
    // Doing it twice changes nothing, so there is nothing to look up.
    await inTenant(deps.db, tenantId, (tx) => retryNow(tx, delivery));
    return undefined;
  }
  const opened = await inTenant(deps.db, tenantId, async (tx) => {
    const circuit = await passCircuit(tx, circuitOf(bound));
    // While the platform rests a look-up would only count as one more that failed.
    if (circuit.waitMs > 0) await wait(tx, delivery, { ms: circuit.waitMs, reason: 'platform-rests' });
    return { circuit, external: await addressee(tx, delivery) };
  });
  if (opened.circuit.waitMs > 0) return undefined;
  const { conversationId, isFirst } = opened.external;
  const http = deps.guardedHttp({ beforeWrite: () => undefined });
  const lookup = await lookUp(delivery, { bound, conversationId, http });
  return inTenant(deps.db, tenantId, async (tx) => {
    const settled = await settleLookup(tx, delivery, { lookup, bound, isFirst });
    if (lookup.outcome === 'unsure') await failCircuit(tx, circuitOf(bound));
    else if (opened.circuit.isSuspect) await closeCircuit(tx, circuitOf(bound));
    return settled;
  });
}

const retryNow = async (tx: TenantDb, { id, state, attempt }: Delivery): Promise<void> => {
  await tx('deliveries')
    .where({ id, state, attempt })
    .update({ state: 'ready', due_at: tx.raw('app_now()') });
};

const External = z.object({ conversationId: z.string(), visitorId: z.string(), isFirst: z.boolean() });

const addressee = async (tx: TenantDb, delivery: Delivery): Promise<Addressee> =>
  External.parse(
    await tx('conversations as c')
      .join('visitors as v', 'v.id', 'c.visitor_id')
      .where('c.id', delivery.conversation_id)
      .first(
        'c.external_id as conversationId',
        'v.external_id as visitorId',
        tx.raw(
          `not exists (select from messages m where m.conversation_id = c.id and m.role = 'bot') as "isFirst"`,
        ),
      ),
  );
