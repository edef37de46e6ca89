import { z } from 'zod';
import type { Actor } from '../accounts/record-audit.js';
import type { PlatformDeliveryQuery, PlatformReplay } from '../contract/installation.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { replayDeliveries, type ReplayDeps } from './replay-deliveries.js';

/** What was given up, of all tenants: for platform admins, who see where and why, and not what was said. */

const Row = z.looseObject({});

type Wanted = Pick<PlatformDeliveryQuery, 'tenant_id' | 'reason'>;

const parked = (tx: SystemDb, { tenant_id, reason }: Wanted) => {
  const found = tx('deliveries as d').where({ 'd.state': 'parked' });
  if (tenant_id !== undefined) found.where({ 'd.tenant_id': tenant_id });
  if (reason !== undefined) found.where({ 'd.reason': reason });
  return found;
};

/** One page of it, the latest first. */
export function listPlatformDeliveries(
  tx: SystemDb,
  { tenant_id, reason, ...page }: PlatformDeliveryQuery,
): Promise<Page<z.infer<typeof Row>>> {
  const wanted = parked(tx, { tenant_id, reason })
    .join('tenants as t', 't.id', 'd.tenant_id')
    .join('connections as l', (on) => on.on('l.id', 'd.connection_id').andOn('l.tenant_id', 'd.tenant_id'))
    .select(
      ...['d.id', 'd.conversation_id', 'd.kind', 'd.reason', 'd.attempt', 'd.created_at'],
      tx.raw(`jsonb_build_object('id', t.id, 'name', t.name) as tenant`),
      tx.raw(`jsonb_build_object('id', l.id, 'name', l.name, 'connector', l.connector) as connection`),
    );
  return readPage(tx, wanted, { ...page, timeColumn: 'd.created_at', idColumn: 'd.id', row: Row });
}

/** More at once would keep the caller waiting for too long; one goes on until none is left. */
const mostAtOnce = 1_000;

const Chosen = z.array(z.object({ tenant_id: z.uuid(), id: z.uuid() }));

/**
 * Sends what fits after all, tenant by tenant, as a member of each would: each finds it in its audit log. Returns how many
 * were parked.
 */
export async function replayPlatformDeliveries(
  { ids, ...which }: PlatformReplay,
  actor: Actor,
  deps: ReplayDeps,
): Promise<number> {
  const rows: unknown = await asSystem(deps.db, (tx) => {
    const chosen = parked(tx, which).orderBy('d.created_at').limit(mostAtOnce).select('d.tenant_id', 'd.id');
    if (ids !== undefined) chosen.whereIn('d.id', ids);
    return chosen;
  });
  const chosen = Chosen.parse(rows);
  let replayed = 0;
  for (const tenantId of new Set(chosen.map(({ tenant_id }) => tenant_id))) {
    const theirs = chosen.filter(({ tenant_id }) => tenant_id === tenantId).map(({ id }) => id);
    replayed += await replayDeliveries({ tenantId, actor }, { ids: theirs }, deps);
  }
  return replayed;
}
