import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { bindConnection, sessionOf } from './connection.js';
import type { ChangeDeps } from './change-connection.js';
import { readOpened } from './read-bound.js';

/** Removes the link and its secrets. Conversations and leads stay with the tenant. */
export async function removeConnection(tenantId: string, id: string, deps: ChangeDeps): Promise<void> {
  const opened = await readOpened(tenantId, id, deps);
  try {
    if (opened.isWhole)
      await opened.connector.disconnect(sessionOf(bindConnection(opened.row, deps), deps.http));
  } catch (err) {
    if (!(err instanceof ConnectorError)) throw err;
    deps.log.info({ err, connection_id: id }, 'the platform could not be told of the disconnection');
  }
  await inTenant(deps.db, tenantId, (tx) =>
    tx('connections')
      .where({ id })
      .update({
        status: 'paused',
        removed_at: tx.raw('app_now()'),
        config_sealed: '',
        config_public: '{}',
        state_sealed: null,
        account_id: null,
        hook_token_hash: `removed ${id}`,
        hook_token_sealed: '',
        previous_hook_token_hash: null,
        previous_config_sealed: null,
        previous_state_sealed: null,
        public_key: null,
        ...{ check_due_at: null, notice_due_at: null },
        version: tx.raw('version + 1'),
      }),
  );
  deps.forget(id);
}
