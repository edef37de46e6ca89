import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';

/** A process that starts to work may follow a time in which nobody did: every platform is asked what came meanwhile. */
export const catchUpWithAll = ({ db }: { db: Pick<Database, 'knex'> }): Promise<void> =>
  asSystem(db, async (tx) => {
    // A reading that is under way has its own due time; asking again at once would take it twice.
    await tx('catch_ups')
      .whereRaw(`due_at > app_now() and (read_at is null or read_at < app_now() - interval '10 seconds')`)
      .update({ due_at: tx.raw('app_now()'), is_asked: true });
  });
