import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startApp, type StartOptions } from '../../app/start-app.js';
import { createLog, type LogOptions } from '../../platform/log.js';
import { readSettings, secretValues } from '../../platform/settings.js';
import { copyTemplate } from './embedded-template.js';
import { forgetLimits } from './forget-limits.js';
import { createServerDatabase, silentLog, testDatabaseUrl, testRedisUrl } from './test-database.js';
import { freePort } from './free-port.js';

/** The whole product in this process, on the stores of the test run, as an operator would start it. */

export interface TestApp {
  url: string;
  /** Signed in as the platform admin. */
  admin: Api;
  /** A client with another credential. */
  as: (headers: Record<string, string>) => Api;
  /** Where an embedded app keeps its data. */
  dataDir: string;
  /** Ends it. With `keepData` another one may go on where it left off. */
  stop: (options?: { keepData?: boolean }) => Promise<void>;
}

/** One call to our own API; answers with the parsed body and the status. */
export interface Api {
  call: (
    method: string,
    route: string,
    body?: unknown,
  ) => Promise<{ status: number; body: z.infer<typeof Body> }>;
  get: (route: string) => Promise<z.infer<typeof Body>>;
  post: (route: string, body?: unknown) => Promise<z.infer<typeof Body>>;
}

const Body = z.looseObject({});

export const adminEmail = 'root@example.com';
export const adminPassword = 'correct horse battery';

export interface TestAppOptions extends StartOptions {
  /** Where its log goes, at the most talkative level; nowhere unless told. */
  logTo?: LogOptions['destination'];
}

export async function startTestApp(
  extra: Record<string, string> = {},
  { logTo, ...options }: TestAppOptions = {},
): Promise<TestApp> {
  const port = await freePort();
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
  const dataDir = extra['DATA_DIR'] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-app-'));
  if (!server && !fs.existsSync(path.join(dataDir, 'postgres'))) await copyTemplate(dataDir);
  const settings = readSettings({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: adminPassword,
    EGRESS_ALLOW: '127.0.0.1/32',
    ...(server
      ? { DATABASE_URL: server.url, SECRET_KEY: 'only for tests, only for tests, only for tests' }
      : {}),
    ...(testRedisUrl === undefined ? {} : { REDIS_URL: testRedisUrl }),
    ...extra,
  });
  const log = logTo
    ? createLog({ level: 'trace', destination: logTo, secrets: secretValues(settings) })
    : silentLog;
  if (testRedisUrl !== undefined) await forgetLimits(testRedisUrl);
  const app = await startApp(settings, log, options);
  const url = settings.publicUrl;
  const as = (headers: Record<string, string>) => apiOf(url, headers);
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(await as({}).post('/api/v1/auth/login', { email: adminEmail, password: adminPassword }));
  return {
    ...{ url, as, dataDir },
    admin: as({ authorization: `Bearer ${token}` }),
    stop: async ({ keepData = false } = {}) => {
      await app.stop(8_000);
      await server?.drop();
      if (!keepData) fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function apiOf(url: string, headers: Record<string, string>): Api {
  const call: Api['call'] = async (method, route, body) => {
    const response = await fetch(url + route, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: Body.parse(text === '' ? {} : JSON.parse(text)) };
  };
  const good = async (method: string, route: string, body?: unknown) => {
    const answer = await call(method, route, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${route} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { call, get: (route) => good('GET', route), post: (route, body) => good('POST', route, body) };
}

export interface OpenedTenant {
  id: string;
  /** With every scope of the tenant. */
  api: Api;
}

/** A burst is over sooner here than in life, so that a test does not spend its time on waiting. */
const config = { settle_quiet_ms: 500, settle_max_ms: 1_500 };

/** A tenant with an API key, made through the API as an operator would. */
export async function openTenant(app: Pick<TestApp, 'admin' | 'as'>, name: string): Promise<OpenedTenant> {
  const Made = z.looseObject({ id: z.string() });
  const { id } = Made.parse(
    await app.admin.post('/api/v1/admin/tenants', { name, country: 'GB', language: 'en' }),
  );
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(await app.as({}).post('/api/v1/auth/login', { email: adminEmail, password: adminPassword }));
  const visiting = app.as({ authorization: `Bearer ${token}`, 'x-tenant-id': id });
  const key = z
    .looseObject({ key: z.string() })
    .parse(await visiting.post('/api/v1/api-keys', { name: 'test', scopes: ['*'] }));
  await visiting.call('PATCH', '/api/v1/config', config);
  return { id, api: app.as({ 'x-api-key': key.key }) };
}

/** Waits until `look` gives something; fails with `what` after the limit. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  limitMs = 30_000,
): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
