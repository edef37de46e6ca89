import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { findPassagesFrom, lockIndex, updateIndex, type IndexRow } from './queries.js';
import { blockSize } from './postings.js';
import { indexFormat } from './terms.js';
import { addPostings, clearPostings } from './write-index.js';

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

/** Builds the tenant's index anew from the stored passages. */
export async function rebuildIndex(tx: TenantDb): Promise<void> {
  await lockIndex(tx, indexFormat);
  await buildIndex(tx);
}

async function buildIndex(tx: TenantDb): Promise<IndexRow> {
  await clearPostings(tx);
  let passageCount = 0;
  for (let number = 0; ;) {
    const passages = await findPassagesFrom(tx, { number, limit: blockSize });
    const last = passages.at(-1);
    if (!last) break;
    await addPostings(tx, passages);
    passageCount += passages.length;
    number = last.number + 1;
  }
  const index = { passage_count: passageCount, format: indexFormat };
  await updateIndex(tx, index);
  return index;
}
