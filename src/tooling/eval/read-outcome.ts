import { z } from 'zod';
import { inTenant, type TenantDb } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import type { Played } from './scenario.js';

/** What a scenario left in the tenant's records. */
export const readOutcome = (
  db: Pick<Database, 'knex'>,
  tenantId: string,
  startMs: number,
): Promise<Pick<Played, 'handover' | 'lead'>> =>
  inTenant(db, tenantId, async (tx) => ({
    handover: await readHandovers(tx, startMs),
    lead: await readLead(tx),
  }));

async function readHandovers(tx: TenantDb, startMs: number): Promise<{ t: number }[]> {
  const rows: unknown = await tx('turns')
    .where({ decision: 'hand-over' })
    .orderBy('created_at')
    .select('created_at');
  return z
    .array(z.object({ created_at: z.date() }))
    .parse(rows)
    .map(({ created_at }) => ({ t: created_at.getTime() - startMs }));
}

const Lead = z
  .object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
  .optional();

/** The record that was filled in last: a visitor who ends up as two records has been lost sight of. */
async function readLead(tx: TenantDb): Promise<Played['lead']> {
  const row: unknown = await tx('leads')
    .whereNull('merged_into')
    .orderBy('updated_at', 'desc')
    .first('name', 'email', 'phone');
  const lead = Lead.parse(row);
  const email = lead?.email ?? null;
  const phone = lead?.phone ?? null;
  return {
    emails: email === null ? [] : [email],
    phones_e164: phone === null ? [] : [phone],
    name: lead?.name ?? null,
    primary_email: email,
  };
}
