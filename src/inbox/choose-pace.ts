import type { Knex } from 'knex';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { hooksWorkSql, isActiveSql, type Pace, paceOf, secondsLeftSql } from '../connections/reading-pace.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

const Facts = z.object({ hooksWork: z.boolean(), isActive: z.boolean(), secondsLeft: z.number() });

/** How soon a connection's history is to be read again, by how its webhooks and visitors behave. */
export async function choosePace(
  tx: TenantDb,
  { bound, spent, calls }: { bound: BoundConnection; spent: number; calls: number },
): Promise<Pace> {
  const row: unknown = await tx('connections as c')
    .where('c.id', bound.row.id)
    .first(
      tx.raw(`${hooksWorkSql} as "hooksWork"`),
      tx.raw(`${isActiveSql} as "isActive"`),
      tx.raw(`${secondsLeftSql} as "secondsLeft"`),
    );
  return paceOf({
    ...Facts.parse(row),
    ...{ callsPerDay: bound.traits.callsPerDay, spent, callsPerReading: calls },
  });
}

export const inSeconds = (tx: TenantDb, seconds: number): Knex.Raw =>
  tx.raw('app_now() + make_interval(secs => ?)', [seconds]);
