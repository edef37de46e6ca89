import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

const Spent = z.object({ rows: z.tuple([z.object({ amount: z.number() })]) });

/** Notes calls that reading a platform's history took, and answers how many of that kind it were today, on the database's day. */
export async function spendCalls(
  tx: TenantDb,
  {
    kind,
    connectionId,
    calls,
  }: { kind: 'catch-up-calls' | 'import-calls'; connectionId: string; calls: number },
): Promise<number> {
  const answer: unknown = await tx.raw(
    `insert into usage_counters as used (tenant_id, day, kind, subject, amount)
     values (current_setting('app.tenant_id')::uuid, app_now()::date, ?, ?, ?)
     on conflict (tenant_id, day, kind, subject) do update set amount = used.amount + excluded.amount
     returning amount`,
    [kind, connectionId, calls],
  );
  return Spent.parse(answer).rows[0].amount;
}
