import type { SourceQuery } from '../contract/knowledge.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { querySources } from './queries.js';
import { SourceRow, viewOf, type SourceView } from './source.js';

/** The tenant's sources, the last changed first. None is ever `failed`: what cannot be indexed is not stored. */
export async function listSources(
  tx: TenantDb,
  { kind, status, q, ...page }: SourceQuery,
): Promise<Page<SourceView>> {
  if (status === 'failed') return { items: [], next_cursor: null };
  const query = querySources(tx, { kind, title: q });
  const { items, next_cursor } = await readPage(tx, query, {
    ...page,
    timeColumn: 'updated_at',
    idColumn: 'id',
    row: SourceRow,
  });
  return { items: items.map(viewOf), next_cursor };
}
