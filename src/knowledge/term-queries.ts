import { z } from 'zod';
import type { CallForTenant, TenantDb } from '../platform/database/tenant-db.js';
import { currentTenant } from '../platform/database/tenant-table.js';
import type { TermRow } from './postings.js';
import { IndexRow, ofTenant, rowsOf } from './queries.js';

const given = `unnest(?::int[], ?::int[], ?::bytea[]) as given (term, block, postings)`;
/** Row by row through the primary key. A join would be left to a planner that knows nothing of a table just filled. */
const rowsOfGiven = (column: string) => `unnest(?::int[], ?::int[]) as given (term, block)
  cross join lateral (select ${column} from knowledge_terms
    where ${ofTenant} and term = given.term and block = given.block offset 0) as k`;

const keysOf = (rows: readonly TermRow[]) => [rows.map(({ term }) => term), rows.map(({ block }) => block)];

/** Stores rows; `extend` adds to what is there, otherwise it is replaced. */
export async function putTermRows(
  tx: TenantDb,
  rows: readonly TermRow[],
  { extend }: { extend: boolean },
): Promise<void> {
  await tx.raw(
    `insert into knowledge_terms (tenant_id, term, block, postings)
    select ${currentTenant}, term, block, postings from ${given}
    on conflict (tenant_id, term, block) do update
    set postings = ${extend ? 'knowledge_terms.postings || ' : ''}excluded.postings`,
    [...keysOf(rows), rows.map(({ postings }) => postings)],
  );
}

const Row = z.object({ term: z.int(), block: z.int(), postings: z.instanceof(Buffer) });

/** The stored rows of the same terms and blocks. */
export async function findTermRows(tx: TenantDb, rows: readonly TermRow[]): Promise<TermRow[]> {
  const answer: unknown = await tx.raw(
    `select given.term, given.block, k.postings from ${rowsOfGiven('postings')}`,
    keysOf(rows),
  );
  return rowsOf(Row, answer);
}

export async function deleteTermRows(tx: TenantDb, rows: readonly TermRow[]): Promise<void> {
  await tx.raw(
    `delete from knowledge_terms where ${ofTenant} and ctid = any(array(select k.ctid from ${rowsOfGiven('ctid')}))`,
    keysOf(rows),
  );
}

export const deleteAllTermRows = (tx: TenantDb) => tx('knowledge_terms').whereRaw(ofTenant).delete();

const FoundTerms = IndexRow.extend({
  rows: z.array(
    z.object({
      term: z.int(),
      block: z.int(),
      postings: z.string().transform((text) => Buffer.from(text, 'base64')),
    }),
  ),
});
export type TermsFound = z.infer<typeof FoundTerms>;

/** The index with its rows for some terms, read at one moment; nothing when the tenant has no knowledge. */
export const findTerms = async (
  call: CallForTenant,
  terms: readonly number[],
): Promise<TermsFound | undefined> =>
  FoundTerms.nullable().parse(await call({ name: 'find_terms', argument: { terms } })) ?? undefined;
