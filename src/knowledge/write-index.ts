import type { TenantDb } from '../platform/database/tenant-db.js';
import { blockOf, numberOf, slotOf, weighTerms, type TermRow } from './postings.js';
import type { NumberedText } from './queries.js';
import { deleteTermRows, findTermRows, putTermRows } from './term-queries.js';
import type { Term } from './terms.js';

/** Rows of one statement; between two, other work of this process gets its turn. */
const rowsPerStatement = 2_000;

/** Adds passages to the index. The index is locked by the caller. */
export async function addPostings(tx: TenantDb, passages: readonly NumberedText[]): Promise<void> {
  for (const rows of inParts(collectRows(passages))) await putTermRows(tx, rows, { extend: true });
}

/** Takes passages out of the index. They must be as they were when they were added: their words say where to look. */
export async function removePostings(tx: TenantDb, passages: readonly NumberedText[]): Promise<void> {
  const gone = new Set(passages.map(({ number }) => number));
  for (const rows of inParts(collectRows(passages))) {
    const stored = await findTermRows(tx, rows);
    const left = stored.map((row) => ({ ...row, postings: without(row, gone) }));
    await putTermRows(
      tx,
      left.filter(({ postings }) => postings.length > 0),
      { extend: false },
    );
    await deleteTermRows(
      tx,
      left.filter(({ postings }) => postings.length === 0),
    );
  }
}

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

function without({ block, postings }: TermRow, gone: ReadonlySet<number>): Buffer {
  const kept: number[] = [];
  for (let at = 0; at + 1 < postings.length; at += 2) {
    const [slot = 0, weight = 0] = postings.subarray(at, at + 2);
    if (!gone.has(numberOf(block, slot))) kept.push(slot, weight);
  }
  return Buffer.from(kept);
}

function* inParts(rows: readonly TermRow[]): Generator<readonly TermRow[]> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) yield rows.slice(at, at + rowsPerStatement);
}
