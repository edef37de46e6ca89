import type { WakeUps } from '../platform/queue/open-queue.js';
import type { Live } from '../live/live.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { planDeliveries, type Planned } from './plan-deliveries.js';
import type { LeadFound, OpenTurn, TurnOutcome } from './turn.js';
import { z } from 'zod';

export interface DecideDeps {
  db: Pick<Database, 'knex'>;
  wakeUps: Pick<WakeUps, 'add'>;
  live: Pick<Live, 'publish'>;
  /** Whether e-mails can be sent. */
  hasMail: boolean;
}

/**
 * `lost`: another worker owns the conversation. `taken-over`: a human spoke. `superseded`: the visitor wrote or changed
 * something that this outcome did not read. In none of them anything was stored.
 */
export type Decided =
  { kind: 'decided'; turnId: string; leadId: string | null } | { kind: 'lost' | 'taken-over' | 'superseded' };

/**
 * The deciding transaction: turn record, outgoing messages, lead, handover and usage become one commit, or nothing does.
 * With `isFinal` an outcome counts although the visitor went on writing; what it did not read stays due.
 */
export async function decide(
  turn: OpenTurn,
  { outcome, isFinal }: { outcome: TurnOutcome; isFinal: boolean },
  deps: DecideDeps,
): Promise<Decided> {
  const decided = await inTenant(deps.db, turn.tenantId, async (tx) => {
    const standing = await lockConversation(tx, turn);
    if (standing.kind !== 'ours') return { kind: standing.kind };
    if (standing.hasNews && !isFinal) return { kind: 'superseded' } as const;
    const turnId = await insertTurn(tx, turn, outcome);
    const handsOver = outcome.decision === 'hand-over';
    const handoverVersion = turn.conversation.handover_version + (handsOver ? 1 : 0);
    await insertDeliveries(tx, turn, {
      planned: planDeliveries(turn, outcome, deps),
      turnId,
      handoverVersion,
    });
    const leadId =
      outcome.lead && (await captureLead(tx, turn, { lead: outcome.lead, language: outcome.language }));
    const seq = await settle(tx, turn, { outcome, handoverVersion, hasNews: standing.hasNews });
    await countUsage(tx, outcome);
    return { kind: 'decided', turnId, leadId, seq } as const;
  });
  if (decided.kind === 'decided') announce(turn, decided.seq, deps);
  return decided;
}

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
  { db, wakeUps }: DecideDeps,
): Promise<void> {
  await inTenant(db, tenantId, (tx) =>
    tx('conversations')
      .where({ id: conversation.id, lease_token: conversation.lease_token })
      .update({ lease_until: '-infinity', claims: 0 }),
  );
  wakeUps.add({ name: 'conversation', data: { tenantId, conversationId: conversation.id } });
}

const Standing = z.object({
  lease_token: z.number(),
  handler: z.string(),
  handover_version: z.number(),
  visitor_seq: z.number(),
});

async function lockConversation(tx: TenantDb, { conversation }: OpenTurn) {
  const row: unknown = await tx('conversations')
    .where({ id: conversation.id })
    .forUpdate()
    .first('lease_token', 'handler', 'handover_version', 'visitor_seq');
  const now = Standing.optional().parse(row);
  if (now?.lease_token !== conversation.lease_token) return { kind: 'lost' } as const;
  if (now.handler !== conversation.handler || now.handover_version !== conversation.handover_version) {
    return { kind: 'taken-over' } as const;
  }
  return { kind: 'ours', hasNews: now.visitor_seq !== conversation.visitor_seq } as const;
}

async function insertTurn(tx: TenantDb, turn: OpenTurn, outcome: TurnOutcome): Promise<string> {
  const id = newId();
  const messageIds = turn.messages.map((message) => message.id);
  await tx('turns').insert({
    tenant_id: turn.tenantId,
    id,
    conversation_id: turn.conversation.id,
    assistant_id: outcome.assistantId,
    assistant_version: outcome.assistantVersion,
    decision: outcome.decision,
    reason: outcome.reason,
    intent: outcome.intent,
    confidence: outcome.confidence,
    language: outcome.language,
    model: outcome.model,
    tokens_in: outcome.tokens.in,
    tokens_out: outcome.tokens.out,
    message_ids: messageIds,
    sources: JSON.stringify(outcome.sources),
    stages: JSON.stringify(outcome.stages),
  });
  await tx('messages').whereIn('id', messageIds).update({ turn_id: id });
  return id;
}

