import type { Knex } from 'knex';
import { z } from 'zod';
import {
  SettingSection,
  type SettingVersion,
  type SettingVersionDetail,
  type SettingVersionQuery,
} from '../contract/setting-versions.js';
import type { Settings } from '../accounts/record-versions.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { readSection } from './read-section.js';
import { tellChanges } from './tell-changes.js';

const Document = z.record(z.string(), z.unknown());

const Row = z.object({
  id: z.uuid(),
  section: SettingSection,
  subject_id: z.uuid(),
  subject_name: z.string().nullable(),
  at: z.date(),
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
  before: Document,
  after: Document,
  restored_from: z.uuid().nullable(),
});
export type VersionRow = z.infer<typeof Row>;

const rows = (tx: TenantDb): Knex.QueryBuilder =>
  tx('setting_versions as v').select(
    ...['v.id', 'v.section', 'v.subject_id', 'v.at', 'v.before', 'v.after', 'v.restored_from'],
    {
      actor: tx.raw(`jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name)`),
      subject_name: tx.raw(
        `coalesce((select name from assistants where id = v.subject_id), (select name from connections where id = v.subject_id))`,
      ),
    },
  );

const viewOf = ({ subject_id, subject_name, before, after, ...row }: VersionRow): SettingVersion => ({
  ...row,
  at: row.at.toISOString(),
  subject: subject_name === null ? null : { id: subject_id, name: subject_name },
  changes: tellChanges(before, after),
});

/** One page of the changes of settings, the newest first. */
export function listVersions(
  tx: TenantDb,
  { section, subject_id, ...page }: SettingVersionQuery,
): Promise<Page<SettingVersion>> {
  const wanted = rows(tx);
  if (section !== undefined) wanted.where({ section });
  if (subject_id !== undefined) wanted.where({ subject_id });
  return readPage(tx, wanted, {
    ...page,
    ...{ timeColumn: 'v.at', idColumn: 'v.id', row: Row.transform(viewOf) },
  });
}

/** Throws `not-found` for another tenant's as for a missing one. */
export async function findVersion(tx: TenantDb, id: string): Promise<VersionRow> {
  const found = Row.optional().parse(await rows(tx).where({ 'v.id': id }).first());
  if (!found) throw new AppError('not-found');
  return found;
}

/** A change beside the present state of its section. Throws `not-found` where what it was made to is gone. */
export async function readVersion(tx: TenantDb, id: string): Promise<SettingVersionDetail> {
  const version = await findVersion(tx, id);
  const current = await readSection(tx, version);
  // What a section has gained since stays as it is when an older state is set.
  const tellRestoring = (state: Settings) => tellChanges(current, { ...current, ...state });
  return {
    ...viewOf(version),
    current: z.record(z.string(), z.json()).parse(current),
    to_before: tellRestoring(version.before),
    to_after: tellRestoring(version.after),
  };
}
