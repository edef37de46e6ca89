import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { catchUp, type CatchUpDeps } from '../inbox/catch-up.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';

/** More pages than a platform has news of a day. */
const mostPages = 5_000;
const mostFailures = 3;

const Standing = z
  .object({ is_through: z.boolean(), failures: z.number(), problem: z.string().nullable() })
  .optional();

/**
 * Reads a connection's history from the backup's time to now. False when the platform gives none or does not answer; then the
 * connection is paused with the reason, so that nobody answers there before a human has looked.
 */
export async function readThrough({ row, connector }: BoundConnection, deps: CatchUpDeps): Promise<boolean> {
  const { tenant_id: tenantId, id } = row;
  if (!connector.pull) return false;
  let failures = 0;
  // A reading that was under way when the backup was taken began before it, and is past what has happened since.
  let isOurs = (await inTenant(deps.db, tenantId, (tx) => read(tx, id)))?.is_through ?? true;
  for (let pages = 0; pages < mostPages && failures < mostFailures; pages += 1) {
    const before = await inTenant(deps.db, tenantId, (tx) => makeDue(tx, id));
    if (before === 0) break;
    await catchUp(tenantId, id, deps);
    const standing = await inTenant(deps.db, tenantId, (tx) => read(tx, id));
    failures = standing?.failures ?? mostFailures;
    if (failures > 0 || standing?.is_through !== true) continue;
    if (isOurs) return true;
    isOurs = true;
  }
  await inTenant(deps.db, tenantId, (tx) => pause(tx, id));
  deps.resolver.forget(id);
  return false;
}

const makeDue = (tx: TenantDb, id: string): Promise<number> =>
  tx('catch_ups')
    .where({ connection_id: id })
    .update({ due_at: tx.raw('app_now()') });

const read = async (tx: TenantDb, id: string): Promise<z.infer<typeof Standing>> =>
  Standing.parse(
    await tx('catch_ups').where({ connection_id: id }).first('is_through', 'failures', 'problem'),
  );

const pause = async (tx: TenantDb, id: string): Promise<void> => {
  const code = (await read(tx, id))?.problem ?? 'unavailable';
  const problem = {
    code,
    message:
      'A backup was restored, and your inbox did not tell what has happened since. Look at its open conversations, then resume.',
    at: new Date().toISOString(),
  };
  await tx('connections')
    .where({ id, status: 'live' })
    .update({ status: 'paused', problem: JSON.stringify(problem), version: tx.raw('version + 1') });
};
