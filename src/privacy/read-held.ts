import type { Knex } from 'knex';
import { z } from 'zod';
import { HeldCounts, type HeldTable, heldTables } from '../contract/visitor-data.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import type { Held } from './find-visitor.js';

/** By which column, and which of the ids, the rows of a table are somebody's. */
const belonging = {
  visitors: ['id', 'visitors'],
  conversations: ['id', 'conversations'],
  messages: ['conversation_id', 'conversations'],
  turns: ['conversation_id', 'conversations'],
  deliveries: ['conversation_id', 'conversations'],
  leads: ['id', 'leads'],
  hints: ['id', 'hints'],
  archived_conversations: ['id', 'archived'],
  archived_messages: ['conversation_id', 'archived'],
} as const satisfies Record<HeldTable, readonly [string, keyof Held]>;

const rowsHeld = (tx: TenantDb, held: Held, table: HeldTable): Knex.QueryBuilder => {
  const [column, ids] = belonging[table];
  return tx(table).whereIn(column, held[ids]);
};

const Counted = z.tuple([z.object({ n: z.coerce.number() })]);

/** How many rows of each table are somebody's. */
export async function countHeld(tx: TenantDb, held: Held): Promise<HeldCounts> {
  const counts: Record<string, number> = {};
  for (const table of heldTables)
    counts[table] = Counted.parse(await rowsHeld(tx, held, table).count('* as n'))[0].n;
  return HeldCounts.parse(counts);
}

const sortedBy = {
  ...{ visitors: 'created_at', conversations: 'created_at', messages: 'sent_at', turns: 'created_at' },
  ...{ deliveries: 'created_at', leads: 'created_at', hints: 'created_at' },
  ...{ archived_conversations: 'first_at', archived_messages: 'position' },
} as const satisfies Record<HeldTable, string>;

/** What says nothing of the person: whose installation it is, and what lets somebody in. */
const leftOut = ['tenant_id', 'token_hash'];

/** The rows themselves, oldest first. */
export async function rowsHeldBy(tx: TenantDb, held: Held): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of heldTables) {
    const row = tx.raw('to_jsonb(:table:) - :leftOut::text[] as row', { table, leftOut });
    const rows: unknown = await rowsHeld(tx, held, table).select(row).orderBy(sortedBy[table]);
    found[table] = z
      .array(z.object({ row: z.unknown() }))
      .parse(rows)
      .map((each) => each.row);
  }
  return found;
}
