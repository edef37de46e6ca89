import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** Calls of the language model that a day may cost, at most. */
export interface ModelBudget {
  tenant: number;
  visitor: number;
  conversation: number;
}

interface Spender {
  visitorId: string;
  conversationId: string;
  budget: ModelBudget;
}

/**
 * Takes one call of the language model from the budgets of the day: the tenant's, which is counted before the money is
 * spent, so that neither a crash nor many workers can spend more, and what one visitor and one conversation have had
 * (reliability.md F-041). False when one of them is used up.
 */
export async function spendModelCall(
  tx: TenantDb,
  { visitorId, conversationId, budget }: Spender,
): Promise<boolean> {
  const answer: unknown = await tx.raw(
    `with had as (
      select count(*) as by_visitor, count(*) filter (where t.conversation_id = :conversationId) as by_conversation
      from conversations c join turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
      where c.visitor_id = :visitorId and t.model is not null and t.created_at > app_now() - interval '1 day')
     insert into usage_counters as used (tenant_id, day, kind, amount)
     select current_setting('app.tenant_id')::uuid, app_now()::date, 'model-calls', 1 from had
     where by_visitor < :visitor and by_conversation < :conversation and 0 < :tenant
     on conflict (tenant_id, day, kind, subject) do update set amount = used.amount + 1 where used.amount < :tenant
     returning amount`,
    { visitorId, conversationId, ...budget },
  );
  return z.object({ rows: z.array(z.unknown()) }).parse(answer).rows.length > 0;
}
