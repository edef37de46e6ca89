import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';
import { openFingerprintKeys } from '../../platform/fingerprint-keys.js';
import { type Platforms, startPlatforms, stopPlatforms } from '../connect-benches.testing.js';
import { adminPassword, eventually, startTestApp, type TestApp } from '../harness/start-test-app.js';
import { readTables } from '../harness/tables-with.js';
import { silentLog, testRedisUrl } from '../harness/test-database.js';
import { type ModelSimulator, startModel } from '../simulators/model/start.js';
import { filesIn, findSecrets, type Place, redisPlaces } from './find-secrets.js';
import { plantInboxes, plantPeople, type Secrets, settingSecrets } from './plant-secrets.js';

const nowhere = 'http://127.0.0.1:9';
const question = 'When are you open on Saturday?';
const Page = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

describe('secrets of tenants, people and the installation', function () {
  this.timeout(240_000);
  const secrets: Secrets = new Map();
  const log: string[] = [];
  let platforms: Platforms;
  let model: ModelSimulator;
  let app: TestApp;
  let database: Database | undefined;
  let places: Place[];

  before(async () => {
    const settings = settingSecrets();
    const { SECRET_KEY: current, SECRET_KEY_PREVIOUS: previous } = settings;
    for (const [name, value] of Object.entries(settings)) secrets.set(name, value);
    secrets.set('ADMIN_PASSWORD', adminPassword);
    platforms = await startPlatforms();
    model = await startModel({ apiKey: settings.OPENAI_API_KEY });
    app = await startTestApp(
      {
        ...settings,
        ...{ CRISP_API_URL: `${platforms.crisp.url}/v1`, OPENAI_BASE_URL: model.url },
        ...{ OIDC_ISSUER: nowhere, OIDC_CLIENT_ID: 'patchbay', OIDC_DOMAINS: 'example.com' },
      },
      {
        logTo: { write: (line) => void log.push(line) },
        adjust: (parts) => {
          database = parts.db;
          return parts;
        },
      },
    );
    assert.ok(database);
    const opening = { db: database, secretKeys: { current, previous }, log: silentLog };
    secrets.set('key of fingerprints', (await openFingerprintKeys(opening))[0].toString('base64url'));
    places = await useAndCollect();
  });
  after(async () => {
    await app.stop();
    await Promise.all([stopPlatforms(platforms), model.stop()]);
  });

  /** Plants them, lets the product work and fail with them, and reads all that it left behind. */
  async function useAndCollect(): Promise<Place[]> {
    const { tenant, inboxes } = await plantInboxes({ app, secrets }, platforms);
    await plantPeople({ app, secrets });
    const answers = inboxes.map(({ ask }) => ask(question));
    await eventually(
      'three answers',
      () => (answers.every((count) => count() > 0) ? true : undefined),
      60_000,
    );
    await fail(tenant.api);
    const shown = await shownTo(tenant.api);
    assert.ok(database);
    return [
      { name: 'the log', text: log.join('') },
      ...shown,
      ...(await readTables(database)),
      ...(testRedisUrl === undefined ? [] : await redisPlaces(testRedisUrl)),
      ...filesIn(app.dataDir),
    ];
  }

  /** Whatever fails is told with what it was about: keys that the model refuses, rubbish at every door, a service that is away. */
  async function fail(api: TestApp['admin']): Promise<void> {
    model.world.apiKeys.clear();
    const { status } = await api.call('POST', '/api/v1/chat', { message: question });
    assert.ok(status < 500, String(status));
    await app.as({}).call('POST', '/api/v1/auth/openid', {});
    const planted = [...secrets.values()];
    for (const secret of planted) {
      await fetch(`${app.url}/api/v1/leads?token=${encodeURIComponent(secret)}&limit=x`);
      await fetch(`${app.url}/hooks/crisp/${encodeURIComponent(secret)}`, { method: 'POST', body: '{' });
      const headers = {
        authorization: `Bearer ${encodeURIComponent(secret)}`,
        'content-type': 'application/json',
      };
      const body = JSON.stringify({ email: 'nobody', password: secret, token: secret });
      await fetch(`${app.url}/api/v1/auth/login`, { method: 'POST', headers, body });
    }
  }

  /** What a tenant reads about its own work: traces, health, events and the list of what was done. */
  async function shownTo(api: TestApp['admin']): Promise<Place[]> {
    const { items } = Page.parse(await api.get('/api/v1/conversations?limit=50'));
    assert.ok(items.length >= 3);
    const routes = [
      ...items.map(({ id }) => `/api/v1/conversations/${id}`),
      // Connections show their hook address, which has to be entered at the platform.
      ...['/api/v1/audit?limit=100', '/api/v1/api-keys?limit=50'],
    ];
    return Promise.all(
      routes.map(async (route) => ({ name: route, text: JSON.stringify(await api.get(route)) })),
    );
  }

  it('F-095 F-116: of more than thirty none stands in the log, in a dump, in Redis, in files or in what is shown', () => {
    assert.ok(secrets.size >= 30, `${secrets.size}`);
    assert.equal(new Set(secrets.values()).size, secrets.size);
    // An installation on the embedded database without Redis has files; another one has tables and keys.
    const searched = places.reduce((sum, { text }) => sum + text.length, 0);
    assert.ok(log.length > 100 && searched > 100_000, `${log.length} lines, ${searched} characters`);
    assert.deepEqual(findSecrets(places, secrets), []);
  });

  it('would be found where one stands, in each form', () => {
    for (const [name, secret] of secrets) {
      const forms = [secret, Buffer.from(`x${secret}`).toString('hex'), JSON.stringify({ a: [secret] })];
      for (const form of forms)
        assert.ok(
          findSecrets([{ name: 'here', text: `a ${form} b` }], secrets).some((told) => told.startsWith(name)),
        );
    }
  });
});
