import { z } from 'zod';
import type { SystemDb, TenantDb } from './tenant-db.js';

const Told = z.object({ rows: z.tuple([z.object({ now: z.date() })]) });

/** What time the database has: the one clock that all processes share. */
export async function readNow(tx: TenantDb | SystemDb): Promise<Date> {
  return Told.parse(await tx.raw('select app_now() as now')).rows[0].now;
}
