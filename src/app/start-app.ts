import { ensureFirstAdmin } from '../accounts/ensure-first-admin.js';
import { AppError } from '../platform/errors.js';
import { buildHttp } from '../platform/http/build-http.js';
import { type HttpServer, serveHttp } from '../platform/http/serve-http.js';
import { createAuthenticate } from '../accounts/authenticate.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { createDemoTenant } from '../onboarding/create-demo-tenant.js';
import { build, type Parts } from './build.js';
import { documentRoutes, pageRoutes } from './page-routes.js';
import { apiRoutes } from './routes.js';
import { startScheduler } from './scheduler.js';
import { startWorker } from './worker.js';
import { version } from './version.js';

export interface App {
  /** Where it listens; absent without the role `web`. */
  port: number | undefined;
  stop(limitMs: number): Promise<void>;
}

/** Builds the parts, starts the roles asked for, and stops them in the opposite order. */
export async function startApp(settings: Settings, log: Log): Promise<App> {
  const parts = await buildOrExplain(settings, log);
  const has = (role: Settings['roles'][number]) => settings.roles.includes(role);
  let isServing = true;
  const worker = has('worker') ? startWorker(parts) : undefined;
  const scheduler = has('scheduler') ? startScheduler(parts) : undefined;
  // Only who prints the link makes one: each new link ends the one before.
  const welcome = has('web') ? await prepare(settings, parts) : undefined;
  let server: HttpServer | undefined;
  try {
    server = has('web') ? await startWeb(settings, parts, () => isServing) : undefined;
  } catch (error) {
    await parts.stop();
    throw error;
  }
  if (server && welcome) tellWhere(log, { ...welcome, publicUrl: settings.publicUrl, port: server.port });
  return {
    port: server?.port,
    stop: async (limitMs) => {
      isServing = false;
      parts.lines.endAll();
      await scheduler?.stop();
      await server?.stop(Math.min(limitMs, 10_000));
      await worker?.stop();
      await parts.wakeUps.stop(limitMs - 5_000);
      await parts.live.stop();
      await parts.stop();
    },
  };
}

/** A database that cannot be reached is the operator's most likely mistake: said in a sentence. */
async function buildOrExplain(settings: Settings, log: Log): Promise<Parts> {
  try {
    return await build(settings, log);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const isConnection = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D000|08)/.test(code);
    if (settings.databaseUrl === undefined || !isConnection) throw cause;
    throw new AppError('unavailable', {
      publicMessage: `The database at DATABASE_URL cannot be used (${code}). Check that it runs, that the address, user and password are right, and that the database exists.`,
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

async function startWeb(settings: Settings, parts: Parts, isServing: () => boolean): Promise<HttpServer> {
  const facts = { version, metricsToken: settings.metricsToken, isServing };
  const api = apiRoutes(parts, facts);
  const app = buildHttp([...api, ...documentRoutes(api, parts), ...pageRoutes(parts)], {
    authenticate: createAuthenticate(parts),
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    log: parts.log,
    metrics: parts.metrics,
  });
  return serveHttp(app, settings);
}

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
