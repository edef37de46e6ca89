import { z } from 'zod';
import type { FoundPassage } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { ofTenant } from './queries.js';
import { wholeText } from './source.js';

const Rows = z.array(
  z.object({
    ...{ id: z.uuid(), source_id: z.uuid(), title: z.string() },
    ...{ question: z.string().nullable(), text: z.string() },
  }),
);

/** The passages with these ids, in the order in which they were asked for; those that are gone are left out. */
export async function readPassages(tx: TenantDb, ids: readonly string[]): Promise<FoundPassage[]> {
  const rows: unknown = await tx('knowledge_passages as p')
    .join('knowledge_sources as s', (on) => on.on('s.tenant_id', 'p.tenant_id').andOn('s.id', 'p.source_id'))
    .whereRaw(`p.${ofTenant}`)
    .whereIn('p.id', ids)
    .select('p.id', 'p.source_id', 's.title', 'p.question', 'p.text');
  const found = new Map(Rows.parse(rows).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    return [{ passage: { id, text: wholeText(row) }, source: { id: row.source_id, title: row.title } }];
  });
}
