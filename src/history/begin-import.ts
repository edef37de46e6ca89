import { z } from 'zod';
import type { BeginImport } from '../contract/history.js';
import { beginAt } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

/** The cursor of a first page: none reads from the beginning of the history. */
export const firstCursor = (since: Date | string | null | undefined): string | null =>
  since == null ? null : beginAt(new Date(since));

/**
 * Begins to read a connection's past conversations into the archive; one that was stopped goes on where it stood if the
 * same is wanted, all else reads anew. What is archived already stays and is not stored twice.
 */
export async function beginImport(
  tx: TenantDb,
  connectionId: string,
  { since, most_conversations }: BeginImport,
): Promise<void> {
  const resumed = await tx('history_imports')
    .where({ connection_id: connectionId, most_conversations })
    .whereIn('state', ['stopped', 'running'])
    .whereRaw('since is not distinct from ?::timestamptz', [since ?? null])
    .update({
      state: 'running',
      due_at: tx.raw('app_now()'),
      waits_for: null,
      problem: null,
      failures: 0,
      finished_at: null,
    });
  if (resumed > 0) return;
  const anew = {
    state: 'running',
    since: since ?? null,
    most_conversations,
    cursor: firstCursor(since),
    is_again: false,
    is_limited: false,
    waits_for: null,
    problem: null,
    failures: 0,
    due_at: tx.raw('app_now()'),
    began_at: tx.raw('app_now()'),
    finished_at: null,
  };
  await tx('history_imports')
    .insert({
      tenant_id: tx.raw(`current_setting('app.tenant_id')::uuid`),
      connection_id: connectionId,
      ...anew,
    })
    .onConflict(['tenant_id', 'connection_id'])
    .merge(anew);
}

/** Throws `limit-reached` when as many imports of this tenant run as may at once. */
export async function requireTurn(
  tx: TenantDb,
  connectionId: string,
  { mostHistoryImports: most }: { mostHistoryImports: number },
): Promise<void> {
  // One at a time, so that the count is right.
  await tx('tenants').forNoKeyUpdate().first('id');
  const others: unknown = await tx('history_imports')
    .where({ state: 'running' })
    .whereNot({ connection_id: connectionId })
    .pluck('connection_id');
  const { length: running } = z.array(z.unknown()).parse(others);
  if (running >= most)
    throw new AppError('limit-reached', {
      publicMessage: `A business reads at most ${most} histories at once, and ${running} are being read. Wait until one is done, or stop one.`,
    });
}

/** Stops after the page that is being read; it can go on later. */
export const stopImport = (tx: TenantDb, connectionId: string): Promise<number> =>
  tx('history_imports')
    .where({ connection_id: connectionId, state: 'running' })
    .update({ state: 'stopped', due_at: null, waits_for: null, finished_at: tx.raw('app_now()') });

/** Removes a connection's past conversations, and ends an import of them. */
export async function removeArchive(tx: TenantDb, connectionId: string): Promise<void> {
  await tx('history_imports').where({ connection_id: connectionId }).del();
  await tx('archived_conversations').where({ connection_id: connectionId }).del();
}
