import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { ChatRequest } from '../contract/chat.js';
import { deliverDue, type DeliverDeps } from '../inbox/deliver.js';
import { ingestEvent, type ReceiveDeps } from '../inbox/receive-hook.js';
import { readNow } from '../platform/database/read-now.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import { answerConversation, type AnswerDeps } from './answer.js';
import { explain } from './turn-state.js';

export type ChatDeps = AnswerDeps & DeliverDeps & ReceiveDeps & { resolver: ConnectionResolver };

export interface Chat extends ChatRequest {
  tenantId: string;
  /** Keeps the sessions of one kind of caller apart from those of another. */
  namespace: string;
}

/** The connector behind this route; each tenant has one connection of it. */
const connectorId = 'api';

/** Another worker may have taken the turn; its own deadlines are shorter than this. */
const limitMs = 45_000;
const lookEveryMs = 100;

/**
 * Answers now, through the same inbox, pipeline and outbox as every other message: what the caller reads is what was
 * decided and stored.
 */
export async function chat(asked: Chat, deps: ChatDeps): Promise<object> {
  const bound = unsettled(await deps.resolver.internal(asked.tenantId, connectorId));
  // The database's clock, which answers are told by too.
  const sentAt = await inTenant(deps.db, asked.tenantId, readNow);
  const stored = await ingestEvent(bound, eventOf(asked, sentAt), { ...deps, isTrusted: true });
  if (stored.outcome !== 'stored')
    throw new AppError('unavailable', { details: { outcome: stored.outcome } });
  const { tenant_id: tenantId } = bound.row;
  const until = deps.monotonic() + limitMs;
  for (;;) {
    await answerConversation(tenantId, stored.conversation_id, deps);
    await deliverDue(tenantId, stored.conversation_id, deps);
    const reply = await inTenant(deps.db, tenantId, (tx) => readReply(tx, stored.message_id));
    if (reply) return reply;
    if (deps.monotonic() > until)
      throw new AppError('unavailable', {
        publicMessage: 'The answer takes too long. It will be in the conversation.',
      });
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Who asks through the API has finished asking: nothing is waited for. */
const unsettled = (bound: BoundConnection): BoundConnection => ({
  ...bound,
  row: { ...bound.row, tenant_config: { ...bound.row.tenant_config, settle_quiet_ms: 0, settle_max_ms: 0 } },
});

const eventOf = ({ session_id, message, language, namespace }: Chat, sentAt: Date) => ({
  kind: 'message' as const,
  conversation_id: `${namespace}:${session_id}`,
  message_id: newId(),
  role: 'visitor' as const,
  private: false,
  text: message,
  attachments: [],
  sent_at: sentAt.toISOString(),
  ...(language === undefined ? {} : { visitor: { language } }),
});

const Answered = z.object({
  conversation_id: z.uuid(),
  turn_id: z.uuid(),
  decision: z.string(),
  reason: z.string(),
  intent: z.string().nullable(),
  sources: z.array(z.looseObject({})),
  stages: z.unknown(),
  handler: z.string(),
  reply: z.string().nullable(),
  lead: z.looseObject({}).nullable(),
});

/** What the turn of a message decided; nothing while there is none. */
async function readReply(tx: TenantDb, messageId: string): Promise<object | undefined> {
  const row: unknown = await tx('messages as m')
    .join('turns as t', 't.id', 'm.turn_id')
    .join('conversations as c', 'c.id', 'm.conversation_id')
    .where('m.id', messageId)
    .first(
      ...[
        'm.conversation_id',
        't.id as turn_id',
        't.decision',
        't.reason',
        't.intent',
        't.sources',
        't.stages',
        'c.handler',
      ],
      tx.raw(`(select string_agg(d.text, E'\\n\\n' order by d.part) from deliveries d
        where d.turn_id = t.id and d.is_visible and d.state <> 'cancelled') as reply`),
      tx.raw(`(select jsonb_build_object('id', l.id, 'name', l.name, 'email', l.email, 'phone', l.phone, 'status', l.status)
        from leads l where l.conversation_id = c.id and l.merged_into is null order by l.created_at desc limit 1) as lead`),
    );
  const answered = Answered.optional().parse(row);
  if (!answered) return undefined;
  const { turn_id: _turn, handler, stages, ...reply } = answered;
  return { ...reply, explanation: explain(reply.reason, stages), handover: handler === 'human' };
}
