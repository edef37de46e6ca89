import { z } from 'zod';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { deliveryKinds } from './delivery.js';

const Due = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), tenant_id: z.uuid(), id: z.uuid() }),
  z.object({ kind: z.literal('hint'), tenant_id: z.uuid(), id: z.uuid() }),
  z.object({ kind: z.literal('catch-up'), tenant_id: z.uuid(), id: z.uuid() }),
  z.object({ kind: z.literal('import'), tenant_id: z.uuid(), id: z.uuid() }),
]);
export type Due = z.infer<typeof Due>;

/** Overdue by so much, the wake-up was lost: the queue would have been faster. */
const graceMs = 1_000;

/**
 * What the queue lost, and which platform's history is to be read (for news or into the archive), of all tenants, in turns:
 * the first of each tenant, then the second of each … so that one who floods does not keep the others waiting (F-062).
 * Deliveries of a kind that is not known here are a newer version's (F-017).
 */
export async function findDue({ db }: { db: Pick<Database, 'knex'> }, limit: number): Promise<Due[]> {
  const answer: unknown = await asSystem(db, (tx) =>
    tx.raw(
      `with due as (
        select 'conversation' as kind, tenant_id, id, due_at from conversations
          where due_at < app_now() - make_interval(secs => ?) and lease_until < app_now()
        union all
        select distinct on (tenant_id, conversation_id) 'conversation', tenant_id, conversation_id, due_at from deliveries
          where due_at < app_now() - make_interval(secs => ?) and kind = any (?) and state in ('ready', 'sending', 'verifying')
        union all
        select 'hint', tenant_id, id, due_at from hints
          where state = 'waiting' and due_at < app_now() - make_interval(secs => ?)
        union all
        select 'catch-up', u.tenant_id, u.connection_id, u.due_at from catch_ups u
          join connections c on c.tenant_id = u.tenant_id and c.id = u.connection_id
          where u.due_at <= app_now() and c.status = 'live' and c.removed_at is null
        union all
        select 'import', i.tenant_id, i.connection_id, i.due_at from history_imports i
          join connections c on c.tenant_id = i.tenant_id and c.id = i.connection_id
          where i.due_at <= app_now() and c.status = 'live' and c.removed_at is null
      )
      select kind, tenant_id, id from due
      order by row_number() over (partition by tenant_id order by due_at), due_at limit ?`,
      [graceMs / 1000, graceMs / 1000, [...deliveryKinds], graceMs / 1000, limit],
    ),
  );
  return z.object({ rows: z.array(Due) }).parse(answer).rows;
}
