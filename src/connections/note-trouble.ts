import type { TroubleReport } from '../contract/connection-health.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

export interface Trouble {
  source: TroubleReport['source'];
  code: string;
  message: string;
  said?: string | undefined;
  remedy: string;
  /** How many are noted together. */
  count?: number;
}

/** Notes what went wrong with a connection. Within an hour the same is one row that is counted. */
export async function noteTrouble(tx: TenantDb, connectionId: string, trouble: Trouble): Promise<void> {
  const { source, code, count = 1, ...problem } = trouble;
  await tx.raw(
    `insert into connection_troubles as known (tenant_id, connection_id, source, code, count, problem)
     values (current_setting('app.tenant_id')::uuid, ?, ?, ?, ?, ?)
     on conflict (tenant_id, connection_id, hour, source, code) do update
       set count = known.count + excluded.count, problem = excluded.problem, last_at = app_now()`,
    [connectionId, source, code, count, JSON.stringify(problem)],
  );
}

/** What nobody looks at any more. */
export const forgetTroubles = async (tx: TenantDb, connectionId: string): Promise<void> => {
  await tx('connection_troubles')
    .where({ connection_id: connectionId })
    .whereRaw(`hour < app_now() - interval '7 days'`)
    .del();
};
