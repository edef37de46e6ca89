import type { Knex } from 'knex';
import { type AnyConnector, beginAt, type Connected } from '../kit/index.js';
import { readNow } from '../platform/database/read-now.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import type { Sealer } from '../platform/secrets.js';
import { sealedIn } from './connection.js';
import { hideHookAddress } from './hook-address-in-steps.js';
import { forgetTroubles } from './note-trouble.js';

export interface NewlyConnected {
  tenantId: string;
  id: string;
  connector: AnyConnector;
  connected: Connected<unknown>;
  hookUrl: string;
  /** What it was when the platform was asked; absent for a connection that is being made. */
  version?: number;
}

/** A connection that works is looked at so often, spread a little so that not all are looked at together. */
const checkHours = 6;

/**
 * Stores what `connect` learned. The connection is live, unless somebody has paused it. False, and nothing is stored, when
 * it was changed or removed meanwhile.
 */
export async function saveConnected(
  tx: TenantDb,
  { tenantId, id, connector, connected, hookUrl, version }: NewlyConnected,
  { sealer, publicUrl }: { sealer: Sealer; publicUrl: string },
): Promise<boolean> {
  const { account, manualSteps } = connected;
  const changed = await tx('connections')
    .where({ id, ...(version === undefined ? {} : { version }) })
    .whereNull('removed_at')
    .update({
      status: tx.raw(`case status when 'paused' then status else 'live' end`),
      state_sealed: sealer.seal(JSON.stringify(connected.state), sealedIn(tenantId, 'state_sealed')),
      account_host: account.host,
      account_id: account.id,
      account_name: account.name,
      manual_steps: JSON.stringify(hideHookAddress(manualSteps, hookUrl)),
      ...hookColumns(connected, hookUrl),
      ...repairColumns(tx, connected),
      ...{ problem: null, told_at: null, notice_due_at: null, checked_for: publicUrl },
      checked_at: tx.raw('app_now()'),
      check_due_at: tx.raw('app_now() + make_interval(mins => ? + (random() * 20)::integer)', [
        checkHours * 60,
      ]),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
    });
  if (changed === 0) return false;
  await forgetTroubles(tx, id);
  if (connector.pull) await scheduleCatchUp(tx, tenantId, id);
  return true;
}

/** Where the connector does not say how the webhook stands, a step that gives its address to copy does. */
function hookColumns({ hook, manualSteps }: Connected<unknown>, hookUrl: string) {
  const isManual = manualSteps.some(({ copy }) => copy === hookUrl);
  return { hook: hook?.state ?? (isManual ? 'manual' : 'registered'), hook_why: hook?.why ?? null };
}

/** What was repaired before stays to be read until the next repair. */
const repairColumns = (
  tx: TenantDb,
  { repairs = [] }: Connected<unknown>,
): { repairs?: string; repaired_at?: Knex.Raw } =>
  repairs.length === 0 ? {} : { repairs: JSON.stringify(repairs), repaired_at: tx.raw('app_now()') };

/** From now on the platform's history is ours to follow; what was there before is the business's. Connected again: at once. */
const scheduleCatchUp = async (tx: TenantDb, tenantId: string, connectionId: string): Promise<void> => {
  await tx('catch_ups')
    .insert({ tenant_id: tenantId, connection_id: connectionId, cursor: beginAt(await readNow(tx)) })
    .onConflict(['tenant_id', 'connection_id'])
    .merge({ due_at: tx.raw('app_now()'), is_asked: true });
};
