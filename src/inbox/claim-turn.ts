import { z } from 'zod';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { type OpenTurn, TurnConversation, TurnMessage } from './turn.js';

/** How long a worker owns a conversation without renewing; then another one may take over (F-004). */
export const leaseMs = 8_000;
const historyLength = 20;

export interface ClaimDeps {
  db: Pick<Database, 'knex'>;
  resolver: Pick<ConnectionResolver, 'byId'>;
}

/** `later`: due in so many milliseconds. `nothing`: not due, or another worker has it. */
export type Claim = { kind: 'turn'; turn: OpenTurn } | { kind: 'later'; inMs: number } | { kind: 'nothing' };

/** Takes a conversation that is due, for one lease, with all that is to be answered in it. */
export async function claimTurn(tenantId: string, conversationId: string, deps: ClaimDeps): Promise<Claim> {
  const claimed = await inTenant(deps.db, tenantId, async (tx) => {
    const conversation = await lease(tx, conversationId);
    if (!conversation) return { waitMs: await timeUntilDue(tx, conversationId) };
    return { conversation, ...(await readTurn(tx, conversation)) };
  });
  if (!('conversation' in claimed)) {
    return claimed.waitMs === undefined ? { kind: 'nothing' } : { kind: 'later', inMs: claimed.waitMs };
  }
  const bound = await deps.resolver.byId(tenantId, claimed.conversation.connection_id);
  return { kind: 'turn', turn: { tenantId, bound, ...claimed } };
}

/** Reads the turn anew under the same lease, after the visitor wrote or changed something meanwhile. */
export const rereadTurn = (turn: OpenTurn, deps: ClaimDeps): Promise<OpenTurn | undefined> =>
  inTenant(deps.db, turn.tenantId, async (tx) => {
    const conversation = await holds(tx, turn);
    return conversation && { ...turn, conversation, ...(await readTurn(tx, conversation)) };
  });

/** Extends the lease. False when it was lost: whoever holds it now does the work. */
export const renewLease = (turn: OpenTurn, { db }: Pick<ClaimDeps, 'db'>): Promise<boolean> =>
  inTenant(db, turn.tenantId, async (tx) => {
    const renewed = await tx('conversations')
      .where({ id: turn.conversation.id, lease_token: turn.conversation.lease_token })
      .update({ lease_until: tx.raw(`app_now() + interval '${leaseMs} milliseconds'`) });
    return renewed === 1;
  });

const ConversationRow = TurnConversation.omit({ visitor: true });
const conversationColumns = Object.keys(ConversationRow.shape);

async function lease(tx: TenantDb, id: string): Promise<TurnConversation | undefined> {
  const rows = await tx('conversations')
    .where({ id })
    .whereRaw('due_at <= app_now() and lease_until < app_now()')
    .update({
      lease_token: tx.raw('lease_token + 1'),
      claims: tx.raw('claims + 1'),
      lease_until: tx.raw(`app_now() + interval '${leaseMs} milliseconds'`),
    })
    .returning(conversationColumns);
  return withVisitor(tx, rows);
}

const holds = async (tx: TenantDb, { conversation }: OpenTurn): Promise<TurnConversation | undefined> =>
  withVisitor(
    tx,
    await tx('conversations')
      .where({ id: conversation.id, lease_token: conversation.lease_token })
      .select(conversationColumns),
  );

async function withVisitor(tx: TenantDb, rows: unknown): Promise<TurnConversation | undefined> {
  const [row] = z.array(ConversationRow).parse(rows);
  if (!row) return undefined;
  const visitor: unknown = await tx('visitors')
    .where({ id: row.visitor_id })
    .first('name', 'email', 'phone', 'page_url', 'language');
  return TurnConversation.parse({ ...row, visitor });
}

/** Due, but not yet or still leased: how long until a look is worth it. */
async function timeUntilDue(tx: TenantDb, id: string): Promise<number | undefined> {
  const row: unknown = await tx('conversations')
    .where({ id })
    .whereNotNull('due_at')
    .first(tx.raw('extract(epoch from greatest(due_at, lease_until) - app_now())::float * 1000 as wait_ms'));
  const waitMs = z.object({ wait_ms: z.number() }).optional().parse(row)?.wait_ms;
  return waitMs === undefined ? undefined : Math.max(0, Math.ceil(waitMs));
}

async function readTurn(tx: TenantDb, conversation: TurnConversation) {
  const said = () =>
    tx('messages')
      .where({ conversation_id: conversation.id, is_private: false })
      .whereNull('deleted_at')
      .select('id', 'role', 'text', 'attachments', 'sent_at');
  const messages: unknown = await unanswered(tx, conversation.id)
    .select('id', 'role', 'text', 'attachments', 'sent_at')
    .orderBy(['sent_at', 'seq']);
  const parsed = z.array(TurnMessage).parse(messages);
  const history: unknown = await said()
    .whereNotIn(
      'id',
      parsed.map(({ id }) => id),
    )
    .orderBy([
      { column: 'sent_at', order: 'desc' },
      { column: 'seq', order: 'desc' },
    ])
    .limit(historyLength);
  const waited: unknown = await unanswered(tx, conversation.id).first(
    tx.raw('coalesce(extract(epoch from app_now() - min(sent_at)), 0)::float * 1000 as waited_ms'),
  );
  return {
    messages: parsed,
    history: z.array(TurnMessage).parse(history).reverse(),
    waitedMs: z.object({ waited_ms: z.number() }).parse(waited).waited_ms,
  };
}

/**
 * The visitor's words that no turn has read. What an operator has answered meanwhile is not the bot's any more; while a
 * human has the conversation everything is read, for what the visitor leaves to be reached by.
 */
const unanswered = (tx: TenantDb, conversationId: string) =>
  tx('messages')
    .where({ conversation_id: conversationId, role: 'visitor', is_private: false })
    .whereNull('turn_id')
    .whereNull('deleted_at')
    .whereRaw(
      `exists (select from conversations c where c.id = ? and (c.handler = 'human' or c.status = 'closed'
        or messages.sent_at > coalesce(c.last_operator_at, '-infinity')))`,
      [conversationId],
    );
