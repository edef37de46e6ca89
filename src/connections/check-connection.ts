import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { BoundConnection } from './connection.js';
import type { ChangeDeps } from './change-connection.js';
import { readable } from './open-connection.js';
import { noteFailure, pauseConnection } from './pause-connection.js';
import { readBound } from './read-bound.js';
import { saveConnected } from './save-connected.js';
import { problemOf, tryConnect } from './try-connect.js';

/** After a check that failed: soon where the platform has trouble, seldom where the tenant has to do something. */
const troubleMinutes = 5;
const brokenMinutes = 6 * 60;

/** Asks the platform whether it still accepts us, repairs what can be repaired, and resumes what was held. */
export async function checkConnection(tenantId: string, id: string, deps: ChangeDeps): Promise<boolean> {
  const bound = await readBound(tenantId, id, deps);
  const { connector, config, state, hookUrl, row } = bound;
  try {
    const connected = await tryConnect({ connector, config, state, hookUrl }, deps);
    await inTenant(deps.db, tenantId, (tx) =>
      saveConnected(tx, { tenantId, id, connector, connected, hookUrl, version: row.version }, deps),
    );
    deps.forget(id);
    await deps.resume(tenantId, id);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw readable(error, connector);
    await storeFailure(bound, error, deps);
    deps.forget(id);
    return false;
  }
}

async function storeFailure(bound: BoundConnection, error: ConnectorError, deps: ChangeDeps): Promise<void> {
  const { tenant_id: tenantId, id, version } = bound.row;
  const needsTenant = error.kind === 'auth' || error.kind === 'config';
  await inTenant(deps.db, tenantId, async (tx) => {
    if (needsTenant && (await pauseConnection(tx, bound, error))) {
      await noteFailure(tx, bound, { source: 'check', error });
      return;
    }
    const minutes = needsTenant ? brokenMinutes : troubleMinutes;
    const changed = await tx('connections')
      .where({ id, version })
      .update({
        problem: JSON.stringify(problemOf(error, bound.connector)),
        check_due_at: tx.raw('app_now() + make_interval(mins => ?)', [minutes]),
        version: tx.raw('version + 1'),
      });
    if (changed > 0) await noteFailure(tx, bound, { source: 'check', error });
  });
}
