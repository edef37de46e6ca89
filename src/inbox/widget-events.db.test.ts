import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { connectors } from '../../connectors/index.js';
import { openConnection } from '../connections/open-connection.js';
import { createResolver, type ConnectionResolver } from '../connections/resolve-connection.js';
import { createLive } from '../live/live.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { createMetrics } from '../platform/metrics.js';
import { makeTenant, testSealer, type TestTenant } from '../test/harness/factories.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import { openWidgetEvents, type WidgetEventsDeps } from './widget-events.js';
import type { Entered } from './widget-guard.js';
import { createWidgetLines } from './widget-lines.js';
import { postWidgetMessage, type PostDeps } from './widget-post.js';
import { readVisitorToken } from './widget-token.js';
import { openWidgetSession } from './widget-visitor.js';

const publicUrl = 'http://localhost:3000';
const newId = () => crypto.randomUUID();

describe('a chat window’s visitor', () => {
  let db: Database;
  let tenant: TestTenant;
  let resolver: ConnectionResolver;
  let deps: WidgetEventsDeps & PostDeps;
  let publicKey: string;

  beforeEach(async () => {
    db = await testDatabase();
    tenant = await makeTenant(db);
    const installed = new Map(connectors().map((connector) => [connector.manifest.id, connector]));
    const parts = { db, connectors: installed, sealer: testSealer, publicUrl, log: silentLog };
    resolver = createResolver(parts);
    const http = { call: () => Promise.reject(new Error('a local window calls nobody')) };
    const config = { name: 'Shop', colour: '#2f6fed', allowed_origins: 'https://shop.example' };
    const id = await openConnection(
      tenant.id,
      { connector: 'widget', name: 'Website', config },
      { ...parts, http, productName: 'Patchbay', resume: () => Promise.resolve() },
    );
    publicKey = (await resolver.byId(tenant.id, id)).row.public_key ?? '';
    deps = {
      ...parts,
      resolver,
      limiter: createLimiter(undefined),
      live: createLive(undefined, silentLog),
      lines: createWidgetLines(),
      ingest: sharedIngest(db),
      wakeUps: { add: () => undefined },
      metrics: createMetrics(),
      readSettings: () => Promise.resolve({ consent_text: '', trust: 'auto' }),
    };
  });

  const inOwn = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(db, tenant.id, work);

  async function enter(): Promise<Entered & { secret: string }> {
    const bound = await resolver.byPublicKey(publicKey);
    assert.ok(bound);
    const opened = await inOwn((tx) => openWidgetSession(tx, bound, { public_key: publicKey }));
    const token = readVisitorToken(opened.token);
    assert.ok(token);
    return { bound, token, secret: opened.token.split('.')[2] ?? '' };
  }

  const post = (entered: Entered, text: string) =>
    postWidgetMessage(entered, { message: { text, client_id: newId() }, address: '192.0.2.1' }, deps);

  async function openLine(entered: Entered) {
    const gone = new AbortController();
    const reply = await openWidgetEvents(entered, { address: '192.0.2.1', signal: gone.signal }, deps);
    assert.ok(typeof reply.body === 'object' && Symbol.asyncIterator in reply.body);
    const seen: string[] = [];
    const body = reply.body;
    const ended = (async () => {
      for await (const piece of body) seen.push(String(piece));
    })();
    return { seen, ended, leave: () => gone.abort() };
  }

  it('F-106 leaves no token behind that could be stolen from the database', async () => {
    const { secret, token } = await enter();
    const rows = await inOwn<unknown[]>((tx) => tx('visitors').select());
    assert.ok(JSON.stringify(rows).includes(token.secretHash));
    assert.ok(!JSON.stringify(rows).includes(secret));
  });

  it('has one conversation, however many messages and windows', async () => {
    const entered = await enter();
    await Promise.all(['one', 'two', 'three'].map((text) => post(entered, text)));
    assert.equal((await inOwn<unknown[]>((tx) => tx('conversations').select('id'))).length, 1);
    assert.equal((await inOwn<unknown[]>((tx) => tx('visitors').select('id'))).length, 1);
  });

  describe('holding a line', () => {
    beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
    afterEach(() => mock.timers.reset());

    it('keeps it while the token counts', async () => {
      const entered = await enter();
      await post(entered, 'hello');
      const line = await openLine(entered);
      mock.timers.tick(30_000);
      await post(entered, 'are you there?');
      line.leave();
      await line.ended;
      assert.equal(line.seen.filter((piece) => piece.includes('"changed"')).length, 2);
    });

    it('F-107 loses it when the token is revoked', async () => {
      const entered = await enter();
      await post(entered, 'hello');
      const line = await openLine(entered);
      await inOwn((tx) => tx('visitors').where({ id: entered.token.visitorId }).update({ token_hash: null }));
      mock.timers.tick(30_000);
      await line.ended;
    });

    it('F-107 loses it when the connection is paused', async () => {
      const entered = await enter();
      await post(entered, 'hello');
      const line = await openLine(entered);
      await inOwn((tx) => tx('connections').where({ id: entered.bound.row.id }).update({ status: 'paused' }));
      resolver.forget(entered.bound.row.id);
      mock.timers.tick(30_000);
      await line.ended;
    });

    it('loses it when the process stops', async () => {
      const entered = await enter();
      await post(entered, 'hello');
      const line = await openLine(entered);
      deps.lines.endAll();
      await line.ended;
    });

    it('is not shown what a bot does that only suggests', async () => {
      deps = { ...deps, readSettings: () => Promise.resolve({ consent_text: '', trust: 'draft' }) };
      const entered = await enter();
      await post(entered, 'hello');
      const line = await openLine(entered);
      const [row] = await inOwn<{ id: string }[]>((tx) => tx('conversations').select('id'));
      assert.ok(row);
      deps.live.publish(tenant.id, { kind: 'progress', conversation_id: row.id, stage: 'writing' });
      line.leave();
      await line.ended;
      assert.ok(line.seen.every((piece) => !piece.includes('progress')));
    });
  });
});
