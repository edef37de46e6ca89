import type { Knex } from 'knex';
import { z } from 'zod';
import { SourceKind } from '../contract/knowledge.js';
import type { CallForTenant, TenantDb } from '../platform/database/tenant-db.js';
import { currentTenant } from '../platform/database/tenant-table.js';
import { SourceRow, sourceColumns } from './source.js';

/** Row-level security sees to the tenant; each query names it as well, so that an index leads to the tenant's rows alone. */
export const ofTenant = `tenant_id = ${currentTenant}`;

export const rowsOf = <Row>(row: z.ZodType<Row>, answer: unknown): Row[] =>
  z.object({ rows: z.array(row) }).parse(answer).rows;

export const IndexRow = z.object({ passage_count: z.int(), format: z.int() });
export type IndexRow = z.infer<typeof IndexRow>;

/** The tenant's index, made if need be and locked: changes to one tenant's knowledge happen one after the other. */
export async function lockIndex(tx: TenantDb, format: number): Promise<IndexRow | undefined> {
  await tx.raw(
    `insert into knowledge_indexes (tenant_id, format) values (${currentTenant}, ?) on conflict do nothing`,
    [format],
  );
  const answer: unknown = await tx.raw(
    `select passage_count, format from knowledge_indexes where ${ofTenant} for update`,
  );
  return rowsOf(IndexRow, answer)[0];
}

export const updateIndex = (tx: TenantDb, index: IndexRow) =>
  tx('knowledge_indexes').whereRaw(ofTenant).update(index);

/** Sources without order and limit; those whose title contains a text, in any case. */
export function querySources(
  tx: TenantDb,
  { kind, title }: { kind?: SourceKind | undefined; title?: string | undefined },
): Knex.QueryBuilder {
  const query = tx('knowledge_sources').whereRaw(ofTenant).select(sourceColumns);
  if (kind !== undefined) void query.where({ kind });
  if (title !== undefined) void query.whereRaw('strpos(lower(title), lower(?)) > 0', [title]);
  return query;
}

export const SourceText = SourceRow.extend({ content: z.string() });
export type SourceText = z.infer<typeof SourceText>;

export async function findSource(tx: TenantDb, id: string): Promise<SourceText | undefined> {
  const rows: unknown = await tx('knowledge_sources')
    .whereRaw(ofTenant)
    .where({ id })
    .select(...sourceColumns, 'content');
  return z.array(SourceText).parse(rows)[0];
}

export type NewSource = Omit<SourceText, 'created_at' | 'updated_at'>;

export async function insertSource(tx: TenantDb, source: NewSource): Promise<SourceRow> {
  const rows: unknown = await tx('knowledge_sources')
    .insert({ tenant_id: tx.raw(currentTenant), ...source })
    .returning(sourceColumns);
  return z.tuple([SourceRow]).parse(rows)[0];
}

export async function updateSource(tx: TenantDb, { id, ...columns }: NewSource): Promise<SourceRow> {
  const rows: unknown = await tx('knowledge_sources')
    .whereRaw(ofTenant)
    .where({ id })
    .update({ ...columns, updated_at: tx.raw('app_now()') })
    .returning(sourceColumns);
  return z.tuple([SourceRow]).parse(rows)[0];
}

export const deleteSourceRow = (tx: TenantDb, id: string) =>
  tx('knowledge_sources').whereRaw(ofTenant).where({ id }).delete();

export const PassageRow = z.object({
  id: z.uuid(),
  number: z.int(),
  ordinal: z.int(),
  heading: z.string(),
  question: z.string().nullable(),
  text: z.string(),
});
export type PassageRow = z.infer<typeof PassageRow>;

export async function findPassages(tx: TenantDb, sourceId: string): Promise<PassageRow[]> {
  const rows: unknown = await tx('knowledge_passages')
    .whereRaw(ofTenant)
    .where({ source_id: sourceId })
    .orderBy('ordinal')
    .select(Object.keys(PassageRow.shape));
  return z.array(PassageRow).parse(rows);
}

export const insertPassages = (tx: TenantDb, sourceId: string, passages: readonly PassageRow[]) =>
  tx.batchInsert(
    'knowledge_passages',
    passages.map((passage) => ({ tenant_id: tx.raw(currentTenant), source_id: sourceId, ...passage })),
    500,
  );

export const deletePassages = (tx: TenantDb, sourceId: string) =>
  tx('knowledge_passages').whereRaw(ofTenant).where({ source_id: sourceId }).delete();

/** The lowest passage numbers that nobody has. Of `taken + wanted` numbers at least `wanted` are free. */
export async function findFreeNumbers(
  tx: TenantDb,
  { taken, wanted }: { taken: number; wanted: number },
): Promise<number[]> {
  const answer: unknown = await tx.raw(
    `select generate_series(0, ?::int - 1) as number except select number from knowledge_passages where ${ofTenant}
    order by 1 limit ?`,
    [taken + wanted, wanted],
  );
  return rowsOf(z.object({ number: z.int() }), answer).map(({ number }) => number);
}

const NumberedText = z.object({
  number: z.int(),
  source_title: z.string(),
  heading: z.string(),
  question: z.string().nullable(),
  text: z.string(),
});
export type NumberedText = z.infer<typeof NumberedText>;

/** Passages in order of their numbers, for building the index anew. */
export async function findPassagesFrom(
  tx: TenantDb,
  { number, limit }: { number: number; limit: number },
): Promise<NumberedText[]> {
  const answer: unknown = await tx.raw(
    `select p.number, s.title as source_title, p.heading, p.question, p.text from knowledge_passages p
    join knowledge_sources s on s.tenant_id = p.tenant_id and s.id = p.source_id
    where p.${ofTenant} and p.number >= ? order by p.number limit ?`,
    [number, limit],
  );
  return rowsOf(NumberedText, answer);
}

const FoundRow = NumberedText.extend({
  passage_id: z.uuid(),
  source_id: z.uuid(),
  source_kind: SourceKind,
  source_language: z.string().nullable(),
  ordinal: z.int(),
  opening: z.string(),
});
export type FoundRow = z.infer<typeof FoundRow>;

/** Passages by their numbers, with how their sources begin. */
export const findByNumbers = async (
  call: CallForTenant,
  { numbers, openingLength }: { numbers: readonly number[]; openingLength: number },
): Promise<FoundRow[]> =>
  z
    .array(FoundRow)
    .parse(await call({ name: 'find_passages', argument: { numbers, opening_length: openingLength } }));

const SmallRow = FoundRow.omit({ number: true, source_language: true, opening: true });

/** All passages of a knowledge within these limits (of length in characters); none of a larger one. */
export const findSmallKnowledge = async (
  call: CallForTenant,
  limits: { max_sources: number; max_passages: number; max_length: number },
): Promise<z.infer<typeof SmallRow>[]> =>
  z.array(SmallRow).parse(await call({ name: 'find_small_knowledge', argument: limits }));
