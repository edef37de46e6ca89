import { z } from 'zod';
import { readBackup } from '../backup/read-backup.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';

const Line = z.object({
  tenant_id: z.uuid(),
  fingerprint: z.string(),
  erasure_id: z.uuid(),
  kind: z.string(),
  erased_until: z.iso.datetime({ offset: true }),
});
type Line = z.infer<typeof Line>;

/**
 * Takes over who was erased from another file: a list of erasures, or any later backup. Tenants that are not here are left
 * out. Returns how many notes were new.
 */
export async function loadErasures(file: string, { db }: { db: Pick<Database, 'knex'> }): Promise<number> {
  const lines = await linesOf(file);
  const tenants = z.array(z.uuid()).parse(await asSystem(db, (tx) => tx('tenants').pluck('id')));
  let added = 0;
  for (const tenantId of tenants) {
    const theirs = lines.filter((line) => line.tenant_id === tenantId);
    if (theirs.length > 0) added += await store(tenantId, theirs, db);
  }
  return added;
}

async function linesOf(file: string): Promise<Line[]> {
  const lines: Line[] = [];
  let table = '';
  for await (const part of readBackup(file)) {
    if (part.kind === 'table') table = part.table.table;
    if (part.kind === 'row' && table === 'erasures') lines.push(Line.parse(JSON.parse(part.line)));
  }
  return lines;
}

const store = (tenantId: string, lines: readonly Line[], db: Pick<Database, 'knex'>): Promise<number> =>
  inTenant(db, tenantId, async (tx) => {
    const answer: unknown = await tx.raw(
      `insert into erasures as known (tenant_id, fingerprint, erasure_id, kind, erased_until)
       select tenant_id, fingerprint, erasure_id, kind, erased_until
         from jsonb_to_recordset(?::jsonb)
           as given (tenant_id uuid, fingerprint text, erasure_id uuid, kind text, erased_until timestamptz)
       on conflict (tenant_id, fingerprint) do update set erased_until = excluded.erased_until,
         erasure_id = excluded.erasure_id where known.erased_until < excluded.erased_until
       returning fingerprint`,
      [JSON.stringify(lines)],
    );
    return z.object({ rows: z.array(z.unknown()) }).parse(answer).rows.length;
  });
