import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type ProductProcess, startProcess } from './harness/start-process.js';
import { adminEmail, adminPassword, type Api, apiOf, eventually } from './harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl, testRedisUrl } from './harness/test-database.js';
import { freePort } from './harness/free-port.js';

const secretKey = 'only for tests, only for tests, only for tests';

/** How long a refusal may take. A machine that runs other things meanwhile is given more. */
const refusalMs = process.env['CI'] === undefined ? 30_000 : 10_000;

describe('a start that cannot succeed', function () {
  this.timeout(90_000);
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-start-'));
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  /** Ends by itself with code 1, soon, and says why without a stack. */
  const refusal = async (settings: Record<string, string>): Promise<string> => {
    const product = startProcess({ DATA_DIR: folder, ...settings });
    const { code, ms } = await product.ended();
    const { err, out } = product.said();
    assert.equal(code, 1, err);
    assert.ok(ms < refusalMs, `after ${ms} ms`);
    assert.doesNotMatch(err, /^\s+at /m);
    assert.doesNotMatch(out + err, /hunter2/);
    return err;
  };
  const isOneSentence = (text: string) => assert.equal(text.trim().split('\n').length, 1, text);

  it('tells all wrong settings at once, each by its name, and no secret', async () => {
    const told = await refusal({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      ADMIN_PASSWORD: 'hunter2-hunter2',
      SECRET_KEY: 'hunter2',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      TRUSTED_PROXIES: '-1',
      PUBLIC_URL: 'not a url',
      METRICS_TOKEN_FILE: path.join(folder, 'missing'),
    });
    const named = ['PORT', 'LOG_LEVEL', 'ADMIN_PASSWORD', 'SECRET_KEY', 'DATABASE_URL', 'TRUSTED_PROXIES'];
    for (const name of [...named, 'PUBLIC_URL', 'METRICS_TOKEN_FILE'])
      assert.match(told, new RegExp(`^ {2}- ${name} `, 'm'), name);
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it('wants a SECRET_KEY where processes share a database', async () => {
    assert.match(
      await refusal({ DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' }),
      /SECRET_KEY is missing/,
    );
  });

  for (const [what, address] of [
    ['nobody listens', '127.0.0.1:1'],
    ['the name is unknown', 'database.invalid'],
  ] as const) {
    it(`says in a sentence that the database cannot be used when ${what}`, async () => {
      const url = `postgres://patchbay:hunter2@${address}/patchbay`;
      const told = await refusal({ DATABASE_URL: url, SECRET_KEY: secretKey });
      isOneSentence(told);
      assert.match(told, /^The database at DATABASE_URL cannot be used \(E\w+\)\./);
    });
  }

  it('says in a sentence that the database cannot be used when it takes the connection and is silent', async () => {
    const silent = net.createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    assert.ok(typeof address === 'object' && address);
    const url = `postgres://patchbay:hunter2@127.0.0.1:${address.port}/patchbay`;
    const told = await refusal({ DATABASE_URL: url, SECRET_KEY: secretKey });
    isOneSentence(told);
    assert.match(told, /^The database at DATABASE_URL cannot be used \(no answer\)\./);
    silent.close();
  });

  const serverUrl = testDatabaseUrl;
  if (serverUrl !== undefined) {
    it('says in a sentence that the database does not exist', async () => {
      const url = new URL(serverUrl);
      url.pathname = '/nobody_made_this_database';
      const told = await refusal({ DATABASE_URL: url.href, SECRET_KEY: secretKey });
      isOneSentence(told);
      assert.match(told, /\(3D000\).+that the database exists/);
    });
  }
});

const Item = z.looseObject({ id: z.string() });
const Items = z.object({ items: z.array(Item) });

describe('the process of the product', function () {
  this.timeout(240_000);
  let settings: Record<string, string>;
  let drop: () => Promise<void>;
  let product: ProductProcess;

  before(async () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-process-'));
    const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    drop = async () => {
      await server?.drop();
      fs.rmSync(dataDir, { recursive: true });
    };
    settings = {
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ADMIN_EMAIL: adminEmail,
      ADMIN_PASSWORD: adminPassword,
      ...(server ? { DATABASE_URL: server.url, SECRET_KEY: secretKey } : {}),
      ...(testRedisUrl === undefined ? {} : { REDIS_URL: testRedisUrl }),
    };
    product = startProcess(settings);
    await product.ready();
  });

  after(async () => {
    if (product.child.exitCode === null) product.child.kill('SIGKILL');
    await product.ended();
    await drop();
  });

  const url = () => `http://127.0.0.1:${settings['PORT'] ?? ''}`;
  const signIn = async (more: Record<string, string> = {}): Promise<Api> => {
    const credentials = { email: adminEmail, password: adminPassword };
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(await apiOf(url(), {}).post('/api/v1/auth/login', credentials));
    return apiOf(url(), { authorization: `Bearer ${token}`, ...more });
  };

  it('refuses a second one on the same port with a sentence and code 1, and goes on', async () => {
    // The embedded second one has a folder of its own: only the port is taken.
    const own = path.join(settings['DATA_DIR'] ?? '', 'second');
    const second = startProcess({ ...settings, DATA_DIR: own });
    const { code } = await second.ended();
    assert.equal(code, 1);
    assert.match(
      second.said().err,
      /^Port \d+ is in use by another program\. Stop that one, or set PORT[^\n]+\n$/,
    );
    assert.equal((await fetch(`${url()}/healthz`)).status, 200);
  });

  if (testDatabaseUrl === undefined) {
    it('F-033 refuses a second one on the same data directory with a sentence and code 1, and goes on', async () => {
      const second = startProcess({ ...settings, PORT: String(await freePort()) });
      const { code, ms } = await second.ended();
      assert.equal(code, 1);
      assert.ok(ms < refusalMs);
      assert.match(second.said().err, /^The data directory .+ is in use by another process\.[^\n]+\n$/);
      assert.equal((await fetch(`${url()}/readyz`)).status, 200);
    });
  }

  it('F-032 keeps tenants, knowledge and conversations over a kill -9, and answers again', async () => {
    const admin = await signIn();
    const tenant = Item.parse(
      await admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB' }),
    );
    const owner = await signIn({ 'x-tenant-id': tenant.id });
    const made = await owner.post('/api/v1/api-keys', { name: 'test', scopes: ['*'] });
    const { key } = z.looseObject({ key: z.string() }).parse(made);
    const api = apiOf(url(), { 'x-api-key': key });
    await api.post('/api/v1/knowledge/sources', {
      kind: 'text',
      title: 'Opening hours',
      content: 'The bakery is open Monday to Saturday from 6:00 to 18:00.',
    });
    const ask = (message: string) => api.post('/api/v1/chat', { session_id: 's1', message });
    const before = await ask('When are you open on Saturday?');
    assert.match(String(before['reply']), /6:00 to 18:00/);

    product.child.kill('SIGKILL');
    assert.equal((await product.ended()).signal, 'SIGKILL');
    product = startProcess(settings);
    await product.ready();

    const conversation = await api.get(`/api/v1/conversations/${String(before['conversation_id'])}`);
    assert.match(JSON.stringify(conversation), /When are you open on Saturday\?/);
    assert.match(JSON.stringify(conversation), /6:00 to 18:00/);
    assert.equal(Items.parse(await api.get('/api/v1/knowledge/sources')).items.length, 1);
    const tenants = Items.parse(await (await signIn()).get('/api/v1/admin/tenants')).items;
    assert.ok(tenants.some(({ id }) => id === tenant.id));
    const after = await ask('And when do you open on Monday?');
    assert.equal(after['conversation_id'], before['conversation_id']);
    assert.match(String(after['reply']), /6:00 to 18:00/);
  });

  it('F-016 ends with code 0 when it is told to stop, also with an idle connection open', async () => {
    const idle = net.connect(Number(settings['PORT']), '127.0.0.1');
    await once(idle, 'connect');
    await eventually('an answer', async () => ((await fetch(`${url()}/healthz`)).ok ? true : undefined));
    const since = performance.now();
    product.child.kill('SIGTERM');
    const { code, signal } = await product.ended();
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, product.said().err);
    // Not the ten seconds that a running request would be given.
    assert.ok(performance.now() - since < 8_000);
    assert.equal(fs.existsSync(path.join(settings['DATA_DIR'] ?? '', 'lock')), false);
    idle.destroy();
  });
});
