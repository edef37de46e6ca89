import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Actor } from '../accounts/record-audit.js';
import { recordVersions, type Settings } from '../accounts/record-versions.js';
import type { ChangeConnection } from '../contract/connections.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { checkConnection } from './check-connection.js';
import { type JsonObject, parseConfig } from './config-form.js';
import { bindConnection, type OpenedConnection, sealedIn } from './connection.js';
import { assistantFor, type OpenDeps, readable } from './open-connection.js';
import { readOpened } from './read-bound.js';
import { saveConnected } from './save-connected.js';
import { tryConnect } from './try-connect.js';

export interface ChangeDeps extends OpenDeps {
  /** Forgets a kept connection, so that the next look is fresh. */
  forget: (connectionId: string) => void;
}

export interface ConnectionChange {
  id: string;
  change: ChangeConnection;
  refuseOutdated?: (tx: TenantDb) => Promise<void>;
  /** Who changes it; what nobody does leaves no version. */
  actor?: Actor;
  restoredFrom?: string;
}

/** How long webhooks that are signed by the former secrets are believed, while the platform changes over. */
const graceHours = 24;

/**
 * Changes what is given. A new config is tried at the platform first and stored only if that accepts it. One that does not
 * work is not made live by a word: the platform is asked. `refuseOutdated` throws when who changes has not seen the present
 * state; it is asked once, where nobody can change anything before we have.
 */
export async function changeConnection(
  tenantId: string,
  { id, change, refuseOutdated = () => Promise.resolve(), actor, restoredFrom }: ConnectionChange,
  deps: ChangeDeps,
): Promise<void> {
  const opened = await readOpened(tenantId, id, deps);
  const hasConfig = change.config !== undefined;
  const { name, trust, assistant_id } = change;
  if (assistant_id !== undefined) await inTenant(deps.db, tenantId, (tx) => assistantFor(tx, assistant_id));
  const before = await inTenant(deps.db, tenantId, async (tx) => {
    if (hasConfig) await refuseOutdated(tx);
    return readSettings(tx, id);
  });
  if (change.config !== undefined) await changeConfig(opened, change.config, deps);
  const { isRevived, status } = statusOf(opened, change, deps);
  const columns = Object.entries({ name, trust, status, assistant_id }).filter(
    ([, value]) => value !== undefined,
  );
  await inTenant(deps.db, tenantId, async (tx) => {
    await tx('connections').where({ id }).forUpdate().first('id');
    if (!hasConfig) await refuseOutdated(tx);
    const locked = await readSettings(tx, id);
    await tx('connections')
      .where({ id })
      .update({
        ...Object.fromEntries(columns),
        version: tx.raw('version + 1'),
        updated_at: tx.raw('app_now()'),
      });
    if (!actor) return;
    const after = await readSettings(tx, id);
    const versioned = { tenantId, kind: 'connection', subjectId: id, actor, restoredFrom } as const;
    await recordVersions(tx, { ...versioned, before: hasConfig ? before : locked, after });
  });
  deps.forget(id);
  if (isRevived && change.config === undefined) await checkConnection(tenantId, id, deps);
  else if (change.status === 'live' || change.config !== undefined) await deps.resume(tenantId, id);
}

/** A connection that is broken, or that was imported and never connected here, is live once the platform says so. */
function statusOf(opened: OpenedConnection, { status, config }: ChangeConnection, deps: ChangeDeps) {
  const isNew = opened.row.state_sealed === null && config === undefined;
  const isRevived = status === 'live' && (opened.row.status === 'broken' || isNew);
  if (isRevived && config === undefined) bindConnection(opened.row, deps);
  if (!isRevived) return { isRevived, status };
  return { isRevived, status: isNew ? ('connecting' as const) : undefined };
}

const SettingsRow = z.record(z.string(), z.unknown());

/** What people set of a connection, without its secrets. Throws `not-found` for one that is not there. */
export async function readSettings(tx: TenantDb, id: string): Promise<Settings> {
  const row: unknown = await tx('connections')
    .where({ id })
    .first('name', 'trust', 'assistant_id', { config: 'config_public' });
  const found = SettingsRow.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found;
}

async function changeConfig(bound: OpenedConnection, given: JsonObject, deps: ChangeDeps): Promise<void> {
  const { connector, row, state, hookUrl } = bound;
  const { tenant_id: tenantId, id, version } = row;
  const merged = parseConfig(connector, { ...asObject(bound.config), ...given });
  try {
    const connected = await tryConnect({ connector, config: merged.full, state, hookUrl }, deps);
    const isDifferent =
      !isDeepStrictEqual(asJson(bound.config), merged.kept) ||
      !isDeepStrictEqual(asJson(state), asJson(connected.state));
    await inTenant(deps.db, tenantId, async (tx) => {
      if (isDifferent) await tx('connections').where({ id, version }).update(keptAside(tx));
      const isSaved = await saveConnected(tx, { tenantId, id, connector, connected, hookUrl, version }, deps);
      if (!isSaved) throw new AppError('conflict', { publicMessage: changedMeanwhile });
      await tx('connections')
        .where({ id })
        .update({
          config_sealed: deps.sealer.seal(JSON.stringify(merged.kept), sealedIn(tenantId, 'config_sealed')),
          config_public: JSON.stringify(merged.shown),
        });
    });
  } catch (error) {
    throw readable(error, connector);
  }
}

const changedMeanwhile = 'The connection was changed by somebody else meanwhile. Look at it and save again.';

/** Moved as they are: they stay sealed for the columns that they come from. */
const keptAside = (tx: Parameters<typeof saveConnected>[0]) => ({
  previous_config_sealed: tx.raw('config_sealed'),
  previous_state_sealed: tx.raw('state_sealed'),
  previous_secrets_until: tx.raw('app_now() + make_interval(hours => ?)', [graceHours]),
});

const asObject = (config: unknown): object => (typeof config === 'object' && config !== null ? config : {});

/** As it would come back from the database. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
