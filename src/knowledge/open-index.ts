import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { lockIndex, type IndexRow } from './queries.js';
import { buildIndex } from './rebuild-index.js';
import { indexFormat } from './terms.js';

/**
 * Locks the tenant's index for a change. One that an older version of the program wrote is built anew first; one that a
 * newer version wrote is left alone (`unavailable`), which happens only while an installation is being updated.
 */
export async function openIndex(tx: TenantDb): Promise<IndexRow> {
  const index = await lockIndex(tx, indexFormat);
  if (!index || index.format > indexFormat)
    throw new AppError('unavailable', { details: { index, indexFormat } });
  return index.format < indexFormat ? buildIndex(tx) : index;
}
