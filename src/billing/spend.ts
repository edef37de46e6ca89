import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

/**
 * Takes one unit of a tenant's budget of a day, if one is left. Counted before the money is spent, in the database, so
 * that neither a crash nor many workers can spend more (reliability.md F-041). `subject` narrows a budget, say to a visitor.
 */
export async function spend(
  tx: TenantDb,
  { kind, limit, subject = '' }: { kind: string; limit: number; subject?: string },
): Promise<boolean> {
  if (limit <= 0) return false;
  const answer: unknown = await tx.raw(
    `insert into usage_counters as used (tenant_id, day, kind, subject, amount)
     values (current_setting('app.tenant_id')::uuid, app_now()::date, ?, ?, 1)
     on conflict (tenant_id, day, kind, subject) do update set amount = used.amount + 1 where used.amount < ?
     returning amount`,
    [kind, subject, limit],
  );
  return z.object({ rows: z.array(z.unknown()) }).parse(answer).rows.length > 0;
}
