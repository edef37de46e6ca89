import { z } from 'zod';
import type { CreateConnection } from '../contract/connections.js';
import { type AnyConnector, ConnectorError } from '../kit/index.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { newId, newToken, sha256 } from '../platform/ids.js';
import type { Log } from '../platform/log.js';
import { parseConfig, type SplitConfig } from './config-form.js';
import { type BindDeps, hookUrlOf, sealedIn } from './connection.js';
import { saveConnected } from './save-connected.js';
import { type ConnectDeps, connectFailure, tryConnect } from './try-connect.js';

export interface OpenDeps extends BindDeps, ConnectDeps {
  db: Pick<Database, 'knex'>;
  log: Log;
  /** Makes due what the connection held while it did not work. */
  resume: (tenantId: string, connectionId: string) => Promise<void>;
}

/**
 * Connects an account: the row is there before the platform is asked, because it may call the hook at once, and is gone
 * again when it refuses. Returns the connection's id. Throws `invalid-input`, `connect-failed` or `account-taken`, each
 * with the field it is about.
 */
export async function openConnection(
  tenantId: string,
  wanted: CreateConnection,
  deps: OpenDeps,
): Promise<string> {
  const connector = connectorOf(wanted.connector, deps);
  const config = parseConfig(connector, wanted.config);
  const id = newId();
  const token = newToken();
  await inTenant(deps.db, tenantId, (tx) =>
    insert(tx, { tenantId, id, token, wanted, config, connector }, deps),
  );
  const hookUrl = hookUrlOf(deps.publicUrl, wanted.connector, token);
  try {
    const connected = await tryConnect({ connector, config: config.full, hookUrl }, deps);
    await inTenant(deps.db, tenantId, (tx) =>
      saveConnected(tx, { tenantId, id, connector, connected, hookUrl }, deps),
    );
  } catch (error) {
    await undo(tenantId, { id, connector, config: config.full, hookUrl }, deps);
    throw readable(error, connector);
  }
  // Some platforms deliver while they are being connected.
  await deps.resume(tenantId, id);
  return id;
}

function connectorOf(id: string, { connectors }: Pick<OpenDeps, 'connectors'>): AnyConnector {
  const connector = connectors.get(id);
  if (connector && connector.manifest.internal !== true) return connector;
  throw new AppError('invalid-input', {
    fields: [{ path: 'connector', message: 'There is no such connector.' }],
  });
}

interface NewConnection {
  tenantId: string;
  id: string;
  token: string;
  wanted: CreateConnection;
  config: SplitConfig;
  connector: AnyConnector;
}

async function insert(
  tx: TenantDb,
  made: NewConnection,
  { sealer }: Pick<OpenDeps, 'sealer'>,
): Promise<void> {
  const { tenantId, id, token, wanted, config, connector } = made;
  const isLocal = connector.traits(config.full).transport === 'local';
  await tx('connections').insert({
    tenant_id: tenantId,
    id,
    assistant_id: await assistantFor(tx, wanted.assistant_id),
    connector: wanted.connector,
    name: wanted.name,
    status: 'connecting',
    trust: wanted.trust ?? 'auto',
    config_sealed: sealer.seal(JSON.stringify(config.kept), sealedIn(tenantId, 'config_sealed')),
    config_public: JSON.stringify(config.shown),
    hook_token_hash: sha256(token),
    hook_token_sealed: sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
    public_key: isLocal ? newToken(18) : null,
  });
}

/** The tenant's assistant of this id, or its first one. Throws `invalid-input` where it has no such. */
export async function assistantFor(tx: TenantDb, wanted: string | undefined): Promise<string> {
  const row: unknown = await tx('assistants')
    .where(wanted === undefined ? { is_default: true } : { id: wanted })
    .first('id');
  const found = z.object({ id: z.uuid() }).optional().parse(row);
  if (found) return found.id;
  throw new AppError('invalid-input', {
    fields: [{ path: 'assistant_id', message: 'There is no such assistant.' }],
  });
}

interface HalfOpen {
  id: string;
  connector: AnyConnector;
  config: unknown;
  hookUrl: string;
}

/** Leaves nothing half: neither a row here nor a hook there, as far as the platform lets us. */
async function undo(
  tenantId: string,
  { id, connector, config, hookUrl }: HalfOpen,
  deps: OpenDeps,
): Promise<void> {
  await inTenant(deps.db, tenantId, (tx) => tx('connections').where({ id }).del());
  try {
    await connector.disconnect({ config, state: undefined, http: deps.http, hookUrl });
  } catch (err) {
    deps.log.info({ err, connection_id: id }, 'a half-made connection could not be undone at the platform');
  }
}

/** What a tenant is told of a failure; a database error about the account means that somebody has it. */
export function readable(error: unknown, connector: AnyConnector): unknown {
  if (error instanceof ConnectorError) return connectFailure(error, connector);
  const isTaken =
    error instanceof Error && 'constraint' in error && error.constraint === 'connections_account';
  return isTaken
    ? new AppError('account-taken', {
        publicMessage:
          'This account is connected already, here or by another business of this installation. Disconnect it there first.',
        cause: error,
      })
    : error;
}
