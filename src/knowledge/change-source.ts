import type { ChangeSource } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { openIndex } from './open-index.js';
import { findPassages, findSource, updateSource, type SourceText } from './queries.js';
import { languageOf, readContent, readTitle } from './read-content.js';
import { viewOf, type SourceView } from './source.js';
import type { PassageDraft } from './split-passages.js';
import { dropPassages, storePassages } from './store-passages.js';

/**
 * Changes what is given. New content or a new title is indexed anew in the caller's transaction, so that a search finds
 * the old source or the new one, never both or half. Throws `not-found`, and `invalid-input` as `createSource` does.
 */
export async function changeSource(
  tx: TenantDb,
  { id, change }: { id: string; change: ChangeSource },
): Promise<SourceView> {
  // Locked before it is read: what another change is just replacing must not be put back.
  const index = await openIndex(tx);
  const source = await findSource(tx, id);
  if (!source) throw new AppError('not-found');

  const title = change.title === undefined ? source.title : readTitle(change.title);
  const { content, language, drafts } = await rewrite(tx, source, change);
  const columns = { id, kind: source.kind, title, content, language, passage_count: drafts.length };
  if (title !== source.title || hasContent(change)) {
    const left = await dropPassages(tx, source, index);
    await storePassages(tx, { id, title }, { index: left, drafts });
  }
  return viewOf(await updateSource(tx, columns));
}

const hasContent = ({ content, entries }: ChangeSource): boolean =>
  content !== undefined || entries !== undefined;

interface Rewritten {
  content: string;
  language: string | null;
  drafts: PassageDraft[];
}

async function rewrite(tx: TenantDb, source: SourceText, change: ChangeSource): Promise<Rewritten> {
  if (!hasContent(change)) {
    const drafts = await findPassages(tx, source.id);
    return { content: source.content, language: change.language ?? source.language, drafts };
  }
  const { content, passages } = readContent(source.kind, change);
  return { content, language: change.language ?? languageOf(content), drafts: passages };
}
