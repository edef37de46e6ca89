import path from 'node:path';
import { Redis } from 'ioredis';
import { createLookUpTexts } from '../accounts/domains/look-up-record.js';
import { createTeamOfHost } from '../accounts/domains/resolve-host.js';
import { createDiscoverIssuer } from '../accounts/openid/discover-issuer.js';
import { mailWriters } from '../accounts/write-mail.js';
import { readAssistant } from '../assistants/read-assistant.js';
import { beginTrial } from '../billing/begin-trial.js';
import { trialMailWriters } from '../billing/write-trial-mail.js';
import { createResolver } from '../connections/resolve-connection.js';
import { createIngest } from '../inbox/ingest.js';
import { createWidgetLines } from '../inbox/widget-lines.js';
import { resumeConnection } from '../inbox/resume-connection.js';
import { createIntentLoader } from '../intents/load-intents.js';
import { createLive } from '../live/live.js';
import { createOpenAiWrite } from '../models/openai-write.js';
import { createAccessTokens } from '../platform/access-token.js';
import { checkRoles } from '../platform/database/check-roles.js';
import { followClock } from '../platform/database/follow-clock.js';
import { migrate } from '../platform/database/migrate.js';
import { type Database, openDatabase } from '../platform/database/open-database.js';
import { runtimeRole, type SystemDb, type TenantDb } from '../platform/database/tenant-db.js';
import { createEgress, type Egress } from '../platform/egress/egress.js';
import { egressFetch } from '../platform/egress/fetch.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { sessionCookie } from '../platform/http/build-http.js';
import type { HttpClient } from '../kit/index.js';
import type { Log } from '../platform/log.js';
import { createMailer } from '../platform/mail.js';
import { createMailOutbox } from '../platform/mail-outbox.js';
import { createMetrics, type Metrics } from '../platform/metrics.js';
import { countCalls } from '../models/count-calls.js';
import { createBacklogReader } from './read-backlog.js';
import { openQueue } from '../platform/queue/open-queue.js';
import { openFingerprintKeys } from '../platform/fingerprint-keys.js';
import { loadOrCreateSecretKey } from '../platform/secret-key.js';
import { createSealer, type Sealer, type SecretKeys } from '../platform/secrets.js';
import type { Settings } from '../platform/settings.js';
import { loadConnectors } from './load-connectors.js';
import { readGuides } from './read-guides.js';

export const productName = 'Patchbay';
export const migrationsFolder = path.join(import.meta.dirname, '../../migrations');

/** Asked when an assistant names no model and OPENAI_MODEL is not set. */
const defaultModel = 'gpt-4.1-mini';

/** Ingest has connections of its own, and gives up early rather than keep a platform waiting (reliability.md F-025). */
const ingestPool = { name: 'ingest', max: 4, role: runtimeRole, statementTimeoutMs: 1_500, waitMs: 1_500 };

export type Parts = Awaited<ReturnType<typeof build>>;

