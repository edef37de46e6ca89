import type { CreateSource } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { openIndex } from './open-index.js';
import { countSources, insertSource } from './queries.js';
import { languageOf, readContent, readTitle } from './read-content.js';
import { maxSources, refuse, viewOf, type SourceView } from './source.js';
import { storePassages } from './store-passages.js';

/**
 * Stores a source, cut into passages and indexed, in the caller's transaction: it is found as soon as that is committed,
 * and a failure leaves nothing of it. Throws `invalid-input` for content that is empty or beyond the limits.
 */
export async function createSource(tx: TenantDb, wanted: CreateSource): Promise<SourceView> {
  const title = readTitle(wanted.title);
  const { content, passages } = readContent(wanted.kind, wanted);
  const index = await openIndex(tx);
  if ((await countSources(tx)) >= maxSources)
    throw refuse('', `There are ${maxSources} sources already. Delete one first.`);
  const language = wanted.language ?? (await languageOf(content));
  const columns = {
    id: newId(),
    kind: wanted.kind,
    title,
    content,
    language,
    passage_count: passages.length,
  };
  const source = await insertSource(tx, columns);
  await storePassages(tx, source, { index, drafts: passages });
  return viewOf(source);
}
