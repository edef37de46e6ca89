import { z } from 'zod';
import { changeConfig } from '../../accounts/tenant-config.js';
import { bindConnection, type BoundConnection, sealedIn } from '../../connections/connection.js';
import { openInternalConnection } from '../../connections/open-internal-connection.js';
import { findById } from '../../connections/queries.js';
import { createResolver } from '../../connections/resolve-connection.js';
import { confirmHint, type ConfirmDeps } from '../../inbox/confirm-hint.js';
import { deliverDue, type DeliverDeps } from '../../inbox/deliver.js';
import { type OperateDeps, takeOver } from '../../inbox/operate.js';
import { receiveHook } from '../../inbox/receive-hook.js';
import { createIntentLoader } from '../../intents/load-intents.js';
import type { AnyConnector, HttpClient, RawRequest } from '../../kit/index.js';
import type { Bench } from '../../kit/testing/index.js';
import { createSource } from '../../knowledge/create-source.js';
import { answerConversation, type AnswerDeps } from '../../pipeline/answer.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import { createLimiter } from '../../platform/http/rate-limit.js';
import { createMetrics } from '../../platform/metrics.js';
import { makeTenant, testSealer, type TestTenant } from '../harness/factories.js';
import { realNow, replaceDate } from '../harness/replace-date.js';
import { sharedIngest } from '../harness/shared-ingest.js';
import { advanceClock, readClock, silentLog, testDatabase } from '../harness/test-database.js';

/**
 * One process of the product at a simulated platform, with its database and without its queue: hooks are handed over as they
 * came in, or in another order, and a look does what a worker would.
 */
export interface PlatformStage {
  bench: Bench;
  bound: BoundConnection;
  /**
   * Hands over the hooks that have come in since the last time, and has confirmed what they only claim. `told` says in which
   * order, and which of them at the same moment.
   */
  hear: (told?: (hooks: readonly RawRequest[]) => readonly (readonly RawRequest[])[]) => Promise<void>;
  /** Answers and delivers what is due in a conversation, by the platform's id. */
  look: (conversationId: string) => Promise<void>;
  /** A person takes the conversation over in the product itself. */
  takeOver: (conversationId: string) => Promise<void>;
  /** Who has a conversation, and how its replies stand. */
  read: (conversationId: string) => Promise<Standing>;
  /** The way out of the next look; without one it is the platform's again. */
  callThrough: (http?: HttpClient) => void;
  /** Time goes by, for the product, the platform and this process alike. */
  pass: (ms: number) => Promise<void>;
  stop: () => Promise<void>;
}

const Standing = z.object({
  id: z.string(),
  handler: z.string(),
  handler_reason: z.string().nullable(),
  is_waiting_for_human: z.boolean(),
  replies: z.array(z.string()),
});
type Standing = z.infer<typeof Standing>;

type Deps = AnswerDeps & DeliverDeps & ConfirmDeps & OperateDeps & { db: Database };

/** What the business knows. */
const knowledge = {
  kind: 'text',
  title: 'Opening hours',
  content: 'We are open Monday to Saturday from 9:00 to 17:00. On Sunday we are closed.',
} as const;

/** Without a wait for quiet: a message is due at once. Answers are quoted from the knowledge. */
export async function stagePlatform(
  connector: AnyConnector,
  startBench: () => Promise<Bench>,
): Promise<PlatformStage> {
  const db = await testDatabase('connector-suite');
  // Its time is everybody's: signatures and ages depend on it. The embedded one has no other than this process's.
  const clock = { aheadMs: db.isEmbedded ? 0 : (await readClock(db)).getTime() - realNow() };
  const restoreDate = replaceDate(() => realNow() + clock.aheadMs);
  const bench = await startBench();
  const stop = async () => {
    restoreDate();
    await bench.stop();
  };
  const { bound, deps } = await furnish(connector, { db, bench }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ...{ bench, bound, stop },
    ...speaking({ bench, bound, deps }),
    callThrough: (http = bench.http) => void Object.assign(deps, { guardedHttp: () => http }),
    pass: async (ms) => {
      if (!db.isEmbedded) await advanceClock(db, ms);
      clock.aheadMs += ms;
    },
  };
}

/** A business that is connected to the platform, and all that answers for it. */
async function furnish(
  connector: AnyConnector,
  { db, bench }: { db: Database; bench: Bench },
): Promise<{ bound: BoundConnection; deps: Deps }> {
  const tenant = await makeTenant(db);
  await inTenant(db, tenant.id, async (tx) => {
    await changeConfig(tx, { settle_quiet_ms: 0, settle_max_ms: 0 });
    await createSource(tx, knowledge);
  });
  const connectors = new Map([[connector.manifest.id, connector]]);
  const bound = await connect(connector, { db, tenant, bench });
  return { bound, deps: makeDeps({ db, connectors, http: bench.http }) };
}

