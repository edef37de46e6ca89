import type { SourceKind } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { openIndex } from './open-index.js';
import { readContent } from './read-content.js';
import { storePassages } from './store-passages.js';

export interface StoredSource {
  id: string;
  kind: SourceKind;
  title: string;
  content: string;
}

/** Cuts a source that is stored already into passages and indexes them. Throws `invalid-input` beyond the limits. */
export async function indexSource(tx: TenantDb, { kind, content, ...source }: StoredSource): Promise<void> {
  const { passages } = readContent(kind, { content });
  await storePassages(tx, source, { index: await openIndex(tx), drafts: passages });
  await tx('knowledge_sources').where({ id: source.id }).update({ passage_count: passages.length });
}
