import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ConnectorPage } from '../contract/connections.js';
import { type ProductProcess, startProcess } from '../test/harness/start-process.js';
import { adminEmail, adminPassword, type Api, apiOf } from '../test/harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl } from '../test/harness/test-database.js';
import { connectorCode, writeFolder } from './load-connectors/third-party.testing.js';
import { freePort } from '../test/harness/free-port.js';

const Token = z.looseObject({ token: z.string() });

describe('a connector from outside', function () {
  this.timeout(240_000);
  let folder: string;
  let dataDir: string;
  let product: ProductProcess;
  let drop: (() => Promise<void>) | undefined;
  let url: string;
  let api: Api;

  before(async () => {
    folder = writeFolder({
      'package.json': JSON.stringify({ name: 'patchbay-acme', type: 'module', exports: './lib/index.js' }),
      'lib/index.js': connectorCode('acme'),
      'guide.md': '# Acme\n\nPaste the token of a bot.\n',
    });
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-outside-'));
    const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    drop = server?.drop;
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    product = startProcess({
      ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, DATA_DIR: dataDir },
      ...{ ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword, CONNECTORS: folder },
      ...(server && {
        DATABASE_URL: server.url,
        SECRET_KEY: 'only for tests, only for tests, only for tests',
      }),
    });
    await product.ready();
    const { token } = Token.parse(
      await apiOf(url, {}).post('/api/v1/auth/login', { email: adminEmail, password: adminPassword }),
    );
    const admin = apiOf(url, { authorization: `Bearer ${token}` });
    const made = await admin.post('/api/v1/admin/tenants', {
      name: 'Nordlys',
      country: 'NO',
      language: 'en',
    });
    const { id } = z.looseObject({ id: z.string() }).parse(made);
    api = apiOf(url, { authorization: `Bearer ${token}`, 'x-tenant-id': id });
  });

  after(async () => {
    if (product.child.exitCode === null) product.child.kill('SIGTERM');
    await product.ended();
    await drop?.();
    fs.rmSync(dataDir, { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true });
  });

  it('is offered with its form and its guide', async () => {
    const { items } = ConnectorPage.parse(await api.get('/api/v1/connectors'));
    const acme = items.find(({ id }) => id === 'acme') ?? assert.fail('it is not offered');
    assert.equal(acme.guide, '# Acme\n\nPaste the token of a bot.\n');
    const { properties } = z
      .looseObject({ properties: z.object({ api_token: z.record(z.string(), z.unknown()) }) })
      .parse(acme.config_schema);
    // Labels stand in the kit's own registry: another copy of the kit would know none.
    const chatwoot = items.find(({ id }) => id === 'chatwoot')?.config_schema;
    const { properties: known } = z
      .looseObject({ properties: z.looseObject({ access_token: z.record(z.string(), z.unknown()) }) })
      .parse(chatwoot);
    assert.deepEqual(Object.keys(properties.api_token).sort(), Object.keys(known.access_token).sort());
    assert.ok(JSON.stringify(properties.api_token).includes('API token'));
  });

  it('is connected, and refuses a token as one of ours would', async () => {
    const wanted = { connector: 'acme', name: 'Our Acme', config: { api_token: 'wrong' } };
    const refused = await api.call('POST', '/api/v1/connections', wanted);
    assert.equal(refused.status, 422);
    // A ConnectorError of another copy of the kit would be an internal error here.
    assert.match(JSON.stringify(refused.body), /"connect-failed".*api_token|api_token.*"connect-failed"/);
    const made = await api.post('/api/v1/connections', { ...wanted, config: { api_token: 'good' } });
    const { status, account, webhook_url } = z
      .looseObject({ status: z.string(), account: z.unknown(), webhook_url: z.string() })
      .parse(made);
    assert.deepEqual([status, account], ['live', { host: 'acme.example', id: 'one', name: 'Nordlys' }]);
    const hook = (value: string) =>
      fetch(webhook_url, { method: 'POST', headers: { 'x-acme': value }, body: '{}' });
    assert.deepEqual([(await hook('good')).status, (await hook('bad')).status], [200, 401]);
  });

  it('stops the start where it was made for another contract, is missing, or has secrets that nobody would seal', async () => {
    const newer = writeFolder({ 'index.mjs': connectorCode('newer', '7') });
    fs.writeFileSync(path.join(newer, 'package.json'), '{"main":"index.mjs"}');
    const unmarked = connectorCode('unmarked').replace(/secret\(\{.*?\}\)/, 'z.string()');
    const careless = writeFolder({ 'package.json': '{"type":"module"}', 'index.js': unmarked });
    const second = startProcess({
      DATA_DIR: path.join(dataDir, 'second'),
      CONNECTORS: `${newer}, ./nowhere, ${careless}`,
    });
    const { code } = await second.ended();
    const { err } = second.said();
    for (const one of [newer, careless]) fs.rmSync(one, { recursive: true });
    assert.equal(code, 1, err);
    const [head, ...problems] = err.trim().split('\n');
    assert.equal(head, 'These settings need a correction:');
    assert.equal(problems.length, 3, err);
    assert.match(err, /^ {2}- CONNECTORS names .+ was made for contract 7/m);
    assert.match(err, /^ {2}- CONNECTORS names \.\/nowhere, and .+ is no folder/m);
    assert.match(
      err,
      /^ {2}- CONNECTORS names .+“unmarked” has a field api_token that the kit .+ does not know/m,
    );
    assert.ok(!fs.existsSync(path.join(dataDir, 'second')));
  });
});
