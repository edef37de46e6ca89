import { z } from 'zod';
import { resumeConnection } from '../inbox/resume-connection.js';
import { catchUp, type CatchUpDeps } from '../inbox/catch-up.js';
import {
  type AnyConnector,
  type Connected,
  type ConnectorError,
  type ConnectorEvent,
  defineConnector,
  forged,
  genuine,
  secret,
  type Traits,
} from '../kit/index.js';
import { Connection } from '../contract/connections.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { Mail } from '../platform/mail.js';
import { newToken } from '../platform/ids.js';
import { createMetrics } from '../platform/metrics.js';
import { makeTenant, testSealer, type TestTenant } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import type { CareDeps } from './care-for-connections.js';
import type { BoundConnection } from './connection.js';
import { openConnection } from './open-connection.js';
import { readBound } from './read-bound.js';
import { createResolver, type ConnectionResolver } from './resolve-connection.js';
import { viewConnection } from './view-connection.js';

/** The platform behind a staged connection. */
export interface StagedPlatform {
  /** What it refuses at present; `connect` and `pull` throw it. */
  refuses: ConnectorError | undefined;
  outcome: Partial<Connected<object>>;
  /** What its history holds and nobody has read yet. */
  history: ConnectorEvent[];
  traits: Partial<Traits>;
  /** The tokens that it was asked with, in order. */
  asked: string[];
}

export interface ConnectionStage {
  db: Database;
  tenant: TestTenant;
  id: string;
  platform: StagedPlatform;
  /** About this connection. */
  mails: Mail[];
  deps: CareDeps & CatchUpDeps & { resolver: ConnectionResolver; guides: ReadonlyMap<string, string> };
  bound: () => Promise<BoundConnection>;
  /** As the API shows it. */
  view: () => Promise<Connection>;
  /** Changes columns of the connection. */
  set: (columns: Record<string, unknown>) => Promise<void>;
  read: () => Promise<void>;
}

const Config = z.object({ token: secret({ label: 'Token' }) });

function connectorOf(platform: StagedPlatform): AnyConnector {
  const scripted = scriptPlatform().connector;
  return defineConnector<z.infer<typeof Config>, object>({
    ...scripted,
    // One platform for each stage: nothing is asked for another one's connection.
    manifest: { ...scripted.manifest, id: `scripted-${newToken(6)}` },
    config: Config,
    state: z.object({}),
    traits: () => ({ ...scripted.traits({}), ...platform.traits }),
    verify: ({ headers }, { config: { token } }) =>
      headers['x-token'] === token ? genuine : forged('another token'),
    connect: ({ config: { token }, hookUrl }) => {
      platform.asked.push(token);
      if (platform.refuses) return Promise.reject(platform.refuses);
      return Promise.resolve({
        ...{ state: {}, account: { host: 'scripted', id: hookUrl, name: 'One' }, manualSteps: [] },
        ...platform.outcome,
      });
    },
    pull: () => {
      if (platform.refuses) return Promise.reject(platform.refuses);
      return Promise.resolve({ events: platform.history.splice(0), cursor: '{}', isComplete: true });
    },
  });
}

/** A connection to a platform that is this process, opened as a tenant does. */
export async function stageConnection(given: Partial<StagedPlatform> = {}): Promise<ConnectionStage> {
  const db = await testDatabase();
  const tenant = await makeTenant(db);
  const platform: StagedPlatform = {
    ...{ refuses: undefined, outcome: {}, history: [], traits: {}, asked: [] },
    ...given,
  };
  const connector = connectorOf(platform);
  const mails: Mail[] = [];
  const parts = {
    ...{ db, sealer: testSealer, publicUrl: 'http://localhost:3000', log: silentLog },
    connectors: new Map([[connector.manifest.id, connector]]),
  };
  const resolver = createResolver(parts);
  const wakeUps = { add: () => undefined };
  const deps: ConnectionStage['deps'] = {
    ...{ ...parts, resolver, wakeUps, guides: new Map<string, string>(), productName: 'Patchbay' },
    ingest: sharedIngest(db),
    live: { publish: () => undefined },
    metrics: createMetrics(),
    http: { call: () => Promise.reject(new Error('nothing may be called here')) },
    forget: (connectionId) => resolver.forget(connectionId),
    resume: (tenantId, connectionId) => resumeConnection(tenantId, connectionId, { db, wakeUps }),
    mailer: {
      send: (mail) => {
        if (mail.text.includes(`/connections/${id}`)) mails.push(mail);
        return Promise.resolve();
      },
    },
  };
  const wanted = { connector: connector.manifest.id, name: 'Shop', config: { token: 'first' } };
  const id: string = await openConnection(tenant.id, wanted, deps);
  return {
    ...{ db, tenant, id, platform, mails, deps },
    bound: () => readBound(tenant.id, id, deps),
    view: async () => Connection.parse(await viewConnection(tenant.id, id, deps)),
    set: (columns) =>
      inTenant(db, tenant.id, async (tx) => {
        await tx('connections').where({ id }).update(columns);
      }),
    read: () => catchUp(tenant.id, id, deps),
  };
}
