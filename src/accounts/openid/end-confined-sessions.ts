import type { TenantDb } from '../../platform/database/tenant-db.js';

/** Ends at once all sessions that began with the tenant's own service; of others it sees nothing. */
export const endConfinedSessions = async (tx: TenantDb): Promise<void> => {
  await tx('sessions').where({ is_confined: true }).del();
};
