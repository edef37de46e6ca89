import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { StoredSettings } from './default-settings.js';

/** An assistant as the pipeline uses it: one published version. */
export const PublishedAssistant = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.number(),
  settings: StoredSettings,
});
export type PublishedAssistant = z.infer<typeof PublishedAssistant>;

/** Throws `not-found` for another tenant's as for a missing one. */
export async function readAssistant(tx: TenantDb, id: string): Promise<PublishedAssistant> {
  const row: unknown = await tx('assistants').where({ id }).first('id', 'name', 'version', 'settings');
  const assistant = PublishedAssistant.optional().parse(row);
  if (!assistant) throw new AppError('not-found');
  return assistant;
}
