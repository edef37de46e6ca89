import { z } from 'zod';
import type { Stage } from '../rig/open-stage.js';

/** What the product's own tables say in the end. Conversations and messages go by the platform's ids. */

const Message = z.object({
  conversation: z.string(),
  message: z.string(),
  decision: z.string().nullable(),
});

const Turn = z.object({
  id: z.string(),
  decision: z.string(),
  reason: z.string(),
  visible: z.number(),
});

export const finalStates = ['sent', 'parked', 'cancelled'] as const;

const Delivery = z.object({
  id: z.string(),
  tenant: z.string(),
  conversation: z.string(),
  kind: z.string(),
  is_visible: z.boolean(),
  state: z.string(),
  reason: z.string().nullable(),
  sent_via: z.string().nullable(),
  mark: z.string(),
  sending_at: z.date().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** The commit of an operator's message, on the machine's clock. */
const Takeover = z.object({ conversation: z.string(), committed_at: z.date() });

export interface Outcome {
  messages: z.infer<typeof Message>[];
  turns: z.infer<typeof Turn>[];
  /** In the order in which a conversation's messages have to appear. */
  deliveries: Delivery[];
  takeovers: z.infer<typeof Takeover>[];
  waitingHints: number;
  leads: number;
}

export async function readOutcome({ db }: Pick<Stage, 'db'>): Promise<Outcome> {
  const read = async <T>(row: z.ZodType<T>, sql: string): Promise<T[]> =>
    z.object({ rows: z.array(row) }).parse(await db.query(sql)).rows;
  const Count = z.object({ count: z.coerce.number() });
  const [hints] = await read(Count, `select count(*) from hints where state = 'waiting'`);
  const [leads] = await read(Count, 'select count(*) from leads');
  return {
    messages: await read(Message, visitorMessages),
    turns: await read(Turn, allTurns),
    deliveries: await read(Delivery, allDeliveries),
    takeovers: await read(Takeover, allTakeovers),
    waitingHints: hints?.count ?? 0,
    leads: leads?.count ?? 0,
  };
}

const visitorMessages = `
  select c.external_id as conversation, m.external_id as message, t.decision
  from messages m join conversations c on c.id = m.conversation_id left join turns t on t.id = m.turn_id
  where m.role = 'visitor'`;

const allTurns = `
  select t.id::text, t.decision, t.reason,
    (select count(*)::int from deliveries d where d.turn_id = t.id and d.is_visible) as visible
  from turns t`;

const allDeliveries = `
  select d.id::text, d.tenant_id::text as tenant, c.external_id as conversation, d.kind, d.is_visible, d.state, d.reason,
    d.sent_via, d.mark, rig.real(d.sending_at) as sending_at
  from deliveries d join conversations c on c.id = d.conversation_id
  order by d.created_at, d.part, d.id`;

/** An operator's message and the takeover are one commit; the server notes when it was. */
const allTakeovers = `
  select c.external_id as conversation, min(pg_xact_commit_timestamp(m.xmin)) as committed_at
  from messages m join conversations c on c.id = m.conversation_id
  where m.role = 'operator' and not m.is_private group by 1`;
