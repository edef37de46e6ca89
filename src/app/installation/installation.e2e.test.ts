import assert from 'node:assert/strict';
import { Installation, InstalledConnectors } from '../../contract/installation.js';
import { TenantPage } from '../../contract/tenants.js';
import { openTenant, startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import { testDatabaseUrl, testRedisUrl } from '../../test/harness/test-database.js';
import { version } from '../version.js';

describe('an installation as its platform admin sees it', () => {
  let app: TestApp;

  before(async () => {
    app = await startTestApp();
  });

  after(() => app.stop());

  it('tells versions, stores, the process that answers, and what waits', async () => {
    const told = Installation.parse(await app.admin.get('/api/v1/admin/installation'));
    assert.equal(told.version, version);
    assert.equal(told.database.kind, testDatabaseUrl === undefined ? 'embedded' : 'postgresql');
    assert.match(told.database.version, /^\d+/);
    assert.equal(told.queue.kind, testRedisUrl === undefined ? 'database' : 'redis');
    assert.ok(told.queue.counts);
    assert.deepEqual(
      told.work?.map(({ kind }) => kind),
      ['conversation', 'delivery', 'hint', 'mail'],
    );
    assert.equal(told.parked_deliveries, 0);
    const [process] = told.processes;
    assert.deepEqual(
      [told.processes.length, process?.roles, process?.version, process?.is_silent],
      [1, ['web', 'worker', 'scheduler'], version, false],
    );
  });

  it('tells the connectors that are loaded, with the connections of all businesses', async () => {
    const read = async () => InstalledConnectors.parse(await app.admin.get('/api/v1/admin/connectors')).items;
    const before = (await read()).find(({ id }) => id === 'widget');
    const tenant = await openTenant(app, 'Corner Bakery');
    const config = { name: 'Corner Bakery', allowed_origins: 'https://bakery.example' };
    await tenant.api.post('/api/v1/connections', { connector: 'widget', name: 'Website', config });
    const items = await read();
    const widget = items.find(({ id }) => id === 'widget');
    assert.equal(widget?.connections.live, (before?.connections.live ?? 0) + 1);
    for (const id of ['papercups', 'crisp', 'chatwoot', 'telegram'])
      assert.equal(items.find((one) => one.id === id)?.origin, null, id);
  });

  it('tells what each business uses', async () => {
    const tenant = await openTenant(app, 'Harbor & Pine');
    const usageOf = async () =>
      TenantPage.parse(await app.admin.get('/api/v1/admin/tenants')).items.find(({ id }) => id === tenant.id)
        ?.usage;
    assert.deepEqual(await usageOf(), {
      ...{ conversations: 0, model_calls: 0, connections: 0, last_active_at: null },
    });
    await tenant.api.post('/api/v1/chat', { session_id: 'visitor-1', message: 'hello' });
    const used = await usageOf();
    assert.equal(used?.conversations, 1);
    assert.ok(used.last_active_at !== null);
  });
});
