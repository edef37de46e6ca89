import { z } from 'zod';
import { openInternalConnection } from '../connections/open-internal-connection.js';
import { sealedIn } from '../connections/connection.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newToken, sha256 } from '../platform/ids.js';
import type { Row } from './check-row.js';
import type { LoadDeps } from './load-archive.js';

const Exported = z.object({
  ...{ id: z.uuid(), assistant_id: z.uuid(), connector: z.string(), name: z.string(), trust: z.string() },
  ...{ config_public: z.record(z.string(), z.json()), account_name: z.string().nullable() },
  removed_at: z.string().nullable(),
});

/**
 * Connections arrive paused and without their secrets: whoever owns them connects them again. They have an address and a key
 * of their own, so the installation that they come from goes on with its own.
 */
export async function storeConnections(
  tx: TenantDb,
  { rows, tenantId }: { rows: readonly Row[]; tenantId: string },
  { connectors, sealer }: LoadDeps,
): Promise<number> {
  for (const row of rows) {
    const { config_public: config, removed_at, ...exported } = Exported.parse(row);
    const connector = connectors.get(exported.connector);
    const parsed = connector?.config.safeParse(config);
    const isLocal = parsed?.success === true && connector?.traits(parsed.data).transport === 'local';
    const isRemoved = removed_at !== null;
    const token = newToken();
    await tx('connections').insert({
      ...{ ...exported, tenant_id: tenantId, config_public: JSON.stringify(config), removed_at },
      status: connector?.manifest.internal === true ? 'live' : 'paused',
      config_sealed: isRemoved
        ? ''
        : sealer.seal(JSON.stringify(config), sealedIn(tenantId, 'config_sealed')),
      hook_token_hash: isRemoved ? `removed ${exported.id}` : sha256(token),
      hook_token_sealed: isRemoved ? '' : sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
      public_key: isLocal && !isRemoved ? newToken(18) : null,
      ...(parsed?.success === false && !isRemoved ? { problem: problem(new Date()) } : {}),
    });
  }
  return rows.length;
}

const problem = (at: Date): string =>
  JSON.stringify({
    code: 'imported',
    message: 'This connection came with an archive, without its secrets.',
    remedy: 'Enter them under Access and save. Then resume it.',
    at: at.toISOString(),
  });

/** The product's own connections, where the archive held none. */
export async function addInternalConnections(
  tx: TenantDb,
  tenantId: string,
  { connectors, sealer }: LoadDeps,
): Promise<void> {
  const row: unknown = await tx('assistants').where({ is_default: true }).first('id');
  const { id: assistantId } = z.object({ id: z.uuid() }).parse(row);
  for (const connector of connectors.values()) {
    if (connector.manifest.internal !== true) continue;
    const known: unknown = await tx('connections').where({ connector: connector.manifest.id }).first('id');
    if (known === undefined)
      await openInternalConnection(tx, { tenantId, assistantId, connector }, { sealer });
  }
}
