import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { actorOf, recordAct } from '../accounts/record-audit.js';
import type { Settings } from '../accounts/record-versions.js';
import { changeConfig } from '../accounts/tenant-config.js';
import { changeAssistant } from '../assistants/change-assistant.js';
import { changeConnection, type ChangeDeps } from '../connections/change-connection.js';
import { ChangeAssistant } from '../contract/assistants.js';
import { ChangeConfig } from '../contract/config.js';
import { ChangeConnection } from '../contract/connections.js';
import { kindOf, mayRestore, type SettingVersionDetail } from '../contract/setting-versions.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { admit } from '../platform/http/guard.js';
import { findVersion, readVersion, type VersionRow } from './read-versions.js';

export interface Restoring {
  id: string;
  to: 'before' | 'after';
  caller: TenantCaller;
  /** Whether the caller has seen the present state of the section. */
  hasSeen: (current: SettingVersionDetail) => boolean;
}

interface Wanted extends Restoring {
  version: VersionRow;
  state: Settings;
}

export type RestoreDeps = ChangeDeps & { tenantChanged: (tenantId: string) => Promise<void> };

/**
 * Sets a section back to a state that it had, as a change like any other: it is checked by today's rules, is a version of
 * its own, and is refused to whoever has not seen the present state or may not change that section.
 */
export async function restoreSection(restoring: Restoring, deps: RestoreDeps): Promise<SettingVersionDetail> {
  const { caller, id, to } = restoring;
  const version = await inTenant(deps.db, caller.tenantId, (tx) => findVersion(tx, id));
  const kind = kindOf(version.section);
  admit(mayRestore[kind], caller);
  await restore[kind]({ ...restoring, version, state: version[to] }, deps);
  return inTenant(deps.db, caller.tenantId, (tx) => readVersion(tx, id));
}

const restore = { config: restoreConfig, assistant: restoreAssistant, connection: restoreConnection };

async function restoreConfig(wanted: Wanted, deps: RestoreDeps): Promise<void> {
  const { caller, id, state } = wanted;
  const change = asChange(ChangeConfig, state);
  await inTenant(deps.db, caller.tenantId, async (tx) => {
    await tx('tenants').forUpdate().first('id');
    await refuseUnseen(tx, wanted);
    await changeConfig(tx, change, { actor: actorOf(caller), restoredFrom: id });
    await record(tx, wanted);
  });
  await deps.tenantChanged(caller.tenantId);
}

async function restoreAssistant(wanted: Wanted, { db }: RestoreDeps): Promise<void> {
  const { caller, id, version } = wanted;
  const { name, ...settings } = wanted.state;
  const change = asChange(ChangeAssistant, { ...(name === undefined ? {} : { name }), settings });
  await inTenant(db, caller.tenantId, async (tx) => {
    await tx('assistants').where({ id: version.subject_id }).forUpdate().first('id');
    await refuseUnseen(tx, wanted);
    const seen = { hasSeen: () => true, restoredFrom: id };
    await changeAssistant(tx, { id: version.subject_id, caller, change, ...seen });
    await record(tx, wanted);
  });
}

async function restoreConnection(wanted: Wanted, deps: RestoreDeps): Promise<void> {
  const { caller, id, version, state } = wanted;
  const current = (await inTenant(deps.db, caller.tenantId, (tx) => readVersion(tx, id))).current;
  const change = asChange(ChangeConnection, {
    ...state,
    ...('config' in state ? { config: withoutAdded(state['config'], current['config']) } : {}),
  });
  const refuseOutdated = (tx: TenantDb) => refuseUnseen(tx, wanted);
  const by = { actor: actorOf(caller), restoredFrom: id };
  await changeConnection(caller.tenantId, { id: version.subject_id, change, refuseOutdated, ...by }, deps);
  await inTenant(deps.db, caller.tenantId, (tx) => record(tx, wanted));
}

const Config = z.record(z.string(), z.json());

/** A change of a connection's config is merged: what was not there then is emptied. */
const withoutAdded = (wanted: unknown, current: unknown): object => ({
  ...Object.fromEntries(Object.keys(Config.parse(current)).map((name) => [name, ''])),
  ...Config.parse(wanted),
});

/** An old state may be one that today's rules no longer take. */
function asChange<T>(schema: z.ZodType<T>, state: object): T {
  const parsed = schema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new AppError('conflict', {
    publicMessage: 'This state cannot be set any more: it does not fit what the settings take today.',
    cause: parsed.error,
  });
}

async function refuseUnseen(tx: TenantDb, { id, version, hasSeen }: Wanted): Promise<void> {
  const kind = kindOf(version.section);
  if (hasSeen(await readVersion(tx, id))) return;
  throw await changedMeanwhile(tx, {
    table: tables[kind],
    id: version.subject_id,
    action: `${kind}.change`,
  });
}

const tables = { config: 'tenants', assistant: 'assistants', connection: 'connections' } as const;

function record(tx: TenantDb, { caller, id, version }: Wanted): Promise<void> {
  const kind = kindOf(version.section);
  const { subject_name: name } = version;
  return recordAct(tx, caller, {
    action: `${kind}.restore`,
    ...(kind === 'config' ? {} : { subject: { kind, id: version.subject_id } }),
    details: { ...(name === null ? {} : { name }), section: version.section, version: id },
  });
}
