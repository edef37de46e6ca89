import type { ConnectorError } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

const sentences: Partial<Record<ConnectorError['kind'], string>> = {
  auth: 'The platform refuses the credentials. Give new ones, then check the connection.',
  config: 'The platform refuses the connection’s settings. Correct them, then check the connection.',
};

/**
 * Marks a connection as broken: nothing is sent until it was repaired and checked, and the tenant sees why. What waits to
 * be sent is held, not lost (F-042, F-048).
 */
export async function pauseConnection(
  tx: TenantDb,
  connectionId: string,
  error: ConnectorError,
): Promise<void> {
  const problem = {
    code: error.kind,
    message: sentences[error.kind] ?? 'The platform does not accept what we send.',
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.said === undefined ? {} : { said: error.said }),
    at: new Date().toISOString(),
  };
  await tx('connections')
    .where({ id: connectionId, status: 'live' })
    .update({
      status: 'broken',
      problem: JSON.stringify(problem),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
    });
}
