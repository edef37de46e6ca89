import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { queueMail } from '../platform/mail-outbox.js';
import { findOwners } from './find-admins.js';
import type { Actor } from './record-audit.js';
import { recordTenantAct } from './record-installation-audit.js';
import { deleteTenant } from './tenant-records.js';

interface Ending {
  id: string;
  actor: Actor;
}

/**
 * Lets a tenant rest until it is deleted in so many days; until then it can be restored. Asked again, the last date counts. With
 * no days it is gone for everybody at once. Throws `not-found`.
 */
export async function endTenant(tx: SystemDb, { id, actor, days }: Ending & { days: number }): Promise<void> {
  const changed = await tx('tenants')
    .where({ id })
    .whereNot({ status: 'deleted' })
    .update({
      ...{ status: 'suspended', resume_status: tx.raw('coalesce(resume_status, status)') },
      delete_at: tx.raw('app_now() + make_interval(days => ?)', [days]),
      ...{ version: tx.raw('version + 1'), updated_at: tx.raw('app_now()') },
    });
  if (changed === 0) throw new AppError('not-found');
  if (days === 0) await deleteTenant(tx, id);
  await tellOwners(tx, id, 'tenant-ending');
  await recordTenantAct(tx, actor, { tenantId: id, action: 'tenant.end', details: { days } });
}

/** As it was before. Throws `not-found` for one that is gone, `conflict` for one that is not being deleted. */
export async function resumeTenant(tx: SystemDb, { id, actor }: Ending): Promise<void> {
  const changed = await tx('tenants')
    .where({ id })
    .whereNot({ status: 'deleted' })
    .whereNotNull('delete_at')
    .update({
      ...{ status: tx.raw(`coalesce(resume_status, 'active')`), resume_status: null, delete_at: null },
      ...{ version: tx.raw('version + 1'), updated_at: tx.raw('app_now()') },
    });
  if (changed === 0) throw new AppError('conflict', { publicMessage: 'The business is not being deleted.' });
  await tellOwners(tx, id, 'tenant-resumed');
  await recordTenantAct(tx, actor, { tenantId: id, action: 'tenant.resume' });
}

/** Whoever did it, each owner hears of it: it may not have been one of them. */
async function tellOwners(
  tx: SystemDb,
  tenantId: string,
  kind: 'tenant-ending' | 'tenant-resumed',
): Promise<void> {
  for (const recipient of await findOwners(tx, tenantId)) await queueMail(tx, { kind, recipient, tenantId });
}
