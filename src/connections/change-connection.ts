import { z } from 'zod';
import type { ChangeConnection } from '../contract/connections.js';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newToken, sha256 } from '../platform/ids.js';
import { type JsonObject, parseConfig } from './config-form.js';
import { bindConnection, type BoundConnection, hookUrlOf, sealedIn, sessionOf } from './connection.js';
import { type OpenDeps, readable, saveConnected } from './open-connection.js';
import { findById } from './queries.js';
import { problemOf, tryConnect } from './try-connect.js';

export interface ChangeDeps extends OpenDeps {
  /** Forgets a kept connection, so that the next look is fresh. */
  forget: (connectionId: string) => void;
  /** Makes due what the connection held while it did not work. */
  resume: (tenantId: string, connectionId: string) => Promise<void>;
}

/** How long a former hook address goes on working, so that the platform can be given the new one without a gap. */
const graceHours = 24;

/** The connection, opened. Throws `not-found` for another tenant's as for a missing one. */
async function read(tenantId: string, id: string, deps: OpenDeps): Promise<BoundConnection> {
  const row = await inTenant(deps.db, tenantId, (tx) => findById(tx, id));
  if (!row) throw new AppError('not-found');
  return bindConnection(row, deps);
}

/** Changes what is given. A new config is tried at the platform first and stored only if that accepts it. */
export async function changeConnection(
  tenantId: string,
  { id, change }: { id: string; change: ChangeConnection },
  deps: ChangeDeps,
): Promise<void> {
  const bound = await read(tenantId, id, deps);
  if (change.config !== undefined) await changeConfig(bound, change.config, deps);
  const { name, trust, status, assistant_id } = change;
  const columns = Object.entries({ name, trust, status, assistant_id }).filter(
    ([, value]) => value !== undefined,
  );
  await inTenant(deps.db, tenantId, (tx) =>
    tx('connections')
      .where({ id })
      .update({
        ...Object.fromEntries(columns),
        version: tx.raw('version + 1'),
        updated_at: tx.raw('app_now()'),
      }),
  );
  deps.forget(id);
  if (status === 'live' || change.config !== undefined) await deps.resume(tenantId, id);
}

async function changeConfig(bound: BoundConnection, given: JsonObject, deps: ChangeDeps): Promise<void> {
  const { connector, row, state, hookUrl } = bound;
  const merged = parseConfig(connector, { ...asObject(bound.config), ...given });
  try {
    const connected = await tryConnect({ connector, config: merged.full, state, hookUrl }, deps);
    await inTenant(deps.db, row.tenant_id, async (tx) => {
      await saveConnected(tx, { tenantId: row.tenant_id, id: row.id, connector, connected }, deps);
      await tx('connections')
        .where({ id: row.id })
        .update({
          config_sealed: deps.sealer.seal(
            JSON.stringify(merged.kept),
            sealedIn(row.tenant_id, 'config_sealed'),
          ),
          config_public: JSON.stringify(merged.shown),
        });
    });
  } catch (error) {
    throw readable(error);
  }
}

const asObject = (config: unknown): object => (typeof config === 'object' && config !== null ? config : {});

/** Asks the platform whether it still accepts us, repairs what can be repaired, and resumes what was held. */
export async function checkConnection(tenantId: string, id: string, deps: ChangeDeps): Promise<boolean> {
  const { connector, config, state, hookUrl } = await read(tenantId, id, deps);
  try {
    const connected = await tryConnect({ connector, config, state, hookUrl }, deps);
    await inTenant(deps.db, tenantId, (tx) =>
      saveConnected(tx, { tenantId, id, connector, connected }, deps),
    );
    deps.forget(id);
    await deps.resume(tenantId, id);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw readable(error);
    const problem = JSON.stringify(problemOf(error));
    const needsTenant = error.kind === 'auth' || error.kind === 'config';
    await inTenant(deps.db, tenantId, (tx) =>
      tx('connections')
        .where({ id })
        .update({ problem, version: tx.raw('version + 1'), ...(needsTenant ? { status: 'broken' } : {}) }),
    );
    deps.forget(id);
    return false;
  }
}

/** Gives the connection a new hook address; the former one works for another day. */
export async function rotateHook(tenantId: string, id: string, deps: ChangeDeps): Promise<Date> {
  const { connector, config, state, row } = await read(tenantId, id, deps);
  const token = newToken();
  const rows: unknown = await inTenant(deps.db, tenantId, (tx) =>
    tx('connections')
      .where({ id })
      .update({
        previous_hook_token_hash: tx.raw('hook_token_hash'),
        previous_hook_token_until: tx.raw('app_now() + make_interval(hours => ?)', [graceHours]),
        hook_token_hash: sha256(token),
        hook_token_sealed: deps.sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
        version: tx.raw('version + 1'),
      })
      .returning('previous_hook_token_until as until'),
  );
  deps.forget(id);
  try {
    const hookUrl = hookUrlOf(deps.publicUrl, row.connector, token);
    const connected = await tryConnect({ connector, config, state, hookUrl }, deps);
    await inTenant(deps.db, tenantId, (tx) =>
      saveConnected(tx, { tenantId, id, connector, connected }, deps),
    );
  } catch (error) {
    throw readable(error);
  }
  return z.tuple([z.object({ until: z.date() })]).parse(rows)[0].until;
}

/** Removes the link and its secrets. Conversations and leads stay with the tenant. */
export async function removeConnection(tenantId: string, id: string, deps: ChangeDeps): Promise<void> {
  const bound = await read(tenantId, id, deps);
  try {
    await bound.connector.disconnect(sessionOf(bound, deps.http));
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
        public_key: null,
        version: tx.raw('version + 1'),
      }),
  );
  deps.forget(id);
}
