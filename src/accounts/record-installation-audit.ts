import type { SystemDb } from '../platform/database/tenant-db.js';
import { type Act, type Actor, columnsOf, recordAudit } from './record-audit.js';

/** Writes down what concerns the installation, as the last thing in its transaction; only platform admins read it. */
export async function recordInstallationAudit(tx: SystemDb, entry: Act & { actor: Actor }): Promise<void> {
  await tx('installation_audit_entries').insert(columnsOf(entry));
}

/** What was done to a tenant as a whole: the tenant sees it, and so does the installation. */
export async function recordTenantAct(
  tx: SystemDb,
  actor: Actor,
  { tenantId, ...act }: Pick<Act, 'action' | 'details'> & { tenantId: string },
): Promise<void> {
  const entry = { ...act, actor, subject: { kind: 'tenant', id: tenantId } };
  await recordAudit(tx, { tenantId, ...entry });
  await recordInstallationAudit(tx, entry);
}
