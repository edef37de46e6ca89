import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** Days of a tenant, as 2026-05-04: from `since` on, up to but without `before`. */
export interface Span {
  since: string;
  before: string;
}

const dayMs = 86_400_000;

/** The calendar day so many days later; days have no time zone, so each is 24 hours here. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

const Today = z.object({ rows: z.tuple([z.object({ today: z.string() })]) });

/** The day that it is for the tenant now, on the database's clock. */
export async function readToday(tx: TenantDb, timeZone: string): Promise<string> {
  const answer: unknown = await tx.raw(`select (app_now() at time zone ?)::date::text as today`, [timeZone]);
  return Today.parse(answer).rows[0].today;
}
