import type { ConnectorError } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { problemOf } from './try-connect.js';

/**
 * Marks a connection as broken: nothing is sent until it was repaired and checked, and the tenant sees why. What waits to
 * be sent is held, not lost (F-042, F-048).
 */
export async function pauseConnection(
  tx: TenantDb,
  connectionId: string,
  error: ConnectorError,
): Promise<void> {
  await tx('connections')
    .where({ id: connectionId, status: 'live' })
    .update({
      status: 'broken',
      problem: JSON.stringify(problemOf(error)),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
    });
}
