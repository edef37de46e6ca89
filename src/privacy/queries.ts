import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** A row that stands for something of a platform's. */
const Placed = z.object({ id: z.uuid(), connection_id: z.uuid(), external_id: z.string() });
export type Placed = z.infer<typeof Placed>;

const Answer = z.object({ rows: z.array(z.unknown()) });

type Values = readonly (string | string[] | null)[];

export const rowsOf = async (tx: TenantDb, sql: string, values: Values): Promise<unknown[]> =>
  Answer.parse(await tx.raw(sql, values)).rows;

export const placed = async (tx: TenantDb, sql: string, values: Values): Promise<Placed[]> =>
  z.array(Placed).parse(await rowsOf(tx, sql, values));

export const idsOf = async (tx: TenantDb, sql: string, values: Values): Promise<string[]> =>
  z
    .array(z.object({ id: z.uuid() }))
    .parse(await rowsOf(tx, sql, values))
    .map(({ id }) => id);
