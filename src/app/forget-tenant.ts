import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';

/**
 * What is kept of a tenant's connections holds its status and configuration too: after a change both must be read again. The
 * raised version tells the other processes at their next message; what they only show, they show for a minute at most.
 */
export async function forgetTenant(
  tenantId: string,
  { db, forget }: { db: Pick<Database, 'knex'>; forget: (connectionId: string) => void },
): Promise<void> {
  const rows: unknown = await inTenant(db, tenantId, (tx) =>
    tx('connections')
      .update({ version: tx.raw('version + 1') })
      .returning('id'),
  );
  for (const { id } of z.array(z.object({ id: z.uuid() })).parse(rows)) forget(id);
}
