import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { sectionsOf, type VersionedKind } from '../contract/setting-versions.js';
import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import type { Actor } from './record-audit.js';

/** The members of a record that people set, without any secret. */
export type Settings = Readonly<Record<string, unknown>>;

export interface VersionedChange {
  tenantId: string;
  kind: VersionedKind;
  /** The assistant or connection; the tenant itself for its own configuration. */
  subjectId: string;
  actor: Actor;
  before: Settings;
  after: Settings;
  /** The version that is being set back to. */
  restoredFrom?: string | undefined;
}

/** Keeps each section that a change touches as a version, in the transaction that makes the change. */
export async function recordVersions(tx: TenantDb | SystemDb, change: VersionedChange): Promise<void> {
  const { tenantId, kind, subjectId, actor, restoredFrom = null } = change;
  const sections = Object.entries<readonly string[]>(sectionsOf[kind]);
  const rows = sections.flatMap(([section, members]) => {
    const [before, after] = [pick(change.before, members), pick(change.after, members)];
    if (isDeepStrictEqual(before, after)) return [];
    return {
      ...{ tenant_id: tenantId, id: newId(), section, subject_id: subjectId },
      ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
      ...{ before: JSON.stringify(before), after: JSON.stringify(after), restored_from: restoredFrom },
    };
  });
  if (rows.length > 0) await tx('setting_versions').insert(rows);
}

const Document = z.record(z.string(), z.unknown());

/** Some members of a record, as they would come back from the database. */
export const pick = (settings: Settings, members: readonly string[]): Settings =>
  Document.parse(
    JSON.parse(JSON.stringify(Object.fromEntries(members.map((name) => [name, settings[name] ?? null])))),
  );
