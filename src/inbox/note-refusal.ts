import { z } from 'zod';
import { noteTrouble, type Trouble } from '../connections/note-trouble.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { AppError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { forTenant } from '../platform/scoped-key.js';
import type { Throttle } from './throttle.js';

export interface RefusalDeps {
  db: Pick<Database, 'knex'>;
  throttle: Throttle;
  log: Log;
}

/** More than any flood makes within its time: it counts, and refuses nobody. */
const counted = { name: 'hook-refused', points: 10_000_000, perSeconds: 60 };

const Refused = z.object({ tenant_id: z.uuid(), connection_id: z.uuid(), reason: z.string() });

/**
 * Notes with its connection that a webhook was not genuine. Of a flood the first, second, fourth, eighth … is written, each
 * for those since the one before: a forger cannot make the database work, and the count is at most half behind.
 */
export async function noteRefusal({ details }: AppError, deps: RefusalDeps): Promise<void> {
  const refused = Refused.safeParse(details).data;
  if (!refused) return;
  const { limit, remaining } = await deps.throttle.consume(
    counted,
    forTenant(refused.tenant_id, refused.connection_id),
  );
  const number = limit - remaining;
  if (!isPowerOfTwo(number)) return;
  const trouble: Trouble = {
    source: 'hook',
    code: 'not-genuine',
    count: Math.max(1, number / 2),
    message: `A webhook was refused: ${refused.reason}.`,
    remedy:
      'If your inbox sent it, enter the signing secret that it shows under Access. Else somebody tries the address: make a new one.',
  };
  try {
    await inTenant(deps.db, refused.tenant_id, async (tx) => {
      await noteTrouble(tx, refused.connection_id, trouble);
      if (number === 1) await askForCheck(tx, refused.connection_id);
    });
  } catch (err) {
    deps.log.info({ err, connection_id: refused.connection_id }, 'a refused webhook could not be noted');
  }
}

/** The platform may sign by a new secret, which a check learns where it can be learned. A forger causes few of them. */
const askForCheck = async (tx: TenantDb, connectionId: string): Promise<void> => {
  await tx('connections')
    .where({ id: connectionId, status: 'live' })
    .whereRaw(`checked_at < app_now() - interval '10 minutes'`)
    .update({ check_due_at: tx.raw('app_now()') });
};

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));
