import type { SystemDb } from '../platform/database/tenant-db.js';

/** Puts a tenant that was just made on trial for so many days; without days there is no trial, and it stays as it is. */
export async function beginTrial(tx: SystemDb, tenantId: string, days: number): Promise<void> {
  if (days === 0) return;
  const ends = tx.raw('app_now() + make_interval(days => ?)', [days]);
  await tx('tenants').where({ id: tenantId }).update({ plan: 'trial', trial_ends_at: ends });
}
