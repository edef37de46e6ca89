import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { actorOf } from '../accounts/record-audit.js';
import { recordVersions } from '../accounts/record-versions.js';
import { AssistantSettings, type ChangeAssistant } from '../contract/assistants.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { StoredSettings } from './default-settings.js';

export const AssistantRow = z.looseObject({ id: z.uuid(), name: z.string(), settings: StoredSettings });
export type AssistantRow = z.infer<typeof AssistantRow>;

/** Throws `not-found` for another tenant's as for a missing one. */
export async function findAssistant(tx: TenantDb, id: string): Promise<AssistantRow> {
  const row: unknown = await tx('assistants').where({ id }).first();
  const found = AssistantRow.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found;
}

export interface AssistantChange {
  id: string;
  caller: TenantCaller;
  change: ChangeAssistant;
  /** Whether the caller has seen the present state. */
  hasSeen: (current: AssistantRow) => boolean;
  restoredFrom?: string;
}

/** What people set of an assistant, side by side. */
export const settingsOf = ({ name, settings }: AssistantRow) => ({ name, ...settings });

/** Merges a change into an assistant, keeps it as a version and answers the assistant as it is then. */
export async function changeAssistant(tx: TenantDb, wanted: AssistantChange): Promise<AssistantRow> {
  const { id, caller, change, hasSeen, restoredFrom } = wanted;
  // Locked before it is read: what another change is just writing must not be put back.
  await tx('assistants').where({ id }).forUpdate().first('id');
  const current = await findAssistant(tx, id);
  if (!hasSeen(current))
    throw await changedMeanwhile(tx, { table: 'assistants', id, action: 'assistant.change' });
  await tx('assistants')
    .where({ id })
    .update({
      ...(change.name === undefined ? {} : { name: change.name }),
      settings: JSON.stringify(AssistantSettings.parse({ ...current.settings, ...change.settings })),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
    });
  const changed = await findAssistant(tx, id);
  await recordVersions(tx, {
    ...{ tenantId: caller.tenantId, kind: 'assistant', subjectId: id, actor: actorOf(caller), restoredFrom },
    ...{ before: settingsOf(current), after: settingsOf(changed) },
  });
  return changed;
}
