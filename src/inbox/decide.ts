import { z } from 'zod';
import type { Live } from '../live/live.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, inTenant } from '../platform/database/tenant-db.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import { Delivery } from './delivery.js';
import type { Begun } from './pass-gate.js';
import type { Throttle } from './throttle.js';
import { sendAtOnce, turnRows } from './turn-rows.js';
import type { OpenTurn, TurnOutcome } from './turn.js';

export interface DecideDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  wakeUps: Pick<WakeUps, 'add'>;
  live: Pick<Live, 'publish'>;
  throttle: Throttle;
  /** Milliseconds on a clock that never jumps. */
  monotonic: () => number;
  /** Whether e-mails can be sent. */
  hasMail: boolean;
}

/**
 * `decided`: with the delivery, if any, that was marked `sending` in the same commit: the caller has to make its call.
 * `lost`: another worker owns the conversation. `taken-over`: a human spoke. `superseded`: the visitor wrote or changed
 * something that this outcome did not read. In none of these three anything was stored.
 */
export type Decided =
  { kind: 'decided'; begun: Begun | undefined } | { kind: 'lost' | 'taken-over' | 'superseded' };

const Marked = z.object({
  delivery: Delivery,
  conversation_external_id: z.string(),
  visitor_external_id: z.string(),
  is_first: z.boolean(),
});

const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decided'), seq: z.number(), begun: Marked.nullable() }),
  z.object({ kind: z.enum(['lost', 'taken-over', 'superseded']) }),
]);

/**
 * The deciding transaction: turn record, outgoing messages, lead, handover and usage become one commit, or nothing does.
 * With `isFinal` an outcome counts although the visitor went on writing; what it did not read stays due. It holds the
 * conversation's lock and has looked for a takeover, so it also marks the message that may be sent at once.
 */
export async function decide(
  turn: OpenTurn,
  { outcome, isFinal }: { outcome: TurnOutcome; isFinal: boolean },
  deps: DecideDeps,
): Promise<Decided> {
  const rows = turnRows(turn, outcome, deps);
  const argument = { ...rows, ...(await sendAtOnce(turn, rows, deps)), is_final: isFinal };
  const answer = Answer.parse(await callInTenant(deps.db, turn.tenantId, { name: 'decide_turn', argument }));
  if (answer.kind !== 'decided') return { kind: answer.kind };
  const claimedAt = deps.monotonic();
  announce(turn, answer.seq, deps);
  return { kind: 'decided', begun: answer.begun ? begunOf(answer.begun, claimedAt) : undefined };
}

const begunOf = (marked: z.infer<typeof Marked>, claimedAt: number): Begun => ({
  delivery: marked.delivery,
  external: {
    conversationId: marked.conversation_external_id,
    visitorId: marked.visitor_external_id,
    isFirst: marked.is_first,
  },
  isSuspect: false,
  claimedAt,
});

/** Ends a claim without a turn: there was nothing to answer, or a human does it. */
export const dropTurn = (turn: OpenTurn, { db }: Pick<DecideDeps, 'db'>): Promise<void> =>
  inTenant(db, turn.tenantId, async (tx) => {
    await tx('conversations')
      .where({ id: turn.conversation.id, lease_token: turn.conversation.lease_token })
      .where({ visitor_seq: turn.conversation.visitor_seq })
      .update({ due_at: null, waiting_since: null, lease_until: '-infinity', claims: 0 });
  });

/** Gives a claim back as it is; what is due stays due, and a look follows at once. */
export async function releaseTurn(
  { tenantId, conversation }: OpenTurn,
  { db, wakeUps }: Pick<DecideDeps, 'db' | 'wakeUps'>,
): Promise<void> {
  await inTenant(db, tenantId, (tx) =>
    tx('conversations')
      .where({ id: conversation.id, lease_token: conversation.lease_token })
      .update({ lease_until: '-infinity', claims: 0 }),
  );
  wakeUps.add({ name: 'conversation', data: { tenantId, conversationId: conversation.id } });
}

/** Whoever decided also delivers; if it dies in between, the sweep finds what is due. */
function announce({ tenantId, conversation }: OpenTurn, seq: number, { live }: DecideDeps): void {
  live.publish(tenantId, { kind: 'progress', conversation_id: conversation.id, stage: 'idle' });
  live.publish(tenantId, { kind: 'changed', conversation_id: conversation.id, seq });
}
