import assert from 'node:assert/strict';
import { z } from 'zod';
import { realNow, setClockOff } from './harness/replace-date.js';
import {
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from './harness/start-test-app.js';
import { testDatabaseUrl } from './harness/test-database.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';

// The clock of the embedded database is that of the process; a server has one of its own.
if (testDatabaseUrl !== undefined) {
  describe('F-030 the product on a machine whose clock is off', function () {
    this.timeout(60_000);
    let undo: () => void;
    let app: TestApp;
    let platform: CrispSimulator;
    let tenant: OpenedTenant;

    before(async () => {
      undo = setClockOff(-10);
      platform = await startCrisp({ now: () => new Date(realNow()) });
      app = await startTestApp({ CRISP_API_URL: `${platform.url}/v1` });
      tenant = await openTenant(app, 'Corner Bakery');
      await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 0, settle_max_ms: 0 });
      for (const [title, content] of [
        ['Opening hours', 'The bakery is open Monday to Saturday from 6:00 to 18:00.'],
        ['Delivery', 'Delivery of a cake costs 4 pounds.'],
      ] as const)
        await tenant.api.post('/api/v1/knowledge/sources', { kind: 'text', title, content });
    });

    after(async () => {
      await app.stop();
      await platform.stop();
      undo();
    });

    it('takes a signed hook of this moment at once, and answers it once', async () => {
      const { websiteId } = platform.createWebsite({ name: 'Bakery', domain: 'bakery.example' });
      const { pluginId, identifier, key, signingSecret } = platform.createPlugin({});
      platform.installPlugin({ pluginId, websiteId });
      const made = await tenant.api.post('/api/v1/connections', {
        ...{ connector: 'crisp', name: 'Inbox' },
        config: {
          ...{ website_id: websiteId, token_kind: 'plugin', token_identifier: identifier },
          ...{ token_key: key, signing_secret: signingSecret },
        },
      });
      const { webhook_url } = z.looseObject({ webhook_url: z.string() }).parse(made);
      platform.setPluginHook(pluginId, webhook_url);
      platform.visitorWrites({ websiteId }, 'When are you open on Saturday?');
      const replies = () => platform.ledger.messages.filter(({ by }) => by === 'api');
      await eventually('a reply', () => (replies().length > 0 ? true : undefined));
      const hooks = platform.ledger.deliveries.filter(({ event }) => event === 'message:send');
      assert.deepEqual([hooks.map(({ status }) => status), replies().length], [[200], 1]);
    });

    it('answers each question of the API with its own answer while the clock jumps back', async () => {
      const ask = async (message: string) =>
        String((await tenant.api.post('/api/v1/chat', { session_id: 's1', message }))['reply']);
      assert.match(await ask('When are you open on Saturday?'), /6:00 to 18:00/);
      undo();
      undo = setClockOff(-30);
      assert.match(await ask('How much is delivery of a cake?'), /^(?!.*18:00).*4 pounds/s);
      undo();
      undo = setClockOff(20);
      assert.match(await ask('When are you open on Monday?'), /6:00 to 18:00/);
    });
  });
}
