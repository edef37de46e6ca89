import type { AnyConnector } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../platform/ids.js';
import type { Sealer } from '../platform/secrets.js';
import { sealedIn } from './connection.js';

/** A connection that belongs to the product itself, such as the one behind `POST /api/v1/chat`: nothing to type, nothing to check. */
export async function openInternalConnection(
  tx: TenantDb,
  { tenantId, assistantId, connector }: { tenantId: string; assistantId: string; connector: AnyConnector },
  { sealer }: { sealer: Sealer },
): Promise<string> {
  const id = newId();
  const token = newToken();
  await tx('connections').insert({
    tenant_id: tenantId,
    id,
    assistant_id: assistantId,
    connector: connector.manifest.id,
    name: connector.manifest.name,
    status: 'live',
    config_sealed: sealer.seal('{}', sealedIn(tenantId, 'config_sealed')),
    hook_token_hash: sha256(token),
    hook_token_sealed: sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
  });
  return id;
}
