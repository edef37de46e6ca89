import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import {
  eventually,
  openTenant,
  startTestApp,
  type OpenedTenant,
  type TestApp,
} from './harness/start-test-app.js';
import { tablesWith } from './harness/tables-with.js';
import { signHook } from './simulators/crisp/sign-hook.js';
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
  let db: Pick<Database, 'knex'> | undefined;

  before(async function () {
    this.timeout(120_000);
    platform = await startCrisp();
    app = await startTestApp(
      { CRISP_API_URL: `${platform.url}/v1` },
      {
        adjust: (parts) => {
          db = parts.db;
          return parts;
        },
      },
    );
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

  /** A website whose hooks prove nothing. */
  const connectWebsite = async ({ api }: OpenedTenant, name: string) => {
    const domain = `${name.toLowerCase()}.example`;
    const { websiteId, websiteToken } = platform.createWebsite({ name, domain });
    const token = { token_identifier: websiteToken.identifier, token_key: websiteToken.key };
    const config = { website_id: websiteId, token_kind: 'website', ...token };
    const made = await api.post('/api/v1/connections', { connector: 'crisp', name, config });
    return { websiteId, made: Made.parse(made) };
  };

  /** A website whose hooks a plugin of its own signs. */
  const connectPlugin = async ({ api }: OpenedTenant, name: string) => {
    const { pluginId, identifier, key, signingSecret } = platform.createPlugin({});
    const { websiteId } = platform.createWebsite({ name, domain: `${name.toLowerCase()}.example` });
    platform.installPlugin({ pluginId, websiteId });
    const made = await api.post('/api/v1/connections', {
      ...{ connector: 'crisp', name },
      config: {
        ...{ website_id: websiteId, token_kind: 'plugin', token_identifier: identifier },
        ...{ token_key: key, signing_secret: signingSecret },
      },
    });
    const { webhook_url } = Made.parse(made);
    platform.setPluginHook(pluginId, webhook_url);
    return { websiteId, webhook_url, signingSecret };
  };

  it('with a website token: hooks prove nothing, so each is read back; one reply, marked as bot, in Norwegian', async () => {
    const { websiteId, made } = await connectWebsite(tenant, 'Nordlys');
    assert.equal(made.status, 'live');
    assert.ok(made.manual_steps.some(({ copy }) => copy?.includes(made.webhook_url)));
    platform.addWebsiteHook(websiteId, made.webhook_url);
    const sent = await ask(websiteId);
    assert.equal(sent.length, 1);
    assert.match(JSON.stringify(sent[0]), /99 kroner/);
    assert.match(JSON.stringify(sent[0]), /"automated":true/);
  });

  it('with a plugin token: signed hooks, one reply; a forged one is refused', async () => {
    const { websiteId, webhook_url } = await connectPlugin(tenant, 'Fjord');
    const sent = await ask(websiteId);
    assert.equal(sent.length, 1);
    const forged = await fetch(webhook_url, {
      method: 'POST',
      body: '{"website_id":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(forged.status, 401);
  });

  /** A visitor's message as a hook, whoever wrote it; answers the status. */
  const post = async (url: string, said: { words: string; outer: string; inner: string; secret: string }) => {
    const session_id = `session_${randomUUID()}`;
    const time = String(Date.now());
    const body = JSON.stringify({
      ...{ website_id: said.outer, event: 'message:send', timestamp: Number(time) },
      data: {
        ...{ website_id: said.inner, session_id, type: 'text', from: 'user', origin: 'chat', stamped: true },
        ...{ content: said.words, timestamp: Number(time), fingerprint: Math.floor(Math.random() * 2 ** 46) },
        user: { nickname: 'visitor1', user_id: session_id },
      },
    });
    const signature = signHook(body, time, said.secret);
    const headers = { 'x-crisp-request-timestamp': time, 'x-crisp-signature': signature };
    return (await fetch(url, { method: 'POST', body, headers })).status;
  };

  it('F-074 takes no hook for another business, whichever address, website and secret come together', async () => {
    assert.ok(db);
    const [ours, theirs] = [
      await connectPlugin(tenant, 'Ours'),
      await connectPlugin(await openTenant(app, 'Fjell Lamper'), 'Theirs'),
    ];
    const { websiteId: unsigned, made } = await connectWebsite(tenant, 'Unsigned');
    const shared = `${app.url}/crisp/webhook`;
    const words = `Hei ${randomUUID()}`;
    const [a, b] = [ours.websiteId, theirs.websiteId];
    for (const [url, outer, inner, secret] of [
      [ours.webhook_url, b, b, ours.signingSecret],
      [ours.webhook_url, b, b, theirs.signingSecret],
      [ours.webhook_url, a, b, ours.signingSecret],
      [ours.webhook_url, b, a, ours.signingSecret],
      [theirs.webhook_url, b, b, ours.signingSecret],
      [made.webhook_url, b, b, ours.signingSecret],
      [made.webhook_url, unsigned, b, ours.signingSecret],
      [shared, b, b, ours.signingSecret],
      [shared, a, b, ours.signingSecret],
      [shared, b, a, ours.signingSecret],
    ] as const)
      assert.equal(await post(url, { words, outer, inner, secret }), 401, `${url} ${outer} ${inner}`);
    assert.deepEqual(await tablesWith(db, words), []);
    // The same hook at its own address, and at the shared one, is taken: nothing but whose it is was wrong.
    for (const url of [ours.webhook_url, shared])
      assert.equal(await post(url, { words, outer: a, inner: a, secret: ours.signingSecret }), 200, url);
    assert.ok((await tablesWith(db, words)).includes('public.messages'));
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
