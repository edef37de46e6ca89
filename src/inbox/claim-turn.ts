import { z } from 'zod';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import { callInTenant, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { Log } from '../platform/log.js';
import { type OpenTurn, TurnConversation, TurnMessage } from './turn.js';

/** How long a worker owns a conversation without renewing; then another one may take over (F-004). */
export const leaseMs = 6_000;
const historyLength = 20;

export interface ClaimDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  resolver: Pick<ConnectionResolver, 'byId'>;
  log: Log;
}

/**
 * `later`: due in so many milliseconds. `nothing`: not due, or another worker has it. In both, whether the conversation has
 * deliveries that are due now or later.
 */
export type Claim =
  | { kind: 'turn'; turn: OpenTurn }
  | { kind: 'later'; inMs: number; hasDeliveries: boolean }
  | { kind: 'nothing'; hasDeliveries: boolean };

const Claimed = z.union([
  z.object({
    turn: z.object({
      conversation: TurnConversation,
      messages: z.array(TurnMessage),
      history: z.array(TurnMessage),
      waited_ms: z.number(),
    }),
  }),
  z.object({ wait_ms: z.number().nullable(), has_deliveries: z.boolean() }),
]);

/** Takes a conversation that is due, for one lease, with all that is to be answered in it. */
export async function claimTurn(tenantId: string, conversationId: string, deps: ClaimDeps): Promise<Claim> {
  const argument = { conversation_id: conversationId, lease_ms: leaseMs, history_length: historyLength };
  const answer = await callInTenant(deps.db, tenantId, { name: 'claim_turn', argument });
  const claimed = Claimed.safeParse(answer).data;
  if (!claimed) {
    deps.log.info(
      { conversation_id: conversationId },
      'a turn that cannot be read is left to a newer version',
    );
    await inTenant(deps.db, tenantId, (tx) => giveBack(tx, conversationId));
    return { kind: 'nothing', hasDeliveries: true };
  }
  if (!('turn' in claimed)) {
    const { wait_ms: waitMs, has_deliveries: hasDeliveries } = claimed;
    if (waitMs === null) return { kind: 'nothing', hasDeliveries };
    return { kind: 'later', inMs: Math.ceil(waitMs), hasDeliveries };
  }
  const { conversation, messages, history, waited_ms: waitedMs } = claimed.turn;
  const bound = await deps.resolver.byId(tenantId, conversation.connection_id);
  return { kind: 'turn', turn: { tenantId, bound, conversation, messages, history, waitedMs } };
}

/** As if it had not been claimed: an older version's attempts shall not count as failures of a newer one (F-017). */
const giveBack = async (tx: TenantDb, id: string): Promise<void> => {
  await tx('conversations')
    .where({ id })
    .update({ lease_until: '-infinity', claims: tx.raw('greatest(claims - 1, 0)') });
};

/** Extends the lease. False when it was lost: whoever holds it now does the work. */
export const renewLease = (turn: OpenTurn, { db }: Pick<ClaimDeps, 'db'>): Promise<boolean> =>
  inTenant(db, turn.tenantId, async (tx) => {
    const renewed = await tx('conversations')
      .where({ id: turn.conversation.id, lease_token: turn.conversation.lease_token })
      .update({ lease_until: tx.raw(`app_now() + interval '${leaseMs} milliseconds'`) });
    return renewed === 1;
  });
