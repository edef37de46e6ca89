import { z } from 'zod';
import { recordAudit } from '../accounts/record-audit.js';
import type { BoundConnection } from '../connections/connection.js';
import { type CatchUpDeps } from '../inbox/catch-up.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { giveToHumans, markAnswered, moveSequences } from './adjust-conversations.js';
import { readThrough } from './read-through.js';
import { settleDeliveries } from './settle-deliveries.js';

export interface Report {
  /** Connections whose platform told what happened since the backup, and those where nobody could or would. */
  read: number;
  unread: string[];
  /** Conversations that were answered after the backup, as the platform shows. */
  answered: number;
  /** Messages that were on their way: found at the platform, to be looked up again, given up with a human called. */
  found: number;
  open: number;
  parked: number;
  /** Conversations whose answer nobody can know of; a human looks at them. */
  given: number;
}

const nothing = { found: 0, open: 0, parked: 0 };

/**
 * Brings a restored installation up to what happened since its backup, before anything may speak (reliability.md F-029).
 * The platforms' histories are read; what was answered after the backup is not answered again; what was on its way is
 * looked up by its mark, and parked where it is stale or nobody can tell. Nothing is sent here.
 */
export async function reconcile(restored: { takenAt: Date }, deps: CatchUpDeps): Promise<Report> {
  const tenants = await asSystem(deps.db, (tx) => tx('tenants').where({ status: 'active' }).pluck('id'));
  const report: Report = { read: 0, unread: [], answered: 0, given: 0, ...nothing };
  for (const tenantId of z.array(z.uuid()).parse(tenants)) {
    await inTenant(deps.db, tenantId, (tx) => moveSequences(tx));
    for (const { id, name } of await inTenant(deps.db, tenantId, listConnections))
      await reconcileConnection({ tenantId, id, name, report }, deps);
    await inTenant(deps.db, tenantId, (tx) => note(tx, { tenantId, ...restored }));
  }
  return report;
}

const Connections = z.array(z.object({ id: z.uuid(), name: z.string() }));

/** The chat window and the API are ours: what the database says of them is all there is. */
const listConnections = async (tx: TenantDb): Promise<z.infer<typeof Connections>> =>
  Connections.parse(
    await tx('connections')
      .whereNull('removed_at')
      .where({ status: 'live' })
      .orderBy('id')
      .select('id', 'name'),
  );

interface Reconciling {
  tenantId: string;
  id: string;
  name: string;
  report: Report;
}

async function reconcileConnection(
  { tenantId, id, name, report }: Reconciling,
  deps: CatchUpDeps,
): Promise<void> {
  const bound = await deps.resolver.byId(tenantId, id);
  if (bound.traits.transport === 'local') return;
  const since = newId();
  const isRead = await readThrough(bound, deps);
  if (isRead) {
    report.read += 1;
    report.answered += await inTenant(deps.db, tenantId, (tx) => markAnswered(tx, id, since));
  } else {
    report.unread.push(name);
    report.given += await inTenant(deps.db, tenantId, (tx) => giveToHumans(tx, id));
  }
  await addDeliveries(bound, report, deps);
}

async function addDeliveries(bound: BoundConnection, report: Report, deps: CatchUpDeps): Promise<void> {
  const settled = await settleDeliveries(bound, deps);
  report.found += settled.found;
  report.open += settled.open;
  report.parked += settled.parked;
}

const note = (tx: TenantDb, { tenantId, takenAt }: { tenantId: string; takenAt: Date }): Promise<void> =>
  recordAudit(tx, {
    tenantId,
    actor: { kind: 'operator', id: null, name: 'restore' },
    action: 'installation.restore',
    details: { backup_of: takenAt.toISOString() },
  });
