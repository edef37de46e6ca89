import type { CreateSource } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { openIndex } from './open-index.js';
import { insertSource } from './queries.js';
import { defaultKnowledgeLimits, readHeldKnowledge, requireRoom } from './quota.js';
import { languageOf, readContent, readTitle } from './read-content.js';
import { viewOf, type SourceView } from './source.js';
import { storePassages } from './store-passages.js';

/**
 * Stores a source, cut into passages and indexed, in the caller's transaction: it is found as soon as that is committed,
 * and a failure leaves nothing of it. Throws `invalid-input` for content that is empty or too long, `limit-reached` when the
 * tenant has no room for it.
 */
export async function createSource(
  tx: TenantDb,
  wanted: CreateSource,
  limits = defaultKnowledgeLimits,
): Promise<SourceView> {
  const title = readTitle(wanted.title);
  const { content, passages } = readContent(wanted.kind, wanted);
  const index = await openIndex(tx);
  const before = await readHeldKnowledge(tx);
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
  await requireRoom(tx, limits, before);
  return viewOf(source);
}
