import type { ChangeSource } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { openIndex } from './open-index.js';
import { findSource, updateSource, type IndexRow, type SourceText } from './queries.js';
import { defaultKnowledgeLimits, readHeldKnowledge, requireRoom } from './quota.js';
import { languageOf, readContent, readTitle } from './read-content.js';
import { viewOf, type SourceView } from './source.js';
import { dropPassages, retitlePassages, storePassages } from './store-passages.js';

/**
 * Changes what is given. New content or a new title is indexed anew in the caller's transaction, so that a search finds
 * the old source or the new one, never both or half. Throws `not-found`, and as `createSource` does.
 */
export async function changeSource(
  tx: TenantDb,
  { id, change }: { id: string; change: ChangeSource },
  limits = defaultKnowledgeLimits,
): Promise<SourceView> {
  // Locked before it is read: what another change is just replacing must not be put back.
  const index = await openIndex(tx);
  const source = await findSource(tx, id);
  if (!source) throw new AppError('not-found');
  const before = await readHeldKnowledge(tx);

  const { kind, content, passage_count } = source;
  const title = change.title === undefined ? source.title : readTitle(change.title);
  const language = change.language ?? source.language;
  const hasContent = change.content !== undefined || change.entries !== undefined;
  const text = hasContent
    ? await rewrite(tx, { source, title, index }, change)
    : { content, passage_count, language };
  if (!hasContent && title !== source.title) await retitlePassages(tx, source, title);
  const changed = await updateSource(tx, { id, kind, title, ...text });
  await requireRoom(tx, limits, before);
  return viewOf(changed);
}

async function rewrite(
  tx: TenantDb,
  { source, title, index }: { source: SourceText; title: string; index: IndexRow },
  change: ChangeSource,
): Promise<Pick<SourceText, 'content' | 'passage_count' | 'language'>> {
  const { content, passages } = readContent(source.kind, change);
  const left = await dropPassages(tx, source, index);
  await storePassages(tx, { id: source.id, title }, { index: left, drafts: passages });
  return {
    content,
    passage_count: passages.length,
    language: change.language ?? (await languageOf(content)),
  };
}
