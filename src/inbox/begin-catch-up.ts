import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';

/** Processes that start together shall not each read the same again. */
const restSeconds = 10;

/**
 * A process that starts to work may follow a time in which nobody did: every platform is asked what came meanwhile, at once,
 * or where somebody has just read it, a few seconds after that.
 */
export const catchUpWithAll = ({ db }: { db: Pick<Database, 'knex'> }): Promise<void> =>
  asSystem(db, async (tx) => {
    const rested = tx.raw(`coalesce(read_at, '-infinity') + make_interval(secs => ?)`, [restSeconds]);
    await tx('catch_ups')
      .whereRaw('due_at > app_now()')
      .update({ due_at: tx.raw('least(due_at, greatest(app_now(), ?))', [rested]), is_asked: true });
  });
