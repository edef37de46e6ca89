import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { noteFailure, pauseConnection } from '../connections/pause-connection.js';
import type { ConnectorError } from '../kit/index.js';
import { failCircuit } from '../platform/circuit.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import {
  afterFailure,
  defaultLateCommitMs,
  type Delivery,
  isMessage,
  maxAttempts,
  retryDelayMs,
} from './delivery.js';
import { circuitOf } from './pass-gate.js';
import { isOurDelay } from './perform-delivery.js';
import type { Settled } from './settle-sent.js';

/** Stores what a failed attempt means: try again, look it up, hold everything of the connection, or give up. */
export async function settleFailed(tx: TenantDb, delivery: Delivery, failure: Failure): Promise<Settled> {
  if ((await lockAttempt(tx, delivery))?.state !== delivery.state) return { seq: undefined, state: 'lost' };
  const { error, bound } = failure;
  const settled = await settleAs(tx, delivery, failure);
  if (concernsConnection(error) && !isOurDelay(error))
    await noteFailure(tx, bound, { source: 'send', error });
  // The circuit is locked last, as everywhere.
  if (isTrouble(error) && !isOurDelay(error)) await failCircuit(tx, circuitOf(bound), pauseFor(error));
  return settled;
}

interface Failure {
  error: ConnectorError;
  bound: BoundConnection;
  random: () => number;
}

async function settleAs(
  tx: TenantDb,
  delivery: Delivery,
  { error, bound, random }: Failure,
): Promise<Settled> {
  const next = nextStep(delivery, error, bound);
  switch (next) {
    case 'retry':
      await later(tx, delivery, {
        state: 'ready',
        reason: error.kind,
        inMs: retryDelayMs(delivery.attempt, error.retryAfterMs, random),
      });
      return { seq: undefined, state: 'ready' };
    case 'verify':
      await later(tx, delivery, {
        state: 'verifying',
        reason: error.kind,
        inMs: bound.traits.lateCommitMs ?? defaultLateCommitMs,
      });
      return { seq: undefined, state: 'verifying' };
    case 'pause-connection':
      if (await pauseConnection(tx, bound, error))
        await tx('deliveries')
          .where({ id: delivery.id })
          .update({ state: 'ready', reason: 'connection-held', due_at: null });
      // It was changed since, or is paused already: the gate looks at it as it is now.
      else await later(tx, delivery, { state: 'ready', reason: error.kind, inMs: changedMs });
      return { seq: undefined, state: 'ready' };
    case 'give-up':
      return { seq: await park(tx, delivery, error.kind), state: 'parked' };
  }
}

const changedMs = 1_000;

/** More than one message would fail by it. */
const concernsConnection = (error: ConnectorError): boolean =>
  isTrouble(error) || error.kind === 'auth' || error.kind === 'config';

/** The platform's own trouble, not one of this message. */
export const isTrouble = ({ kind }: ConnectorError): boolean =>
  kind === 'unreachable' || kind === 'unavailable' || kind === 'bad-response' || kind === 'rate-limited';

/** A platform that asks us to slow down is not asked again by any message of the connection before its time (F-044). */
const defaultPauseMs = 1_000;
const longestPauseMs = 300_000;
const pauseFor = ({ kind, retryAfterMs = defaultPauseMs }: ConnectorError): number =>
  kind === 'rate-limited' ? Math.min(retryAfterMs, longestPauseMs) : 0;

function nextStep(delivery: Delivery, error: ConnectorError, bound: BoundConnection) {
  const step = afterFailure[error.kind];
  if (step === 'retry' && delivery.attempt >= maxAttempts) return 'give-up';
  if (step !== 'verify') return step;
  // What nobody would see twice is simply done again; so is what the platform itself keeps from being stored twice.
  if (!isMessage(delivery.kind)) return delivery.attempt >= maxAttempts ? 'give-up' : 'retry';
  if (bound.traits.idempotency === 'none' || !bound.connector.sent) return 'give-up';
  return 'verify';
}

/** Stops trying. Where the visitor still waits for the words, a human is called. */
export async function park(tx: TenantDb, delivery: Delivery, reason: string): Promise<number | undefined> {
  await tx('deliveries').where({ id: delivery.id }).update({ state: 'parked', reason, due_at: null });
  if (!delivery.is_visible) return undefined;
  const rows: unknown = await tx('conversations')
    .where({ id: delivery.conversation_id })
    .update({
      handler: 'human',
      handler_reason: 'delivery-parked',
      handler_since: tx.raw(`case handler when 'human' then handler_since else app_now() end`),
      handover_version: tx.raw('handover_version + 1'),
      is_waiting_for_human: true,
      seq: tx.raw('seq + 1'),
      updated_at: tx.raw('app_now()'),
    })
    .returning('seq');
  return z.array(z.object({ seq: z.number() })).parse(rows)[0]?.seq;
}

const Now = z.object({ state: z.string() }).optional();

/**
 * Where this attempt stands now, locked; nothing when another attempt counts. The conversation comes first, as everywhere:
 * its echo is being stored under that lock.
 */
export async function lockAttempt(tx: TenantDb, delivery: Delivery): Promise<z.infer<typeof Now>> {
  await tx('conversations').where({ id: delivery.conversation_id }).forUpdate().first('id');
  return Now.parse(
    await tx('deliveries').where({ id: delivery.id, attempt: delivery.attempt }).forUpdate().first('state'),
  );
}

const later = async (
  tx: TenantDb,
  delivery: Delivery,
  { state, reason, inMs }: { state: 'ready' | 'verifying'; reason: string; inMs: number },
): Promise<void> => {
  await tx('deliveries')
    .where({ id: delivery.id })
    .update({ state, reason, due_at: tx.raw('app_now() + make_interval(secs => ?)', [inMs / 1000]) });
};
