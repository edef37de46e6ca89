import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type ProductProcess, startProcess } from './harness/start-process.js';
import {
  adminEmail,
  adminPassword,
  type Api,
  apiOf,
  eventually,
  openTenant,
} from './harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl, testRedisUrl } from './harness/test-database.js';
import { type PapercupsSimulator, startPapercups } from './simulators/papercups/start.js';
import { freePort } from './harness/free-port.js';

/** Past conversations at the platform, two messages each; the proof imports the full number. */
const past = process.env['TEST_FULL'] === 'true' ? 5_000 : 120;

/** What was written an hour before is nobody's to catch up with. */
const hourMs = 3_600_000;
let ageMs = hourMs;

const Standing = z.looseObject({ state: z.string(), conversations: z.number(), messages: z.number() });

describe('the archive of past conversations', function () {
  this.timeout(900_000);
  let papercups: PapercupsSimulator;
  let settings: Record<string, string>;
  let product: ProductProcess;
  let drop: () => Promise<void>;

  before(async () => {
    papercups = await startPapercups({ now: () => new Date(Date.now() - ageMs) });
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-history-'));
    const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    drop = async () => {
      await server?.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    };
    settings = {
      ...{ PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: dataDir },
      ...{ ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword, EGRESS_ALLOW: '127.0.0.1/32' },
      ...(server
        ? { DATABASE_URL: server.url, SECRET_KEY: 'only for tests, only for tests, only for tests' }
        : {}),
      ...(testRedisUrl === undefined ? {} : { REDIS_URL: testRedisUrl }),
    };
    product = startProcess(settings);
    await product.ready();
  });

  after(async () => {
    if (product.child.exitCode === null) product.child.kill('SIGKILL');
    await product.ended();
    await papercups.stop();
    await drop();
  });

  const url = () => `http://127.0.0.1:${settings['PORT'] ?? ''}`;

  async function openShop(): Promise<Api> {
    const as = (headers: Record<string, string>) => apiOf(url(), headers);
    const credentials = { email: adminEmail, password: adminPassword };
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(await as({}).post('/api/v1/auth/login', credentials));
    const app = { url: url(), as, admin: as({ authorization: `Bearer ${token}` }) };
    return (await openTenant(app, 'Harbor & Pine')).api;
  }

  async function killInTheMiddle(): Promise<void> {
    product.child.kill('SIGKILL');
    await product.ended();
    product = startProcess(settings);
    await product.ready();
  }

  it('is read whole although the process is killed twice, without a duplicate and without a message to anybody', async () => {
    const { account, apiKey, botCredentials } = papercups.createAccount({ companyName: 'Harbor' });
    for (let count = 0; count < past; count += 1) {
      ageMs = hourMs;
      const written = papercups.visitorWrites(
        { accountId: account.id },
        `Do you deliver to street ${count}?`,
      );
      // Papercups tells whole seconds only, and no order within one.
      ageMs = hourMs - 5_000;
      papercups.operatorWrites(written.conversationId, 'We do, every Tuesday.');
    }
    ageMs = 0;
    const api = await openShop();
    const config = { base_url: papercups.url, api_key: apiKey, ...botCredentials };
    const { id } = z
      .looseObject({ id: z.string() })
      .parse(await api.post('/api/v1/connections', { connector: 'papercups', name: 'Shop', config }));
    await api.post(`/api/v1/connections/${id}/history`, {});
    const standing = async () => Standing.parse(await api.get(`/api/v1/connections/${id}/history`));
    const has = async (conversations: number) =>
      (await standing()).conversations >= conversations ? true : undefined;

    await eventually('a third of it', () => has(past / 3), 400_000);
    await killInTheMiddle();
    await eventually('two thirds of it', () => has((2 * past) / 3), 400_000);
    await killInTheMiddle();
    const done = await eventually(
      'all of it',
      async () => {
        const now = await standing();
        return now.state === 'done' ? now : undefined;
      },
      600_000,
    );

    assert.deepEqual([done.conversations, done.messages], [past, 2 * past]);
    const ours = papercups.ledger.calls.filter(
      ({ method, route }) => method === 'POST' && route === 'messages.create',
    );
    assert.deepEqual(ours, []);
    const { items } = z.object({ items: z.array(z.unknown()) }).parse(await api.get('/api/v1/conversations'));
    assert.deepEqual(items, [], 'the past is nobody’s to answer');
    const archive = z
      .object({ items: z.array(z.looseObject({ id: z.string() })) })
      .parse(await api.get(`/api/v1/archive?connection_id=${id}&limit=1`));
    const talk = z
      .looseObject({ messages: z.array(z.looseObject({ role: z.string() })) })
      .parse(await api.get(`/api/v1/archive/${archive.items[0]?.id ?? ''}`));
    assert.deepEqual(
      talk.messages.map(({ role }) => role),
      ['visitor', 'operator'],
    );
  });
});