interface Given {
  db: Database;
  tenant: TestTenant;
  bench: Bench;
}

const publicUrl = 'http://localhost:3000';

/** A connection as it is once its account was connected; the platform's hooks go to the bench. */
async function connect(connector: AnyConnector, { db, tenant, bench }: Given): Promise<BoundConnection> {
  const config = connector.config.parse(bench.typed);
  const { http, hookUrl } = bench;
  const { state, account } = await connector.connect({ config, http, hookUrl, productName: 'Patchbay' });
  const seal = (value: unknown, column: 'config_sealed' | 'state_sealed') =>
    testSealer.seal(JSON.stringify(value), sealedIn(tenant.id, column));
  const row = await inTenant(db, tenant.id, async (tx) => {
    const made = { tenantId: tenant.id, assistantId: tenant.assistantId, connector };
    const id = await openInternalConnection(tx, made, { sealer: testSealer });
    await tx('connections')
      .where({ id })
      .update({
        ...{ config_sealed: seal(config, 'config_sealed'), state_sealed: seal(state, 'state_sealed') },
        // Ports come again, and with them the accounts of earlier stages.
        ...{
          account_host: `${account.host} ${tenant.id}`,
          account_id: account.id,
          account_name: account.name,
        },
      });
    return findById(tx, id);
  });
  if (!row) throw new Error('the connection was not stored');
  const connectors = new Map([[connector.manifest.id, connector]]);
  return bindConnection(row, { connectors, sealer: testSealer, publicUrl });
}

const makeDeps = ({
  db,
  connectors,
  http,
}: {
  db: Database;
  connectors: ReadonlyMap<string, AnyConnector>;
  http: HttpClient;
}): Deps => ({
  ...{ db, http, write: undefined, hasMail: false, mailer: undefined, log: silentLog },
  ingest: sharedIngest(db),
  resolver: createResolver({ db, connectors, sealer: testSealer, publicUrl }),
  wakeUps: { add: () => undefined },
  live: { publish: () => undefined },
  guardedHttp: () => http,
  throttle: createLimiter(undefined),
  metrics: createMetrics(),
  loadIntents: createIntentLoader(),
  trialDailyAnswers: 200,
  monotonic: () => performance.now(),
  random: () => 0.5,
});

/** What passes between platform and product. */
function speaking({ bench, bound, deps }: { bench: Bench; bound: BoundConnection; deps: Deps }) {
  const { tenant_id: tenantId, id: connectionId, connector } = bound.row;
  const token = bound.hookUrl.split('/').at(-1) ?? '';
  let heard = 0;
  const read = (conversationId: string) =>
    inTenant(deps.db, tenantId, async (tx) =>
      Standing.parse(
        await tx('conversations as c')
          .where({ 'c.connection_id': connectionId, 'c.external_id': conversationId })
          .first(
            ...['c.id', 'c.handler', 'c.handler_reason', 'c.is_waiting_for_human'],
            tx.raw(`array(select d.state from deliveries d where d.conversation_id = c.id
              and d.kind in ('reply', 'handover-text') order by d.created_at, d.part) as replies`),
          ),
      ),
    );
  const confirmAll = async () => {
    const waiting: unknown = await inTenant(deps.db, tenantId, (tx) =>
      tx('hints').where({ connection_id: connectionId, state: 'waiting' }).orderBy('created_at').pluck('id'),
    );
    for (const id of z.array(z.string()).parse(waiting)) await confirmHint(tenantId, id, deps);
  };
  const hear: PlatformStage['hear'] = async (told = (hooks) => hooks.map((hook) => [hook])) => {
    const hooks = await bench.hooks();
    const news = hooks.slice(heard);
    heard = hooks.length;
    for (const atOnce of told(news))
      await Promise.all(atOnce.map((hook) => receiveHook(hook, { connector, token }, deps)));
    await confirmAll();
  };
  return {
    ...{ read, hear },
    look: async (conversationId: string) => {
      const { id } = await read(conversationId);
      await answerConversation(tenantId, id, deps);
      await deliverDue(tenantId, id, deps);
    },
    takeOver: async (conversationId: string) => {
      const { id } = await read(conversationId);
      const actor = { kind: 'api-key', id: null, name: 'Test' };
      await takeOver({ tenantId, conversationId: id, personId: null, actor }, deps);
    },
  };
}
