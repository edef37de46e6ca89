import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { type BindDeps, bindConnection, type BoundConnection } from './connection.js';
import { findById } from './queries.js';

/** The connection as it stands now, opened. Throws `not-found` for another tenant's as for a missing one. */
export async function readBound(
  tenantId: string,
  id: string,
  deps: BindDeps & { db: Pick<Database, 'knex'> },
): Promise<BoundConnection> {
  const row = await inTenant(deps.db, tenantId, (tx) => findById(tx, id));
  if (!row) throw new AppError('not-found');
  return bindConnection(row, deps);
}