interface DeliveryPlan {
  planned: readonly Planned[];
  turnId: string;
  handoverVersion: number;
}

async function insertDeliveries(
  tx: TenantDb,
  turn: OpenTurn,
  { planned, turnId, handoverVersion }: DeliveryPlan,
): Promise<void> {
  if (planned.length === 0) return;
  const { connector } = turn.bound;
  await tx('deliveries').insert(
    planned.map(({ details, sources, ...delivery }) => {
      const id = newId();
      return {
        ...delivery,
        tenant_id: turn.tenantId,
        id,
        conversation_id: turn.conversation.id,
        connection_id: turn.conversation.connection_id,
        turn_id: turnId,
        details: JSON.stringify(details),
        sources: JSON.stringify(sources),
        state: 'ready',
        mark: connector.markOf?.(id) ?? id,
        handover_version: handoverVersion,
        due_at: tx.raw('app_now()'),
      };
    }),
  );
}

async function captureLead(
  tx: TenantDb,
  { tenantId, conversation }: OpenTurn,
  { lead, language }: { lead: LeadFound; language: string },
): Promise<string | null> {
  const given = {
    ...lead,
    id: newId(),
    language,
    conversation_id: conversation.id,
    connection_id: conversation.connection_id,
    visitor_id: conversation.visitor_id,
  };
  const answer: unknown = await tx.raw('select capture_lead(?, ?::jsonb) as id', [
    tenantId,
    JSON.stringify(given),
  ]);
  const { rows } = z.object({ rows: z.tuple([z.object({ id: z.uuid().nullable() })]) }).parse(answer);
  await tx('visitors')
    .where({ id: conversation.visitor_id })
    .update({
      name: tx.raw('coalesce(?, name)', [lead.name ?? null]),
      email: tx.raw('coalesce(?, email)', [lead.email ?? null]),
      phone: tx.raw('coalesce(?, phone)', [lead.phone ?? null]),
    });
  return rows[0].id;
}

/**
 * Per tenant and day, for budgets; the day is the database's. The last statement of its transaction, because all turns of a
 * tenant meet in these rows; in one order, so that none waits for another in a circle.
 */
async function countUsage(tx: TenantDb, { tokens, model, decision }: TurnOutcome): Promise<void> {
  const amounts: Record<string, number> = {
    turns: 1,
    [`decision:${decision}`]: 1,
    ...(model === null ? {} : { tokens: tokens.in + tokens.out }),
  };
  const kinds = Object.keys(amounts).sort();
  await tx.raw(
    `insert into usage_counters (tenant_id, day, kind, amount)
     select current_setting('app.tenant_id')::uuid, app_now()::date, kind, amount
     from unnest(?::text[], ?::bigint[]) as used (kind, amount)
     on conflict (tenant_id, day, kind, subject) do update set amount = usage_counters.amount + excluded.amount`,
    [kinds, kinds.map((kind) => amounts[kind] ?? 0)],
  );
}

interface Settling {
  outcome: TurnOutcome;
  handoverVersion: number;
  hasNews: boolean;
}

async function settle(
  tx: TenantDb,
  turn: OpenTurn,
  { outcome, handoverVersion, hasNews }: Settling,
): Promise<number> {
  const handsOver = outcome.decision === 'hand-over';
  const goesOn = hasNews && !handsOver;
  const [row] = z.array(z.object({ seq: z.number() })).parse(
    await tx('conversations')
      .where({ id: turn.conversation.id })
      .update({
        seq: tx.raw('seq + 1'),
        language: outcome.language,
        due_at: goesOn ? tx.raw('app_now()') : null,
        waiting_since: goesOn ? tx.raw('app_now()') : null,
        lease_until: '-infinity',
        claims: 0,
        updated_at: tx.raw('app_now()'),
        ...(handsOver
          ? {
              handler: 'human',
              handler_reason: outcome.reason,
              handler_since: tx.raw('app_now()'),
              handover_version: handoverVersion,
              is_waiting_for_human: true,
            }
          : {}),
      })
      .returning('seq'),
  );
  return row?.seq ?? 0;
}

/** Whoever decided also delivers; if it dies in between, the sweep finds what is due. */
function announce({ tenantId, conversation }: OpenTurn, seq: number, { live }: DecideDeps): void {
  live.publish(tenantId, { kind: 'progress', conversation_id: conversation.id, stage: 'idle' });
  live.publish(tenantId, { kind: 'changed', conversation_id: conversation.id, seq });
}
