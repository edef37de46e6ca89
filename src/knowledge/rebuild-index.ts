import type { TenantDb } from '../platform/database/tenant-db.js';
import { blockSize } from './postings.js';
import { findPassagesFrom, lockIndex, updateIndex, type IndexRow } from './queries.js';
import { deleteAllTermRows } from './term-queries.js';
import { indexFormat } from './terms.js';
import { addPostings } from './write-index.js';

/** Builds the tenant's index anew from the stored passages. Needed after a new `indexFormat`, and then done by itself. */
export async function rebuildIndex(tx: TenantDb): Promise<void> {
  await lockIndex(tx, indexFormat);
  await buildIndex(tx);
}

/** The same for an index that is locked. */
export async function buildIndex(tx: TenantDb): Promise<IndexRow> {
  await deleteAllTermRows(tx);
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
