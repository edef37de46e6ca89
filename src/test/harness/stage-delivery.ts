import { z } from 'zod';
import type { BoundConnection } from '../../connections/connection.js';
import { createResolver } from '../../connections/resolve-connection.js';
import { deliverDue, type DeliverDeps } from '../../inbox/deliver.js';
import type { Ingest } from '../../inbox/ingest.js';
import type { HttpClient, Traits } from '../../kit/index.js';
import { createLimiter } from '../../platform/http/rate-limit.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import { newId } from '../../platform/ids.js';
import { createMetrics } from '../../platform/metrics.js';
import { makeConnection, makeTenant, testSealer, visitorMessage } from './factories.js';
import { scriptPlatform, type ScriptedPlatform } from './scripted-connector.js';
import { sharedIngest } from './shared-ingest.js';
import { silentLog, testDatabase } from './test-database.js';

/** A connection to a scripted platform with one conversation, in which a visitor has written. */
export interface DeliveryStage {
  db: Database;
  ingest: Ingest;
  platform: ScriptedPlatform;
  bound: BoundConnection;
  deps: DeliverDeps;
  tenantId: string;
  conversationId: string;
  /** Puts a reply into the outbox; `given` are columns of its row. Returns its id. */
  plan: (text: string, given?: Record<string, unknown>) => Promise<string>;
  /** What a worker does for the conversation. */
  deliver: () => Promise<void>;
  /** A delivery's row. */
  read: (id: string) => Promise<Record<string, unknown>>;
}

const noHttp: HttpClient = { call: () => Promise.reject(new Error('nothing may be called here')) };

export async function stageDelivery(traits: Partial<Traits> = {}): Promise<DeliveryStage> {
  const db = await testDatabase();
  const ingest = sharedIngest(db);
  const platform = scriptPlatform(traits);
  const bound = await makeConnection(db, await makeTenant(db), platform.connector);
  const connectors = new Map([[platform.connector.manifest.id, platform.connector]]);
  const deps: DeliverDeps = {
    db,
    resolver: createResolver({ db, connectors, sealer: testSealer, publicUrl: 'http://localhost:3000' }),
    wakeUps: { add: () => undefined },
    live: { publish: () => undefined },
    throttle: createLimiter(undefined),
    metrics: createMetrics(),
    log: silentLog,
    random: () => 0.5,
    guardedHttp: () => noHttp,
    mailer: undefined,
    monotonic: () => performance.now(),
  };
  const stored = await ingest(bound, visitorMessage(), true);
  if (stored.outcome !== 'stored') throw new Error(`the visitor's message was ${stored.outcome}`);
  const { conversation_id: conversationId } = stored;
  const tenantId = bound.row.tenant_id;
  return {
    ...{ db, ingest, platform, bound, deps, tenantId, conversationId },
    plan: (text, given = {}) => plan({ db, bound, conversationId }, text, given),
    deliver: () => deliverDue(tenantId, conversationId, deps),
    read: async (id) => {
      const row: unknown = await inTenant(db, tenantId, (tx) => tx('deliveries').where({ id }).first());
      return z.record(z.string(), z.unknown()).parse(row);
    },
  };
}

async function plan(
  { db, bound, conversationId }: Pick<DeliveryStage, 'db' | 'bound' | 'conversationId'>,
  text: string,
  given: Record<string, unknown>,
): Promise<string> {
  const id = newId();
  const { tenant_id, id: connection_id } = bound.row;
  await inTenant(db, tenant_id, (tx) =>
    tx('deliveries').insert({
      ...{ tenant_id, id, conversation_id: conversationId, connection_id, turn_id: null },
      ...{ kind: 'reply', part: 0, is_visible: true, text, state: 'ready', mark: id, handover_version: 0 },
      due_at: tx.raw('app_now()'),
      ...given,
    }),
  );
  return id;
}
