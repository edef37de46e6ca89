import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import {
  type BindDeps,
  bindConnection,
  type BoundConnection,
  type ConnectionRow,
  type OpenedConnection,
  openRow,
} from './connection.js';
import { findById } from './queries.js';

type ReadDeps = BindDeps & { db: Pick<Database, 'knex'> };

/** The connection as it stands now, opened. Throws `not-found` for another tenant's as for a missing one. */
export const readBound = async (tenantId: string, id: string, deps: ReadDeps): Promise<BoundConnection> =>
  bindConnection(await readRow(tenantId, id, deps), deps);

/** The same, also where its secrets are missing. */
export const readOpened = async (tenantId: string, id: string, deps: ReadDeps): Promise<OpenedConnection> =>
  openRow(await readRow(tenantId, id, deps), deps);

async function readRow(tenantId: string, id: string, deps: ReadDeps): Promise<ConnectionRow> {
  const row = await inTenant(deps.db, tenantId, (tx) => findById(tx, id));
  if (!row) throw new AppError('not-found');
  return row;
}
