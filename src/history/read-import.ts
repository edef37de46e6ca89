import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

/** The parts of an import's row that its view shows as they are. */
const ImportRow = z.looseObject({ state: z.string() });

const never = {
  ...{ state: 'never', since: null, most_conversations: null, is_limited: false, waits_for: null },
  ...{ problem: null, next_at: null, began_at: null, finished_at: null },
};

const counts = `select count(*)::int as conversations, coalesce(sum(message_count), 0)::int as messages,
  min(first_at) as oldest_at from archived_conversations where connection_id = ?`;

/** How far an import has come. Throws `not-found` for another tenant's connection as for a missing one. */
export async function readImport(tx: TenantDb, connectionId: string) {
  await requireConnection(tx, connectionId);
  const row: unknown = await tx('history_imports')
    .where({ connection_id: connectionId })
    .first('*', 'due_at as next_at');
  const archive = z.object({ rows: z.tuple([z.looseObject({})]) }).parse(await tx.raw(counts, [connectionId]))
    .rows[0];
  return { ...never, ...ImportRow.optional().parse(row), ...archive };
}

/** The connector of a connection that is not removed. */
export async function requireConnection(tx: TenantDb, id: string): Promise<string> {
  const row: unknown = await tx('connections').where({ id }).whereNull('removed_at').first('connector');
  const found = z.object({ connector: z.string() }).optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found.connector;
}
