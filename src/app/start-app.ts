import { ensureFirstAdmin } from '../accounts/ensure-first-admin.js';
import { AppError, isStoreUnavailable } from '../platform/errors.js';
import { buildHttp } from '../platform/http/build-http.js';
import { serve } from '../platform/http/endpoint.js';
import { requestLimits } from './request-limits.js';
import { createIdempotency } from '../platform/http/idempotency.js';
import { type HttpServer, serveHttp } from '../platform/http/serve-http.js';
import { createAuthenticate } from '../accounts/authenticate.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { createDemoTenant } from '../onboarding/create-demo-tenant.js';
import { build, type Parts } from './build.js';
import { type HealthDeps, healthEndpoints } from './health-endpoints.js';
import { announceProcess } from './installation/announce-process.js';
import { documentRoutes, pageRoutes } from './page-routes.js';
import { apiRoutes } from './routes.js';
import { startScheduler } from './scheduler.js';
import { type Farewell, noFarewell, stopTimes } from './stop-times.js';
import { startWorker } from './worker.js';
import { version } from './version.js';

export interface App {
  /** Where it listens; absent without the role `web`. */
  port: number | undefined;
  /** Before the web ends, it takes leave of those who may still come; all that runs may take `limitMs` in all. */
  stop(limitMs: number, farewell?: Farewell): Promise<void>;
}

/**
 * Builds the parts and starts the roles asked for: the port first, because a process that cannot have it shall neither take
 * work nor make a new link for the first sign-in. Stops them in the opposite order, also when the start fails half-way.
 */
export async function startApp(
  settings: Settings,
  log: Log,
  { adjust = (parts) => parts }: StartOptions = {},
): Promise<App> {
  const parts = adjust(await buildOrExplain(settings, log));
  const started: Started = { isServing: false };
  try {
    const port = await startRoles(settings, parts, started);
    return { port, stop: (limitMs, farewell) => stopRoles(parts, started, { limitMs, farewell }) };
  } catch (error) {
    await stopRoles(parts, started, { limitMs: failedStartLimitMs });
    throw error;
  }
}

export interface StartOptions {
  /** For rigs that put something between the parts, such as a place where the process dies. */
  adjust?: (parts: Parts) => Parts;
}

/** Nobody waits for what a process that failed to start had begun. */
const failedStartLimitMs = 6_000;

/** What runs so far. */
interface Started {
  isServing: boolean;
  server?: HttpServer;
  health?: HttpServer;
  worker?: ReturnType<typeof startWorker>;
  scheduler?: ReturnType<typeof startScheduler>;
  announced?: ReturnType<typeof announceProcess>;
}

async function startRoles(settings: Settings, parts: Parts, started: Started): Promise<number | undefined> {
  const { roles, publicUrl } = settings;
  const facts = { version, metricsToken: settings.metricsToken, isServing: () => started.isServing };
  const health = await startHealth(settings, parts, facts);
  if (health) started.health = health;
  if (roles.includes('web')) {
    const server = await startWeb(settings, parts, facts);
    started.server = server;
    // Only who prints the link makes one: each new link ends the one before.
    const welcome = await prepare(settings, parts);
    tellWhere(parts.log, { ...welcome, publicUrl, port: server.port });
  }
  if (roles.includes('worker')) started.worker = startWorker(parts);
  if (roles.includes('scheduler')) started.scheduler = startScheduler(parts);
  started.announced = announceProcess({ roles: [...roles], version }, parts);
  started.isServing = true;
  return started.server?.port;
}

/** What a clean end of the stores takes. */
const closingMs = 5_000;

