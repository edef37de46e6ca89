import type { Knex } from 'knex';
import { z } from 'zod';
import { AuditEntry, type AuditExportQuery, type AuditQuery } from '../contract/audit.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';

/** Which log: the tenant's whose transaction it is, or the installation's own. */
type Log = { tx: TenantDb; table: 'audit_entries' } | { tx: SystemDb; table: 'installation_audit_entries' };

export const ofTenant = (tx: TenantDb): Log => ({ tx, table: 'audit_entries' });
export const ofInstallation = (tx: SystemDb): Log => ({ tx, table: 'installation_audit_entries' });

function rows({ tx, table }: Log, filters: AuditExportQuery): Knex.QueryBuilder {
  const found = tx(table).select('id', 'seq', 'at', 'action', 'details', 'hash', {
    actor: tx.raw(`jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name)`),
    subject: tx.raw(
      `case when subject_id is not null then jsonb_build_object('kind', subject_kind, 'id', subject_id) end`,
    ),
  });
  const { action, actor, subject_kind, subject_id, from, to } = filters;
  if (action !== undefined) found.whereRaw('starts_with(action, ?)', [action]);
  if (actor !== undefined) found.where({ actor_id: actor });
  if (subject_kind !== undefined) found.where({ subject_kind });
  if (subject_id !== undefined) found.where({ subject_id });
  if (from !== undefined) found.where('at', '>=', from);
  if (to !== undefined) found.where('at', '<', to);
  return found;
}

/** One page of a log, the newest first. */
export const listAudit = (log: Log, { limit, cursor, ...filters }: AuditQuery): Promise<Page<AuditEntry>> =>
  readPage(log.tx, rows(log, filters), {
    ...{ limit, cursor, timeColumn: 'at', idColumn: 'id' },
    row: AuditEntry,
  });

/** Entries that are read at a time. */
const batch = 1_000;

/** Up to a thousand entries of a log, the newest first, all of them before the number `before`. */
export const readBefore = async (
  log: Log,
  filters: AuditExportQuery,
  before: number | undefined,
): Promise<AuditEntry[]> => {
  const wanted = rows(log, filters).orderBy('seq', 'desc').limit(batch);
  if (before !== undefined) wanted.where('seq', '<', before);
  return z.array(AuditEntry).parse(await wanted);
};

/** A log as long as it is, in pieces that each are a transaction of their own: no reader holds one open. */
export async function* readPieces(
  read: (before: number | undefined) => Promise<AuditEntry[]>,
): AsyncGenerator<AuditEntry[]> {
  let before: number | undefined;
  for (;;) {
    const piece = await read(before);
    yield piece;
    if (piece.length < batch) return;
    before = piece.at(-1)?.seq;
  }
}
