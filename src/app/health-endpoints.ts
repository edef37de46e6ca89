import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { Alive, Readiness } from '../contract/health.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { sha256 } from '../platform/ids.js';
import type { Metrics } from '../platform/metrics.js';

export interface HealthDeps {
  db: Database;
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

/** A database that does not answer within this is as good as none. */
const limitMs = 1_500;

async function checkDatabase({ db }: HealthDeps): Promise<Check> {
  const outcome = await Promise.race([
    db.knex.raw('select 1').then(
      () => '',
      () => 'it does not answer',
    ),
    new Promise<string>((resolve) => setTimeout(() => resolve('it takes too long'), limitMs).unref()),
  ]);
  return { name: 'database', is_fine: outcome === '', is_needed: true, note: outcome };
}

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
    const serving = {
      name: 'serving',
      is_fine: deps.isServing(),
      is_needed: true,
      note: deps.isServing() ? '' : 'it is starting or stopping',
    };
    const search = { name: 'search', is_fine: true, is_needed: false, note: 'by words' };
    const checks = [serving, await checkDatabase(deps), search];
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
