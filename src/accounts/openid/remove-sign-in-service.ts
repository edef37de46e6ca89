import { inTenant } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import type { TenantCaller } from '../../platform/http/caller.js';
import { recordAct } from '../record-audit.js';
import { endConfinedSessions } from './end-confined-sessions.js';
import { readService } from './sign-in-service.js';

/** Takes a tenant's sign-in service away, with the sessions that began with it. Where there is none, nothing happens. */
export const removeSignInService = (
  caller: TenantCaller,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> =>
  inTenant(db, caller.tenantId, async (tx) => {
    const service = await readService(tx);
    if (!service) return;
    await tx('sign_in_services').del();
    await endConfinedSessions(tx);
    await recordAct(tx, caller, { action: 'sign-in-service.remove', details: { name: service.name } });
  });
