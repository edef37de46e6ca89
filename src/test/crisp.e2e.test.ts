import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  eventually,
  openTenant,
  startTestApp,
  type OpenedTenant,
  type TestApp,
} from './harness/start-test-app.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';

const Made = z.looseObject({
  id: z.string(),
  status: z.string(),
  webhook_url: z.string(),
  manual_steps: z.array(z.looseObject({ copy: z.string().optional() })),
});

describe('an inbox of Crisp', () => {
  let app: TestApp;
  let platform: CrispSimulator;
  let tenant: OpenedTenant;

  before(async function () {
    this.timeout(120_000);
    platform = await startCrisp();
    app = await startTestApp({ CRISP_API_URL: `${platform.url}/v1` });
    tenant = await openTenant(app, 'Nordlys Lamper');
    await tenant.api.post('/api/v1/knowledge/sources', {
      kind: 'text',
      title: 'Levering',
      content:
        'Vi leverer lamper i hele Norge. Levering tar tre virkedager og koster 99 kroner. Over 1000 kroner er leveringen gratis.',
    });
  });

  after(async () => {
    await app.stop();
    await platform.stop();
  });

  const replies = (sessionId: string) =>
    platform.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api');

  const ask = async (websiteId: string) => {
    const { sessionId } = platform.visitorWrites({ websiteId }, 'Hva koster levering av lamper?');
    await eventually('a reply', () => (replies(sessionId).length > 0 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return replies(sessionId);
  };

  it('with a website token: hooks prove nothing, so each is read back; one reply, marked as bot, in Norwegian', async () => {
    const website = platform.createWebsite({ name: 'Nordlys', domain: 'nordlys.example' });
    const { identifier, key } = website.websiteToken;
    const made = Made.parse(
      await tenant.api.post('/api/v1/connections', {
        connector: 'crisp',
        name: 'Nordlys',
        config: {
          website_id: website.websiteId,
          token_kind: 'website',
          token_identifier: identifier,
          token_key: key,
        },
      }),
    );
    assert.equal(made.status, 'live');
    assert.ok(made.manual_steps.some(({ copy }) => copy?.includes(made.webhook_url)));
    platform.addWebsiteHook(website.websiteId, made.webhook_url);
    const sent = await ask(website.websiteId);
    assert.equal(sent.length, 1);
    assert.match(JSON.stringify(sent[0]), /99 kroner/);
    assert.match(JSON.stringify(sent[0]), /"automated":true/);
  });

  it('with a plugin token: signed hooks, one reply; a forged one is refused', async () => {
    const plugin = platform.createPlugin({});
    const website = platform.createWebsite({ name: 'Fjord', domain: 'fjord.example' });
    platform.installPlugin({ pluginId: plugin.pluginId, websiteId: website.websiteId });
    const made = Made.parse(
      await tenant.api.post('/api/v1/connections', {
        connector: 'crisp',
        name: 'Fjord',
        config: {
          ...{ website_id: website.websiteId, token_kind: 'plugin', token_identifier: plugin.identifier },
          ...{ token_key: plugin.key, signing_secret: plugin.signingSecret },
        },
      }),
    );
    platform.setPluginHook(plugin.pluginId, made.webhook_url);
    const sent = await ask(website.websiteId);
    assert.equal(sent.length, 1);
    const forged = await fetch(made.webhook_url, {
      method: 'POST',
      body: '{"website_id":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(forged.status, 401);
  });

  it('refuses a wrong token with the field', async () => {
    const website = platform.createWebsite({ name: 'Wrong', domain: 'wrong.example' });
    const { status, body } = await tenant.api.call('POST', '/api/v1/connections', {
      connector: 'crisp',
      name: 'Wrong',
      config: { website_id: website.websiteId, token_kind: 'website', token_identifier: 'a', token_key: 'b' },
    });
    assert.equal(status, 422);
    assert.match(JSON.stringify(body), /config\.token_/);
  });
});
