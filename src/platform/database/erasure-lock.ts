import type { TenantDb } from './tenant-db.js';

const key = `hashtextextended('erasure ' || current_setting('app.tenant_id'), 0)`;

/** For who stores what a visitor said where no lock of their conversation orders it with an erasure: until the commit none begins. */
export const waitForErasures = async (tx: TenantDb): Promise<void> => {
  await tx.raw(`select pg_advisory_xact_lock_shared(${key})`);
};

/** For who erases: until the commit nobody stores past it. */
export const lockErasures = async (tx: TenantDb): Promise<void> => {
  await tx.raw(`select pg_advisory_xact_lock(${key})`);
};
