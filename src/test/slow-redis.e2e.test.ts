import assert from 'node:assert/strict';
import { z } from 'zod';
import { becomeVisitor, type OpenedWidget, openWidget } from './harness/open-widget.js';
import { type SlowProxy, startSlowProxy } from './harness/slow-proxy.js';
import { eventually, startTestApp, type TestApp } from './harness/start-test-app.js';
import { testRedisUrl } from './harness/test-database.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';

const question = 'When are you open on Saturday?';

const redisUrl = testRedisUrl;
if (redisUrl !== undefined) {
  describe('a Redis that is slow to answer', function () {
    this.timeout(60_000);
    let proxy: SlowProxy;
    let platform: CrispSimulator;
    let app: TestApp;
    let widget: OpenedWidget;
    let websiteId: string;

    before(async () => {
      const { hostname, port } = new URL(redisUrl);
      [proxy, platform] = await Promise.all([
        startSlowProxy({ host: hostname, port: Number(port === '' ? 6379 : port) }),
        startCrisp(),
      ]);
      app = await startTestApp({
        REDIS_URL: `redis://127.0.0.1:${proxy.port}`,
        CRISP_API_URL: `${platform.url}/v1`,
      });
      widget = await openWidget(app, 'Northern Lamps');
      websiteId = await connectCrisp();
    });

    after(async () => {
      proxy.release();
      await app.stop();
      await Promise.all([proxy.stop(), platform.stop()]);
    });

    afterEach(() => {
      proxy.release();
      proxy.delayMs = 0;
    });

    /** An inbox whose hooks are signed: stored at once, with nothing to be asked back. */
    const connectCrisp = async (): Promise<string> => {
      const website = platform.createWebsite({ name: 'Northern Lamps', domain: 'lamps.example' });
      const plugin = platform.createPlugin({});
      platform.installPlugin({ pluginId: plugin.pluginId, websiteId: website.websiteId });
      const made = await widget.api.post('/api/v1/connections', {
        ...{ connector: 'crisp', name: 'Inbox' },
        config: {
          ...{ website_id: website.websiteId, token_kind: 'plugin', token_identifier: plugin.identifier },
          ...{ token_key: plugin.key, signing_secret: plugin.signingSecret },
        },
      });
      const { webhook_url } = z.looseObject({ webhook_url: z.string() }).parse(made);
      platform.setPluginHook(plugin.pluginId, webhook_url);
      return website.websiteId;
    };

    const hooksAbout = (sessionId: string) =>
      platform.ledger.deliveries.filter(
        ({ event, body }) => event === 'message:send' && body.includes(sessionId),
      );
    const acknowledged = (sessionId: string) =>
      eventually('a 200 for the hook', () => hooksAbout(sessionId).find(({ status }) => status === 200));
    const replies = (sessionId: string) =>
      platform.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api');
    const replied = (sessionId: string) =>
      eventually('a reply', () => (replies(sessionId).length > 0 ? true : undefined));

    it('F-022 keeps no hook from its 200, and no visitor from the answer: the sweep needs no Redis', async () => {
      proxy.hold();
      const { sessionId } = platform.visitorWrites({ websiteId }, question);
      await acknowledged(sessionId);
      await eventually('a wake-up that is not answered', () => (proxy.kept() > 0 ? true : undefined));
      await replied(sessionId);
      proxy.release();
      await eventually('answers from Redis again', () => (proxy.kept() === 0 ? true : undefined));
      assert.deepEqual([hooksAbout(sessionId).length, replies(sessionId).length], [1, 1]);
    });

    it('F-022 keeps no message of the chat window waiting: what limits it is then counted here', async () => {
      const visitor = await becomeVisitor(app.url, widget.publicKey);
      proxy.hold();
      const posted = await visitor.post(question);
      assert.deepEqual([posted.status, proxy.kept() > 0], [200, true]);
      assert.deepEqual((await visitor.history()).messages.map(({ text }) => text)[0], question);
    });

    it('F-022 works all the same when every answer takes half a second', async () => {
      proxy.delayMs = 500;
      const { sessionId } = platform.visitorWrites({ websiteId }, question);
      await acknowledged(sessionId);
      await replied(sessionId);
      assert.deepEqual([hooksAbout(sessionId).length, replies(sessionId).length], [1, 1]);
    });
  });
}
