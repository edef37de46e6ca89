import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { openIndex } from './open-index.js';
import { deleteSourceRow, findSource } from './queries.js';
import { dropPassages } from './store-passages.js';

/** Deletes a source with its passages and every trace of its words in the index. Throws `not-found`. */
export async function deleteSource(tx: TenantDb, id: string): Promise<void> {
  const index = await openIndex(tx);
  const source = await findSource(tx, id);
  if (!source) throw new AppError('not-found');
  await dropPassages(tx, source, index);
  await deleteSourceRow(tx, id);
}
