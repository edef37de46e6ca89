import type { AssistantSettings } from '../contract/assistants.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';

/** Adds an assistant. The first one of a tenant answers every connection that names none. */
export async function createAssistant(
  tx: TenantDb,
  { tenantId, name, settings }: { tenantId: string; name: string; settings: AssistantSettings },
): Promise<string> {
  const id = newId();
  const existing: unknown = await tx('assistants').where({ is_default: true }).first('id');
  await tx('assistants').insert({
    tenant_id: tenantId,
    id,
    name,
    settings: JSON.stringify(settings),
    is_default: existing === undefined,
  });
  return id;
}
