import { z } from 'zod';
import { type TenantUsage, usageDays } from '../contract/tenants.js';
import type { SystemDb } from '../platform/database/tenant-db.js';

const Row = z.object({
  id: z.uuid(),
  conversations: z.coerce.number(),
  model_calls: z.coerce.number(),
  connections: z.coerce.number(),
  last_active_at: z
    .date()
    .nullable()
    .transform((at) => at?.toISOString() ?? null),
});

/** What is loaded; what is part of the product itself is no inbox of anybody. */
export type Connectors = ReadonlyMap<string, { manifest: { internal?: boolean } }>;

/** Of a tenant that was deleted at this very moment. */
export const noUsage: TenantUsage = {
  conversations: 0,
  model_calls: 0,
  connections: 0,
  last_active_at: null,
};

/** How much each of these tenants uses of the installation. */
export async function readUsage(
  tx: SystemDb,
  tenantIds: readonly string[],
  connectors: Connectors,
): Promise<ReadonlyMap<string, TenantUsage>> {
  const internal = [...connectors].filter(([, { manifest }]) => manifest.internal === true);
  const answer: unknown = await tx.raw(
    `select t.id,
      (select count(*) from conversations c where c.tenant_id = t.id
        and c.created_at > app_now() - make_interval(days => ?)) as conversations,
      (select coalesce(sum(u.amount), 0) from usage_counters u where u.tenant_id = t.id and u.kind = 'model-calls'
        and u.day > app_now()::date - ?::integer) as model_calls,
      (select count(*) from connections l where l.tenant_id = t.id and l.removed_at is null
        and l.connector <> all (?::text[])) as connections,
      (select c.updated_at from conversations c where c.tenant_id = t.id order by c.updated_at desc limit 1) as last_active_at
    from unnest(?::uuid[]) as t (id)`,
    [usageDays, usageDays, internal.map(([id]) => id), [...tenantIds]],
  );
  const { rows } = z.object({ rows: z.array(Row) }).parse(answer);
  return new Map(rows.map(({ id, ...usage }) => [id, usage]));
}
