import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';

const Entry = z.object({ seq: z.number(), hash: z.string() });

/** What is no longer kept of a tenant's audit log. */
export interface AuditCut {
  tenantId: string;
  /** Entries older than so many days; all of them where absent. */
  days?: number;
  /** Most entries that are taken. */
  batch: number;
}

/**
 * Takes the oldest entries off a chain and notes where it begins from now on, so that what remains can still be verified.
 * Answers with how many were taken.
 */
export async function cutAudit(tx: SystemDb, { tenantId, days, batch }: AuditCut): Promise<number> {
  await tx.raw(`select set_config('app.audit_cut', 'on', true)`);
  await tx('audit_heads').where({ chain: tenantId }).forUpdate().first('chain');
  const oldest = tx('audit_entries').where({ tenant_id: tenantId }).orderBy('seq').limit(batch);
  if (days !== undefined) oldest.whereRaw('at < app_now() - make_interval(days => ?)', [days]);
  const last = z
    .array(Entry)
    .parse(await oldest.select('seq', 'hash'))
    .at(-1);
  if (!last) return 0;
  const taken = await tx('audit_entries').where({ tenant_id: tenantId }).where('seq', '<=', last.seq).del();
  await tx('audit_heads').where({ chain: tenantId }).update({ cut_seq: last.seq, cut_hash: last.hash });
  return taken;
}
