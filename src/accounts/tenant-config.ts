import { type ChangeConfig, configDefaults, TenantConfig } from '../contract/config.js';
import { problemWords, sayProblem } from '../contract/problems.js';
import { z } from 'zod';
import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';
import { storedSettings } from '../platform/database/stored-settings.js';
import { invalidInput } from '../platform/errors.js';
import { changedMeanwhile } from './changed-meanwhile.js';
import type { Actor } from './record-audit.js';
import { recordVersions } from './record-versions.js';

const Row = z.object({ id: z.uuid(), name: z.string(), config: z.looseObject({}) });

/** The `config` of a tenant's row, whichever version wrote it. */
export const StoredConfig = storedSettings(TenantConfig, configDefaults);

/** The tenant's own configuration, filled up with what has been added to it since it was stored. */
export async function readConfig(tx: TenantDb): Promise<TenantConfig> {
  const { config, name } = Row.parse(await tx('tenants').first('id', 'name', 'config'));
  return StoredConfig.parse({ ...config, name });
}

/** The same of any tenant. */
export async function readConfigOf(tx: SystemDb, id: string): Promise<TenantConfig> {
  const { config, name } = Row.parse(await tx('tenants').where({ id }).first('id', 'name', 'config'));
  return StoredConfig.parse({ ...config, name });
}

export interface ConfigChange {
  /** Whether the one who changes has seen the present state. */
  hasSeen?: (current: TenantConfig) => boolean;
  /** Who changes it; what nobody does leaves no version. */
  actor?: Actor;
  restoredFrom?: string;
}

/**
 * Merges a change into the configuration; what does not fit together is refused with the field. Throws `changed-meanwhile`
 * where who changes it has not seen the present state.
 */
export async function changeConfig(
  tx: TenantDb,
  change: ChangeConfig,
  { hasSeen = () => true, actor, restoredFrom }: ConfigChange = {},
): Promise<TenantConfig> {
  const row = Row.parse(await tx('tenants').forUpdate().first('id', 'name', 'config'));
  const stored = StoredConfig.parse({ ...row.config, name: row.name });
  if (!hasSeen(stored))
    throw await changedMeanwhile(tx, { table: 'tenants', id: row.id, action: 'config.change' });
  const merged = TenantConfig.safeParse({ ...stored, ...change }, { error: sayProblem(problemWords) });
  if (!merged.success) throw invalidInput(merged.error);
  await tx('tenants')
    .where({ id: row.id })
    .update({
      name: merged.data.name,
      // What a newer version keeps there stays (F-017).
      config: JSON.stringify({ ...row.config, ...merged.data }),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
    });
  if (actor) {
    const versioned = { tenantId: row.id, kind: 'config', subjectId: row.id, actor, restoredFrom } as const;
    await recordVersions(tx, { ...versioned, before: stored, after: merged.data });
  }
  return merged.data;
}
