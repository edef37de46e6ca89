import { z } from 'zod';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import type { ChangeDeps } from './change-connection.js';
import { checkConnection } from './check-connection.js';
import { tellOwners, type TellDeps } from './tell-owners.js';

export type CareDeps = ChangeDeps & TellDeps;

const Due = z.object({ tenant_id: z.uuid(), id: z.uuid() });

/** In one round; the next comes within moments. */
const most = 20;
/** While one process checks, no other does; one that died is not waited for longer. */
const claimMinutes = 10;

/**
 * Looks after connections by itself: each is checked every few hours, after a refusal, and when this installation has
 * another public address than it was connected for. A check repairs what it can. Then those are told whom it concerns.
 */
export async function careForConnections(deps: CareDeps): Promise<void> {
  const due = await findDue(deps);
  for (const { tenant_id: tenantId, id } of due) {
    try {
      if (await claim(tenantId, id, deps)) await checkConnection(tenantId, id, deps);
    } catch (err) {
      deps.log.warn({ err, connection_id: id }, 'a connection could not be checked; it is tried again');
    }
  }
  await tellOwners(deps);
}

const findDue = ({ db, connectors, publicUrl }: CareDeps): Promise<z.infer<typeof Due>[]> =>
  asSystem(db, async (tx) =>
    z.array(Due).parse(
      await tx('connections as c')
        .join('tenants as t', 't.id', 'c.tenant_id')
        .where('t.status', 'active')
        .whereIn('c.status', ['live', 'broken'])
        .whereIn('c.connector', [...connectors.keys()])
        .whereNull('c.removed_at')
        .whereNotNull('c.state_sealed')
        .whereRaw(
          `(coalesce(c.check_due_at, '-infinity') <= app_now()
            or (c.checked_for is distinct from ? and c.updated_at < app_now() - make_interval(mins => ?)))`,
          [publicUrl, claimMinutes],
        )
        .orderByRaw('c.check_due_at nulls first')
        .limit(most)
        .select('c.tenant_id', 'c.id'),
    ),
  );

const claim = async (tenantId: string, id: string, { db }: CareDeps): Promise<boolean> =>
  inTenant(db, tenantId, async (tx) => {
    const changed = await tx('connections')
      .where({ id })
      .update({
        check_due_at: tx.raw('app_now() + make_interval(mins => ?)', [claimMinutes]),
        updated_at: tx.raw('app_now()'),
      });
    return changed > 0;
  });