/** Makes every client and every part that needs one. Nothing else in the product makes a client. */
export async function build(settings: Settings, log: Log) {
  // First, as it may refuse the start: nothing is open yet.
  const { connectors, folders, origins } = await loadConnectors(settings, log);
  const db = await openDatabase({ url: settings.databaseUrl, folder: settings.dataDir }, log);
  await migrate(db, migrationsFolder, log);
  await checkRoles(db);
  const wakeUps = await openQueue({ redisUrl: settings.redisUrl }, db, log);
  const redis = settings.redisUrl === undefined ? undefined : openRedis(settings.redisUrl, log);
  const egress = createEgress({ allow: settings.egressAllow, log });
  const secretKeys = await openSecretKeys(settings);
  const sealer = createSealer(secretKeys, await openFingerprintKeys({ db, secretKeys, log }));
  const { publicUrl, hasSubdomains, tenantLimits: knowledgeLimits } = settings;
  const resolver = createResolver({ db, connectors, sealer, publicUrl });
  const clock = await followClock(db, log);
  const readBacklog = createBacklogReader({ db, log });
  const metrics = createMetrics({ pools: () => db.use(), backlog: readBacklog });
  const mails = openMails(settings, { db, sealer, log });
  return {
    ...{ db, log, wakeUps, connectors, origins, sealer, publicUrl, resolver, productName, egress, clock },
    http: egress,
    guardedHttp: guardWith(egress),
    live: createLive(settings.redisUrl, log),
    ...{ metrics, readBacklog },
    tokens: createAccessTokens(secretKeys, { issuer: publicUrl, now: clock.now }),
    limiter: createLimiter(redis),
    throttle: createLimiter(undefined),
    guides: readGuides(folders),
    ingest: createIngest(db.pool(ingestPool)),
    ...mails,
    write: openWrite(settings, { egress, metrics }),
    ...newcomerRules(settings),
    openid: settings.openid && { ...settings.openid, url: settings.openid.issuer, tenantId: null },
    discoverIssuer: createDiscoverIssuer({
      fetch: egressFetch(egress, { timeoutMs: 10_000, maxBytes: 256 * 1024 }),
      monotonic,
    }),
    lookUpTexts: createLookUpTexts(),
    hasSubdomains,
    ...{ knowledgeLimits, mostHistoryImports: knowledgeLimits.historyImports },
    teamOfHost: createTeamOfHost({ db, publicUrl, hasSubdomains, log, monotonic }),
    loadIntents: createIntentLoader(),
    lines: createWidgetLines(),
    readSettings: async (tx: TenantDb, assistantId: string) =>
      (await readAssistant(tx, assistantId)).settings,
    monotonic,
    random: Math.random,
    cookieName: sessionCookie(publicUrl),
    forget: (connectionId: string) => resolver.forget(connectionId),
    resume: (tenantId: string, connectionId: string) =>
      resumeConnection(tenantId, connectionId, { db, wakeUps }),
    stop: async () => {
      clock.stop();
      redis?.disconnect();
      await mails.outbox.stop();
      await db.stop();
    },
  };
}

/** Every mail of the product, and whether it leaves this machine. */
function openMails(settings: Settings, deps: { db: Database; sealer: Sealer; log: Log }) {
  const mailer = openMailer(settings);
  const words = { publicUrl: settings.publicUrl, productName };
  const writers = { ...mailWriters(words), ...trialMailWriters(words) };
  return { mailer, hasMail: mailer !== undefined, outbox: createMailOutbox({ ...deps, mailer, writers }) };
}

/** Who may come by themselves, and what they may use at first. */
const newcomerRules = ({ signUp, trialDays, trialDailyAnswers }: Settings) => ({
  isSignUpOpen: signUp === 'open',
  beginTrial: (tx: SystemDb, tenantId: string) => beginTrial(tx, tenantId, trialDays),
  trialDailyAnswers,
});

const monotonic = (): number => performance.now();

/** Later answers are not waited for: what is limited would wait with them, and counts in this process meanwhile (F-022). */
const limitMs = 150;

function openRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: limitMs,
  });
  redis.on('error', (err: Error) => log.debug({ err }, 'Redis is away; limits are counted in this process'));
  return redis;
}

/** A client whose calls stop right before the first byte when `beforeWrite` throws. */
const guardWith =
  (egress: Egress) =>
  ({ beforeWrite }: { beforeWrite: () => void }): HttpClient => ({
    call: (call) => egress.call(call, { beforeWrite }),
  });

/** Opens and seals what stands sealed in the database. */
export const openSealer = async (settings: Settings) => createSealer(await openSecretKeys(settings));

/** The embedded shape makes its key at the first start. */
export async function openSecretKeys(settings: Settings): Promise<SecretKeys> {
  const current = settings.secretKey ?? (await loadOrCreateSecretKey(settings.dataDir));
  return { current, previous: settings.previousSecretKey };
}

const openMailer = ({ smtpUrl, mailFrom }: Settings) =>
  smtpUrl === undefined ? undefined : createMailer({ smtpUrl, from: mailFrom });

function openWrite({ openai }: Settings, { egress, metrics }: { egress: Egress; metrics: Metrics }) {
  if (openai.apiKey === undefined) return undefined;
  const { apiKey, baseUrl, model = defaultModel } = openai;
  return countCalls(
    createOpenAiWrite({ apiKey, baseUrl, model, fetch: egressFetch(egress, { isRepeatable: true }) }),
    { metrics },
  );
}
