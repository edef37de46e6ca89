import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { starterIntents } from './starter-intents.js';

/** Gives an assistant the intents that every business meets; the tenant may change them all. */
export async function addStarterIntents(
  tx: TenantDb,
  { tenantId, assistantId }: { tenantId: string; assistantId: string },
): Promise<void> {
  await tx('intents').insert(
    starterIntents.map(({ name, label, action, examples, replyTexts }) => ({
      tenant_id: tenantId,
      id: newId(),
      assistant_id: assistantId,
      name,
      label,
      action,
      examples: JSON.stringify(examples),
      reply_texts: JSON.stringify(replyTexts),
      is_starter: true,
    })),
  );
}
