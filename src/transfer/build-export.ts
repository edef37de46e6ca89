import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { type Kind, kinds } from './kinds.js';

/** What one step reads at most: so many records, and no further one once there are so many characters. */
const mostRows = 500;
const enoughCharacters = 1_000_000;
/** How long a finished archive can be downloaded. */
const keptHours = 72;

const Claimed = z.object({ kind: z.string().nullable(), cursor: z.unknown() });

/**
 * Stores the next piece of an export and moves behind it, both or neither, so an export that was interrupted goes on where
 * it was. What points to others is read before them: what somebody adds meanwhile never points to a record that is not
 * there. Answers whether there is more to do.
 */
export const buildPiece = (
  tenantId: string,
  id: string,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<boolean> =>
  inTenant(db, tenantId, async (tx) => {
    const row: unknown = await tx('transfers')
      .where({ id, state: 'building' })
      .forUpdate()
      .first('kind', 'cursor');
    const claimed = Claimed.optional().parse(row);
    if (!claimed) return false;
    const at =
      claimed.kind === null ? kinds.length - 1 : kinds.findIndex(({ name }) => name === claimed.kind);
    const kind = kinds[at];
    if (!kind) throw new Error(`a kind of record that is not known: ${String(claimed.kind)}`);
    const piece = await readPiece(tx, kind, claimed.cursor ?? null);
    await storePiece(tx, { id, kind, piece });
    const isLast = piece.next === undefined && at === 0;
    await tx('transfers')
      .where({ id })
      .update({
        ...(piece.next === undefined
          ? { kind: kinds[at - 1]?.name ?? null, cursor: null }
          : { kind: kind.name, cursor: JSON.stringify(piece.next) }),
        ...(isLast ? finished(tx) : {}),
        ...{ failures: 0 },
      });
    return !isLast;
  });

const finished = (tx: TenantDb) => ({
  ...{ state: 'done', finished_at: tx.raw('app_now()') },
  expires_at: tx.raw('app_now() + make_interval(hours => ?)', [keptHours]),
});

interface Piece {
  text: string;
  rows: number;
  /** The key of its last record; absent where there are no more. */
  next: unknown;
}

const Lines = z.object({
  rows: z.array(z.object({ line: z.string(), key: z.unknown(), is_cut: z.boolean() })),
});

async function readPiece(tx: TenantDb, kind: Kind, cursor: unknown): Promise<Piece> {
  const { table, columns, key, told = {}, where = 'true' } = kind;
  const json = columns.map((name) => `'${name}', ${told[name] ?? `r.${name}`}`).join(', ');
  const keyJson = key.map((name) => `'${name}', r.${name}`).join(', ');
  const order = key.map((name) => `r.${name}`).join(', ');
  const after = key.map((name) => `c.${name}`).join(', ');
  const answer: unknown = await tx.raw(
    `with found as (
       select json_build_object(${json})::text as line, jsonb_build_object(${keyJson}) as key,
         row_number() over (order by ${order}) as place
       from ${table} r where ${where} and (?::jsonb is null
         or (${order}) > (select ${after} from jsonb_populate_record(null::${table}, ?::jsonb) c))
       order by ${order} limit ${mostRows + 1}
     ), summed as (
       select *, sum(length(line)) over (order by place) - length(line) as before from found
     )
     select line, key, (select count(*) from found) > place as is_cut from summed
     where place <= ${mostRows} and before < ${enoughCharacters} order by place`,
    [cursor === null ? null : JSON.stringify(cursor), cursor === null ? null : JSON.stringify(cursor)],
  );
  const { rows } = Lines.parse(answer);
  const last = rows.at(-1);
  return {
    text: rows.map(({ line }) => `${line}\n`).join(''),
    rows: rows.length,
    next: last?.is_cut === true ? last.key : undefined,
  };
}

async function storePiece(
  tx: TenantDb,
  { id, kind, piece }: { id: string; kind: Kind; piece: Piece },
): Promise<void> {
  if (piece.rows === 0) return;
  const bytes = Buffer.from(piece.text);
  const own = { transfer_id: id, kind: kind.name };
  await tx('transfer_parts').insert({
    ...{ ...own, tenant_id: tx.raw(`current_setting('app.tenant_id')::uuid`), row_count: piece.rows, bytes },
    number: tx('transfer_parts').where(own).select(tx.raw('count(*)::int')),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  await tx('transfers')
    .where({ id })
    .update({
      row_count: tx.raw('row_count + ?', [piece.rows]),
      byte_count: tx.raw('byte_count + ?', [bytes.length]),
    });
}
