import type { Knex } from 'knex';
import { z } from 'zod';
import { AppError } from '../errors.js';

/** Lists are read by the time of their last change, latest first, and continued after the last row of the page before. */
export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

export interface Page<Row> {
  items: Row[];
  next_cursor: string | null;
}

const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

interface Paged<Row> extends PageRequest {
  /** Columns to order by: a time and the id, as the query names them. */
  timeColumn: string;
  idColumn: string;
  row: z.ZodType<Row>;
}

/** Runs one page of a list; the query selects what `row` parses, without order or limit. */
export async function readPage<Row>(
  tx: Knex.Transaction,
  query: Knex.QueryBuilder,
  paged: Paged<Row>,
): Promise<Page<Row>> {
  const { limit, cursor, timeColumn, idColumn, row } = paged;
  // The time as text keeps its microseconds, which a Date would lose: rows would be skipped or repeated.
  const exact = `to_char(${timeColumn} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const limited = query
    .select(tx.raw(`jsonb_build_array(${exact}, ${idColumn}) as page_cursor`))
    .orderBy([
      { column: timeColumn, order: 'desc' },
      { column: idColumn, order: 'desc' },
    ])
    .limit(limit + 1);
  if (cursor !== undefined)
    limited.whereRaw(`(${timeColumn}, ${idColumn}) < (?::timestamptz, ?::uuid)`, readCursor(cursor));
  const rows: unknown = await limited;
  const items = z.array(row).parse(rows).slice(0, limit);
  const cursors = z.array(z.object({ page_cursor: Cursor })).parse(rows);
  const last = cursors.length > limit ? cursors[limit - 1] : undefined;
  return {
    items,
    next_cursor: last ? Buffer.from(JSON.stringify(last.page_cursor)).toString('base64url') : null,
  };
}

/** The time and the id of the last row that was read. */
export function readCursor(text: string): [string, string] {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw invalidCursor(cause);
  }
}

export const invalidCursor = (cause: unknown): AppError =>
  new AppError('invalid-input', {
    fields: [{ path: 'cursor', message: 'This is not the cursor of a page.' }],
    cause,
  });
