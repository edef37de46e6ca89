import type { Knex } from 'knex';
import { z } from 'zod';
import { type BoundConnection, isAnswering } from '../connections/connection.js';
import { passCircuit } from '../platform/circuit.js';
import { callWithin, type TenantDb } from '../platform/database/tenant-db.js';
import { type Delivery, isBotSpeech, isMessage, staleAfterMs, verifyAfterMs } from './delivery.js';
import { settleSent } from './settle-sent.js';

/**
 * What the gate said. `go`: marked `sending`, the call may be made once. `stored`: the platform is us and has it.
 * `wait`: something stands in the way for a while. `held`: the connection does not work; `cancelled`: it must not be said
 * any more.
 */
export type Gate =
  | ({ kind: 'go' } & Omit<Begun, 'claimedAt'>)
  | { kind: 'stored'; seq: number }
  | { kind: 'wait' }
  | { kind: 'held' }
  | { kind: 'cancelled'; reason: string };

/** A delivery that is marked `sending`: whoever has it makes its call, once. */
export interface Begun {
  delivery: Delivery;
  external: Addressee;
  /** The platform failed lately: a success has something to close. */
  isSuspect: boolean;
  /** When the mark was committed, on the monotonic clock. */
  claimedAt: number;
}

/** Whom the platform knows the conversation's parties as. */
export interface Addressee {
  conversationId: string;
  visitorId: string;
  /** The bot has said nothing here before. */
  isFirst: boolean;
  /** No human waits to be called: one has it, or the bot. */
  isTaken?: boolean;
}

const Standing = z.object({
  external_id: z.string(),
  visitor_external_id: z.string(),
  status: z.string(),
  handler: z.string(),
  is_waiting_for_human: z.boolean(),
  handover_version: z.number(),
  has_hint: z.boolean(),
  has_circuit: z.boolean(),
  age_ms: z.number(),
  has_spoken: z.boolean(),
});
type Standing = z.infer<typeof Standing>;

/**
 * The last look before a call, in the same transaction that marks it `sending`: a human who took over, an unconfirmed
 * operator message, a paused connection or old age stops it here (F-068, F-069, F-072), and what was decided otherwise since.
 */
export async function passGate(tx: TenantDb, delivery: Delivery, bound: BoundConnection): Promise<Gate> {
  const standing = await lockStanding(tx, delivery);
  const objection = objectionTo(delivery, standing, bound);
  if (objection === 'wait') return wait(tx, delivery, { ms: hintMs, reason: 'operator-unconfirmed' });
  if (objection === 'held') return hold(tx, delivery);
  if (objection !== undefined) {
    await update(tx, delivery, { state: 'cancelled', reason: objection, due_at: null });
    return { kind: 'cancelled', reason: objection };
  }
  if (bound.traits.transport === 'local' && isMessage(delivery.kind)) {
    const sent = { externalIds: [delivery.id], via: 'local', isFirst: false, bound } as const;
    const { seq = 0 } = await settleSent(delivery, sent, (call) => callWithin(tx, call));
    return { kind: 'stored', seq };
  }
  const circuit = standing.has_circuit
    ? await passCircuit(tx, circuitOf(bound))
    : { waitMs: 0, isSuspect: false };
  if (circuit.waitMs > 0) return wait(tx, delivery, { ms: circuit.waitMs, reason: 'platform-rests' });
  await update(tx, delivery, {
    state: 'sending',
    attempt: delivery.attempt + 1,
    sending_at: tx.raw('app_now()'),
    due_at: tx.raw(`app_now() + make_interval(secs => ?)`, [verifyAfterMs(bound.traits) / 1000]),
  });
  const external = {
    conversationId: standing.external_id,
    visitorId: standing.visitor_external_id,
    isFirst: !standing.has_spoken,
    isTaken: !standing.is_waiting_for_human,
  };
  const sending = { ...delivery, state: 'sending' as const, attempt: delivery.attempt + 1 };
  return { kind: 'go', delivery: sending, external, isSuspect: circuit.isSuspect };
}

/** What rests when a platform fails: this connection's calls, not those of others. */
export const circuitOf = ({ row }: Pick<BoundConnection, 'row'>): string => `connection:${row.id}`;

function objectionTo(delivery: Delivery, standing: Standing, bound: BoundConnection): string | undefined {
  if (bound.row.status === 'paused' || bound.row.status === 'broken') return 'held';
  if (!isBotSpeech(delivery.kind)) return isOvertaken(delivery, standing) ? 'superseded' : undefined;
  if (standing.handover_version !== delivery.handover_version) return 'taken-over';
  if (standing.has_hint) return 'wait';
  if (standing.age_ms > staleAfterMs) return 'stale';
  return isAnswering(bound) ? undefined : 'paused';
}

/** Decided otherwise since it was planned: done now, it would put the platform against us. */
function isOvertaken({ kind }: Delivery, { status, handler }: Standing): boolean {
  const isOpen = status === 'open';
  if (kind === 'handover') return !isOpen || handler !== 'human';
  if (kind === 'hand-back') return !isOpen || handler !== 'bot';
  return kind === 'close' && isOpen;
}

async function lockStanding(tx: TenantDb, delivery: Delivery): Promise<Standing> {
  const row: unknown = await tx('conversations as c')
    .join('visitors as v', 'v.id', 'c.visitor_id')
    .where('c.id', delivery.conversation_id)
    .forUpdate('c')
    .first(
      'c.external_id',
      'v.external_id as visitor_external_id',
      'c.status',
      'c.handler',
      'c.is_waiting_for_human',
      'c.handover_version',
      tx.raw(`exists (select from hints h where h.tenant_id = c.tenant_id and h.connection_id = c.connection_id
        and h.conversation_external_id = c.external_id and h.state = 'waiting' and h.role = 'operator'
        and not h.is_private) as has_hint`),
      tx.raw(`exists (select from circuits k where k.subject = ?) as has_circuit`, [
        `connection:${delivery.connection_id}`,
      ]),
      tx.raw(`extract(epoch from app_now() - ?::timestamptz)::float * 1000 as age_ms`, [
        delivery.replayed_at ?? delivery.created_at,
      ]),
      tx.raw(`exists (select from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
        and m.role = 'bot') as has_spoken`),
    );
  return Standing.parse(row);
}

/** An operator's message is confirmed, or not, within about so long. */
const hintMs = 1_000;

export async function wait(
  tx: TenantDb,
  delivery: Delivery,
  { ms, reason }: { ms: number; reason: string },
): Promise<Gate> {
  const dueAt = tx.raw('app_now() + make_interval(secs => ?)', [ms / 1000]);
  await update(tx, delivery, { due_at: dueAt, reason });
  return { kind: 'wait' };
}

/** Without a due time: reconnecting gives it one. */
async function hold(tx: TenantDb, delivery: Delivery): Promise<Gate> {
  await update(tx, delivery, { due_at: null, reason: 'connection-held' });
  return { kind: 'held' };
}

const update = (
  tx: TenantDb,
  delivery: Delivery,
  values: Record<string, string | number | null | Knex.Raw>,
): Knex.QueryBuilder => tx('deliveries').where({ id: delivery.id }).update(values);
