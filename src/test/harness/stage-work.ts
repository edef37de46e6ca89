import { changeConfig } from '../../accounts/tenant-config.js';
import type { BoundConnection } from '../../connections/connection.js';
import { createResolver } from '../../connections/resolve-connection.js';
import type { ChangeConfig } from '../../contract/config.js';
import { deliverDue, type DeliverDeps } from '../../inbox/deliver.js';
import { ingestEvent, type ReceiveDeps } from '../../inbox/receive-hook.js';
import type { Ingested } from '../../inbox/ingest.js';
import { createIntentLoader } from '../../intents/load-intents.js';
import type { ConnectorEvent, HttpClient, MessageEvent } from '../../kit/index.js';
import { createSource } from '../../knowledge/create-source.js';
import type { Write } from '../../models/write.js';
import { answerConversation, type AnswerDeps } from '../../pipeline/answer.js';
import { createLimiter } from '../../platform/http/rate-limit.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import { createMetrics } from '../../platform/metrics.js';
import { makeConnection, makeTenant, testSealer, type TestTenant, visitorMessage } from './factories.js';
import type { ScriptedPlatform } from './scripted-connector.js';
import { sharedIngest } from './shared-ingest.js';
import { readClock, silentLog, testDatabase } from './test-database.js';

/** One process of the product without its queue: what arrives is stored, and a look does what a worker would. */
export interface WorkStage {
  db: Database;
  tenant: TestTenant;
  bound: BoundConnection;
  deps: AnswerDeps & DeliverDeps & ReceiveDeps;
  receive: (event: ConnectorEvent) => Promise<Ingested>;
  /** A visitor writes now, on the database's clock. Fails unless it is stored; answers the conversation's id. */
  visitorWrites: (message: Partial<MessageEvent>) => Promise<string>;
  /** Answers and delivers what is due in a conversation. */
  look: (conversationId: string) => Promise<void>;
}

const noHttp: HttpClient = { call: () => Promise.reject(new Error('nothing may be called here')) };

/** What the business of a stage knows. */
const knowledge = {
  kind: 'text',
  title: 'Opening hours and delivery',
  content:
    'We are open Monday to Saturday from 9:00 to 17:00. On Sunday we are closed.\n\nDelivery to Norway costs 79 euros.',
} as const;

interface StageOptions {
  write: Write | undefined;
  /** Further settings of the tenant. */
  config?: ChangeConfig;
  /** Another database than the one that all tests share. */
  database?: string;
}

/** Without a wait for quiet: a message is due at once. */
export async function stageWork(
  platform: ScriptedPlatform,
  { write, config = {}, database }: StageOptions,
): Promise<WorkStage> {
  const db = await testDatabase(database);
  const tenant = await makeTenant(db);
  await inTenant(db, tenant.id, async (tx) => {
    await changeConfig(tx, { settle_quiet_ms: 0, settle_max_ms: 0, daily_model_calls: 100_000, ...config });
    await createSource(tx, knowledge);
  });
  const bound = await makeConnection(db, tenant, platform.connector);
  const connectors = new Map([[platform.connector.manifest.id, platform.connector]]);
  const deps: WorkStage['deps'] = {
    ...{ db, write, hasMail: false, mailer: undefined, log: silentLog },
    ingest: sharedIngest(db),
    resolver: createResolver({ db, connectors, sealer: testSealer, publicUrl: 'http://localhost:3000' }),
    wakeUps: { add: () => undefined },
    live: { publish: () => undefined },
    http: noHttp,
    guardedHttp: () => noHttp,
    throttle: createLimiter(undefined),
    metrics: createMetrics(),
    loadIntents: createIntentLoader(),
    trialDailyAnswers: 200,
    monotonic: () => performance.now(),
    random: () => 0.5,
  };
  return {
    ...{ db, tenant, bound, deps },
    receive: (event) => ingestEvent(bound, event, { ...deps, isTrusted: true }),
    visitorWrites: async (message) => {
      const sent_at = (await readClock(db)).toISOString();
      const event = visitorMessage({ sent_at, ...message });
      const stored = await ingestEvent(bound, event, { ...deps, isTrusted: true });
      if (stored.outcome !== 'stored') throw new Error(`the visitor's message was ${stored.outcome}`);
      return stored.conversation_id;
    },
    look: async (conversationId) => {
      await answerConversation(tenant.id, conversationId, deps);
      await deliverDue(tenant.id, conversationId, deps);
    },
  };
}
