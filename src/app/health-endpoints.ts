import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { Alive, Readiness } from '../contract/health.js';
import { missingMigrations } from '../platform/database/migrate.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { sha256 } from '../platform/ids.js';
import type { Metrics } from '../platform/metrics.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import { migrationsFolder } from './build.js';

export interface HealthDeps {
  db: Database;
  wakeUps: Pick<WakeUps, 'store' | 'count'>;
  metrics: Metrics;
  metricsToken: string | undefined;
  version: string;
  /** False until all has started, and from the moment the process was told to stop. */
  isServing: () => boolean;
}

const alive = endpoint({
  method: 'GET',
  path: '/healthz',
  summary: 'The process is alive',
  tag: 'Health',
  access: 'public',
  reply: Alive,
  handle: (_input, { version }: HealthDeps) => Promise.resolve({ status: 'alive', version }),
});

type Check = z.infer<typeof Readiness>['checks'][number];

/** A store that does not answer within this is as good as none. */
const limitMs = 1_500;
const tooLate = Symbol('too late');

/** What somebody is told of a check that failed; '' when it is fine. */
async function judge(checking: Promise<string>): Promise<string> {
  const late = new Promise<typeof tooLate>((resolve) => setTimeout(() => resolve(tooLate), limitMs).unref());
  const note = await Promise.race([checking.catch(() => 'it does not answer'), late]);
  return note === tooLate ? 'it takes too long' : note;
}

const check = (name: string, note: string, isNeeded = true): Check => ({
  ...{ name, note, is_fine: note === '', is_needed: isNeeded },
});

/** Each process migrates before it serves; a backup that is restored beneath it may be older than its code. */
async function checkStores({ db, wakeUps }: HealthDeps): Promise<Check[]> {
  const [database, migrations, queue] = await Promise.all([
    judge(db.knex.raw('select 1').then(() => '')),
    judge(missingMigrations(db, migrationsFolder).then(noteMissing)),
    judge(wakeUps.count().then((counts) => (counts === undefined ? `${wakeUps.store} does not answer` : ''))),
  ]);
  // Without its queue the product goes on: the sweep finds what is due, only later.
  return [check('database', database), check('migrations', migrations), check('queue', queue, false)];
}

const noteMissing = ([first]: readonly string[]): string =>
  first === undefined ? '' : `the database lacks ${first}; run the migrations`;

const ready = rawEndpoint({
  method: 'GET',
  path: '/readyz',
  summary: 'The process can serve',
  tag: 'Health',
  access: 'public',
  contentType: 'application/json',
  reply: Readiness,
  statuses: [200, 503],
  handle: async (_input, deps: HealthDeps) => {
    const serving = check('serving', deps.isServing() ? '' : 'it is starting or stopping');
    const checks = [serving, ...(await checkStores(deps))];
    const isReady = checks.every(({ is_fine, is_needed }) => is_fine || !is_needed);
    const body = Readiness.parse({ status: isReady ? 'ready' : 'not-ready', checks });
    return {
      status: isReady ? 200 : 503,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(body),
    };
  },
});

const metrics = rawEndpoint({
  method: 'GET',
  path: '/metrics',
  summary: 'Figures for Prometheus; needs the bearer token METRICS_TOKEN',
  tag: 'Health',
  access: 'public',
  credential: 'operator',
  contentType: 'text/plain',
  errors: ['unauthorized', 'not-found'],
  handle: async ({ request }, deps: HealthDeps) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    // Without a token in the settings nobody may read: a route that is open by accident tells strangers too much.
    if (deps.metricsToken === undefined) throw new AppError('not-found');
    if (!timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(deps.metricsToken))))
      throw new AppError('unauthorized');
    const { contentType, text } = await deps.metrics.read();
    return { contentType, body: text };
  },
});

export const healthEndpoints = [alive, ready, metrics];
