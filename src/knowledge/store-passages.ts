import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import {
  deletePassages,
  findFreeNumbers,
  findPassages,
  insertPassages,
  updateIndex,
  type IndexRow,
  type PassageRow,
} from './queries.js';
import type { SourceRow } from './source.js';
import type { PassageDraft } from './split-passages.js';
import { addPostings, removePostings } from './write-index.js';

/** Stores a source's passages and indexes them; the index is open. */
export async function storePassages(
  tx: TenantDb,
  source: Pick<SourceRow, 'id' | 'title'>,
  { index, drafts }: { index: IndexRow; drafts: readonly PassageDraft[] },
): Promise<void> {
  const passageCount = index.passage_count + drafts.length;
  const numbers = await findFreeNumbers(tx, { taken: index.passage_count, wanted: drafts.length });
  const passages = drafts.flatMap((draft, ordinal) => {
    const number = numbers[ordinal];
    return number === undefined ? [] : [{ id: newId(), number, ordinal, ...draft }];
  });
  await insertPassages(tx, source.id, passages);
  await addPostings(tx, underTitle(passages, source.title));
  await updateIndex(tx, { ...index, passage_count: passageCount });
}

/** Indexes a source's passages under a new title; the index is open. */
export async function retitlePassages(
  tx: TenantDb,
  source: Pick<SourceRow, 'id' | 'title'>,
  title: string,
): Promise<void> {
  const passages = await findPassages(tx, source.id);
  await removePostings(tx, underTitle(passages, source.title));
  await addPostings(tx, underTitle(passages, title));
}

const underTitle = (passages: readonly PassageRow[], title: string) =>
  passages.map((passage) => ({ ...passage, source_title: title }));

/** Takes a source's passages out of the index and deletes them; the index is open. Returns the index as it is then. */
export async function dropPassages(
  tx: TenantDb,
  source: Pick<SourceRow, 'id' | 'title'>,
  index: IndexRow,
): Promise<IndexRow> {
  const passages = await findPassages(tx, source.id);
  await removePostings(tx, underTitle(passages, source.title));
  await deletePassages(tx, source.id);
  const left = { ...index, passage_count: index.passage_count - passages.length };
  await updateIndex(tx, left);
  return left;
}
