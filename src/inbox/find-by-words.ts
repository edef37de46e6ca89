import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { queryOf, typedWords } from './conversation-words.js';
import { readMark } from './keep-words.js';

/** What a search found: the conversations themselves, and more than `mostFound` by the query that fits them. */
export interface FoundByWords {
  ids: string[];
  query: string | undefined;
}

export interface FindDeps {
  db: Pick<Database, 'knex'>;
  /** Of more, a page of the latest is soon found by looking at one after the other. */
  mostFound?: number;
}

/** Recent ones that are looked through for themselves. */
const mostRecent = 5_000;

/**
 * The conversations in which every word of a search begins a word of a message or of the visitor's name, address or number.
 * Ids alone are read across the wall between tenants, and this tenant's only; the list itself is read behind it.
 */
export async function findByWords(
  tenantId: string,
  asked: string,
  { db, mostFound = 2_000 }: FindDeps,
): Promise<FoundByWords> {
  const query = queryOf(tenantId, asked);
  if (query === undefined) return { ids: [], query: undefined };
  const kept = z.array(z.uuid()).parse(
    await asSystem(db, (tx) =>
      tx('conversation_words')
        .where({ tenant_id: tenantId })
        .whereRaw('words @@ ?::tsquery', [query])
        .limit(mostFound + 1)
        .pluck('conversation_id'),
    ),
  );
  const recent = await inTenant(db, tenantId, (tx) => readRecent(tx, typedWords(asked)));
  return kept.length > mostFound ? { ids: recent, query } : { ids: [...kept, ...recent], query: undefined };
}

/** What changed after words were last kept is read itself. */
async function readRecent(tx: TenantDb, words: readonly string[]): Promise<string[]> {
  const mark = await readMark(tx);
  const found = tx('conversations as c')
    .join('visitors as v', 'v.id', 'c.visitor_id')
    .whereRaw('(c.updated_at, c.id) > (?::timestamptz, ?::uuid)', [mark.changed_at, mark.conversation_id])
    .limit(mostRecent);
  for (const word of words) {
    const pattern = `%${word}%`;
    found.where((either) => {
      either
        .whereILike('v.name', pattern)
        .orWhereILike('v.email', pattern)
        .orWhereILike('v.phone', pattern)
        .orWhereRaw(
          `exists (select from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
             and m.deleted_at is null and m.text ilike ?)`,
          [pattern],
        );
    });
  }
  return z.array(z.uuid()).parse(await found.pluck('c.id'));
}
