import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { currentTenant } from '../platform/database/tenant-table.js';
import { blockOf, numberOf, slotOf, weighTerms, type IndexedText, type TermRow } from './postings.js';
import type { Term } from './terms.js';

/** A passage with its number in the tenant's index. */
export interface NumberedText extends IndexedText {
  number: number;
}

/** Rows of one statement; between two, other work of this process gets its turn. */
const rowsPerStatement = 2_000;

const given = `unnest(?::int[], ?::int[], ?::bytea[]) as given (term, block, postings)`;
/** Row by row through the primary key. A join would be left to a planner that knows nothing of a table just filled. */
const rowsOfGiven = (column: string) => `unnest(?::int[], ?::int[]) as given (term, block)
  cross join lateral (select ${column} from knowledge_terms
    where tenant_id = ${currentTenant} and term = given.term and block = given.block offset 0) as k`;

/** Adds passages to the index. The index is locked by the caller. */
export async function addPostings(tx: TenantDb, passages: readonly NumberedText[]): Promise<void> {
  for (const rows of inParts(collectRows(passages)))
    await putRows(tx, rows, 'knowledge_terms.postings || excluded.postings');
}

/** Takes passages out of the index. They must be as they were when they were added: their words say where to look. */
export async function removePostings(tx: TenantDb, passages: readonly NumberedText[]): Promise<void> {
  const gone = new Set(passages.map(({ number }) => number));
  for (const wanted of inParts(collectRows(passages))) {
    const left = (await findRows(tx, wanted)).map((row) => ({ ...row, postings: without(row, gone) }));
    await putRows(tx, left.filter(hasPostings), 'excluded.postings');
    await tx.raw(
      `delete from knowledge_terms where ctid = any(array(select k.ctid from ${rowsOfGiven('ctid')}))`,
      keysOf(left.filter((row) => !hasPostings(row))),
    );
  }
}

const putRows = (tx: TenantDb, rows: readonly TermRow[], postings: string) =>
  tx.raw(
    `insert into knowledge_terms (tenant_id, term, block, postings)
    select ${currentTenant}, term, block, postings from ${given}
    on conflict (tenant_id, term, block) do update set postings = ${postings}`,
    [...keysOf(rows), rows.map((row) => row.postings)],
  );

export const clearPostings = (tx: TenantDb) =>
  tx('knowledge_terms').whereRaw(`tenant_id = ${currentTenant}`).delete();

/** The rows that these passages alone would make. */
function collectRows(passages: readonly NumberedText[]): TermRow[] {
  const blocks = new Map<number, Map<Term, number[]>>();
  for (const passage of passages) {
    const block = blocks.get(blockOf(passage.number)) ?? new Map<Term, number[]>();
    blocks.set(blockOf(passage.number), block);
    for (const [term, weight] of weighTerms(passage)) {
      const postings = block.get(term);
      if (postings) postings.push(slotOf(passage.number), weight);
      else block.set(term, [slotOf(passage.number), weight]);
    }
  }
  return [...blocks].flatMap(([block, terms]) =>
    [...terms].map(([term, postings]) => ({ term, block, postings: Buffer.from(postings) })),
  );
}

const Row = z.object({ term: z.int(), block: z.int(), postings: z.instanceof(Buffer) });

async function findRows(tx: TenantDb, wanted: readonly TermRow[]): Promise<TermRow[]> {
  const answer: unknown = await tx.raw(
    `select given.term, given.block, k.postings from ${rowsOfGiven('postings')}`,
    keysOf(wanted),
  );
  return z.object({ rows: z.array(Row) }).parse(answer).rows;
}

function without({ block, postings }: TermRow, gone: ReadonlySet<number>): Buffer {
  const kept: number[] = [];
  for (let at = 0; at + 1 < postings.length; at += 2) {
    const [slot = 0, weight = 0] = postings.subarray(at, at + 2);
    if (!gone.has(numberOf(block, slot))) kept.push(slot, weight);
  }
  return Buffer.from(kept);
}

const hasPostings = ({ postings }: TermRow): boolean => postings.length > 0;

const keysOf = (rows: readonly TermRow[]) => [rows.map(({ term }) => term), rows.map(({ block }) => block)];
function* inParts(rows: readonly TermRow[]): Generator<readonly TermRow[]> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) yield rows.slice(at, at + rowsPerStatement);
}