/** Nothing new is begun from the first moment; what runs is finished side by side, within one limit. */
async function stopRoles(
  parts: Parts,
  started: Started,
  { limitMs, farewell = noFarewell }: { limitMs: number; farewell?: Farewell | undefined },
): Promise<void> {
  const until = performance.now() + limitMs - closingMs;
  started.isServing = false;
  parts.lines.endAll();
  const working = started.worker?.stop(limitMs - closingMs);
  const requestsMs = Math.min(limitMs, stopTimes.requestsMs);
  await Promise.all([started.scheduler?.stop(), started.server?.stop({ ...farewell, limitMs: requestsMs })]);
  // After the web, which wakes the workers of other processes until its last answer.
  await parts.wakeUps.stop(Math.max(0, until - performance.now()));
  await working;
  await started.announced?.stop();
  await parts.live.stop();
  // Last of all: until then the probes are told that it is stopping.
  await started.health?.stop({ limitMs: 1_000 });
  await parts.stop();
}

/** A database that cannot be reached is the operator's most likely mistake: said in a sentence. */
async function buildOrExplain(settings: Settings, log: Log): Promise<Parts> {
  try {
    return await build(settings, log);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const isConnection = isStoreUnavailable(cause) || /^(28|3D000)/.test(code);
    if (settings.databaseUrl === undefined || !isConnection) throw cause;
    const reason = code === '' ? 'no answer' : code;
    throw new AppError('unavailable', {
      publicMessage: `The database at DATABASE_URL cannot be used (${reason}). Check that it runs, that the address, user and password are right, and that the database exists.`,
      cause,
    });
  }
}

interface Welcome {
  oneTimeToken: string | undefined;
  hasDemo: boolean;
}

/** The first start on an empty database: a platform admin, and in the embedded shape a tenant to try things with. */
async function prepare(settings: Settings, parts: Parts): Promise<Welcome> {
  const first = { email: settings.adminEmail, password: settings.adminPassword };
  const admin = await ensureFirstAdmin(first, parts);
  const hasDemo = parts.db.isEmbedded && (await createDemoTenant(parts));
  return { oneTimeToken: admin?.oneTimeToken, hasDemo };
}

type Facts = Omit<HealthDeps, 'db' | 'metrics' | 'wakeUps'>;

async function startWeb(settings: Settings, parts: Parts, facts: Facts): Promise<HttpServer> {
  const api = apiRoutes(parts, facts);
  const served = [...api, ...documentRoutes(parts), ...pageRoutes(parts)];
  const deps = {
    ...httpDeps(settings, parts),
    idempotency: createIdempotency(parts),
    allowances: requestLimits(parts),
    teamOfHost: parts.teamOfHost,
  };
  return serveHttp(buildHttp(served, deps), settings);
}

/** Probes and figures of any role, at a port of their own: nobody from outside comes here. */
async function startHealth(settings: Settings, parts: Parts, facts: Facts): Promise<HttpServer | undefined> {
  const { healthPort: port, host } = settings;
  if (port === undefined) return undefined;
  const served = serve(healthEndpoints, { ...parts, ...facts });
  const server = await serveHttp(buildHttp(served, httpDeps(settings, parts)), { port, host });
  parts.log.info({ port: server.port }, 'telling of its health');
  return server;
}

const httpDeps = ({ publicUrl, trustedProxies }: Settings, parts: Parts) => ({
  ...{ publicUrl, trustedProxies, log: parts.log, metrics: parts.metrics, now: parts.clock.now },
  authenticate: createAuthenticate(parts),
});

/** Printed, not logged: the link is a secret that only whoever started the process shall see. */
function tellWhere(
  log: Log,
  { publicUrl, port, oneTimeToken, hasDemo }: Welcome & { publicUrl: string; port: number },
): void {
  log.info({ port, url: publicUrl }, 'listening');
  const lines = [
    `Dashboard    ${publicUrl}/`,
    ...(hasDemo ? [`Demo page    ${publicUrl}/demo`] : []),
    `API          ${publicUrl}/api/docs`,
    ...(oneTimeToken === undefined ? [] : [`First sign-in ${publicUrl}/welcome?token=${oneTimeToken}`]),
  ];
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}
