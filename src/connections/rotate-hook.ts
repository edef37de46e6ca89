import { z } from 'zod';
import { inTenant } from '../platform/database/tenant-db.js';
import { newToken, sha256 } from '../platform/ids.js';
import type { ChangeDeps } from './change-connection.js';
import { checkConnection } from './check-connection.js';
import { sealedIn } from './connection.js';
import { readBound } from './read-bound.js';

/** How long a former hook address goes on working, so that the platform can be given the new one without a gap. */
const graceHours = 24;

const Rotated = z.tuple([z.object({ until: z.date() })]);

/**
 * Gives the connection a new hook address; the former one works for another day. Where the platform cannot be told now, the
 * connection says so and is checked again, which tells it then.
 */
export async function rotateHook(tenantId: string, id: string, deps: ChangeDeps): Promise<Date> {
  await readBound(tenantId, id, deps);
  const token = newToken();
  const rows: unknown = await inTenant(deps.db, tenantId, (tx) =>
    tx('connections')
      .where({ id })
      .update({
        previous_hook_token_hash: tx.raw('hook_token_hash'),
        previous_hook_token_until: tx.raw('app_now() + make_interval(hours => ?)', [graceHours]),
        hook_token_hash: sha256(token),
        hook_token_sealed: deps.sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
        // At the new address nothing has come yet: the history is read often until it does.
        last_hook_at: null,
        version: tx.raw('version + 1'),
      })
      .returning('previous_hook_token_until as until'),
  );
  deps.forget(id);
  await checkConnection(tenantId, id, deps);
  return Rotated.parse(rows)[0].until;
}
