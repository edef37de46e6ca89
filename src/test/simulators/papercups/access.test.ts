import assert from 'node:assert/strict';
import { request } from 'node:http';
import { z } from 'zod';
import { call, signIn } from './client.js';
import type { SimulatedAccount } from './create-account.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';

const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const missing = '00000000-0000-4000-8000-000000000000';

describe('Papercups simulator: who may do what, and how it refuses', () => {
  let sim: PapercupsSimulator;
  let story: SimulatedAccount;
  let key: string;
  let clock: Date;

  beforeEach(async () => {
    clock = new Date('2025-11-20T17:10:00.900Z');
    sim = await startPapercups({ story: 'people', now: () => clock });
    story = sim.story!;
    key = story.apiKey;
  });
  afterEach(async () => {
    await sim.settled();
    await sim.stop();
  });

  const later = (ms: number) => (clock = new Date(clock.getTime() + ms));
  const send = (message: Record<string, unknown>) =>
    call(sim.url, 'POST /api/v1/messages', {
      key,
      json: { message: { conversation_id: chat, body: 'Hi', ...message } },
    });
  const assertRefused = async (answer: ReturnType<typeof call>, status: number, fixture: string) => {
    const { status: got, body } = await answer;
    assert.equal(got, status);
    assert.deepEqual(body, readFixture(fixture));
  };

  it('takes each credential on its own side only', async () => {
    const { token } = await signIn(sim.url, story.agentCredentials);
    const attempts: [string, { key?: string; token?: string; headers?: Record<string, string> }][] = [
      ['/api/v1/me', {}],
      ['/api/v1/me', { token }],
      ['/api/v1/me', { key: token }],
      ['/api/v1/me', { headers: { authorization: `bearer ${key}` } }],
      ['/api/v1/me', { headers: { authorization: `Bearer  ${key}` } }],
      ['/api/me', { key }],
      ['/api/me', { token: key }],
      ['/api/me', { key: token }],
    ];
    for (const [path, options] of attempts)
      await assertRefused(call(sim.url, `GET ${path}`, options), 401, 'api-error-401');
    const wrong = { user: { email: story.agentCredentials.email, password: 'no' } };
    await assertRefused(call(sim.url, 'POST /api/session', { json: wrong }), 401, 'api-error-401-session');
  });

  it('ends a session after 30 minutes, and lets a renew token be used once', async () => {
    const { token, renew_token } = await signIn(sim.url, story.agentCredentials);
    const renew = () => call(sim.url, 'POST /api/session/renew', { token: renew_token });
    later(29 * 60_000);
    assert.equal((await call(sim.url, 'GET /api/me', { token })).status, 200);
    later(60_000);
    await assertRefused(call(sim.url, 'GET /api/me', { token }), 401, 'api-error-401');
    assert.equal((await renew()).status, 200);
    await assertRefused(renew(), 401, 'api-error-401-renew');
  });

  it('lets a used key of a disabled user live on for 30 minutes, and an unused one not', async () => {
    const other = sim.createAccount({ companyName: 'Other' });
    assert.equal((await call(sim.url, 'GET /api/v1/me', { key })).status, 200);
    for (const { bot } of [story, other]) sim.disableUser(bot.id);
    assert.equal((await call(sim.url, 'GET /api/v1/me', { key })).status, 200);
    await assertRefused(
      call(sim.url, 'GET /api/v1/me', { key: other.apiKey }),
      401,
      'api-error-401-disabled',
    );
    later(30 * 60_000);
    await assertRefused(call(sim.url, 'GET /api/v1/me', { key }), 401, 'api-error-401-disabled');
    const user = story.botCredentials;
    await assertRefused(
      call(sim.url, 'POST /api/session', { json: { user } }),
      401,
      'api-error-401-disabled',
    );
  });

  it('refuses paths, Accept headers and giant bodies as recorded', async () => {
    const get = (path: string, headers = {}) => call(sim.url, `GET ${path}`, { key, headers });
    await assertRefused(get('/api/v1/conversations/12'), 400, 'api-error-400');
    await assertRefused(get(`/api/v1/conversations/${missing}`), 404, 'api-error-404');
    await assertRefused(call(sim.url, 'POST /api/v1/nothing', { key, json: {} }), 404, 'api-error-404');
    await assertRefused(get('/api/v1/me', { accept: 'text/html' }), 406, 'api-error-406');
    const page = await get('/api/v1/nothing');
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    await assertRefused(get('/api/v1/nothing', { accept: 'application/json' }), 406, 'api-error-406');
    await assertRefused(send({ body: 'x'.repeat(8_000_000) }), 413, 'api-error-413');
    const malformed = await fetch(`${sim.url}/api/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    assert.deepEqual(await malformed.json(), readFixture('api-error-400'));
  });

  it('shows nothing of another account: 404 in the shape of its own', async () => {
    const other = sim.createAccount({ companyName: 'Other' });
    const { conversationId, messageId, customerId } = sim.visitorWrites(
      { accountId: other.account.id },
      'secret',
    );
    for (const path of [
      `conversations/${conversationId}`,
      `messages/${messageId}`,
      `customers/${customerId}`,
    ]) {
      await assertRefused(call(sim.url, `GET /api/v1/${path}`, { key }), 404, 'api-error-404-other-account');
    }
    const { body } = await call(sim.url, 'GET /api/v1/messages', { key });
    assert.deepEqual(body, { data: [] });
    assert.deepEqual((await call(sim.url, 'GET /api/v1/users/99', { key })).body, { data: null });
  });

  it('lets a key write into a foreign conversation, as the real one does', async () => {
    const other = sim.createAccount({ companyName: 'Other' });
    const { conversationId } = sim.visitorWrites({ accountId: other.account.id }, 'Hello');
    assert.equal((await send({ conversation_id: conversationId })).status, 201);
  });

  it('refuses an unknown or missing account, and a subscription without address, as recorded', async () => {
    const { body } = await call(sim.url, `GET /api/widget_settings?account_id=${missing}`);
    const recorded = z
      .object({ error: z.looseObject({}) })
      .parse(readFixture('widget-error-404-account')).error;
    assert.deepEqual(body, { error: { ...recorded, host: '127.0.0.1' } });
    await assertRefused(call(sim.url, 'GET /api/widget_settings'), 422, 'widget-error-422-params');
    const { token } = await signIn(sim.url, story.agentCredentials);
    const json = { event_subscription: { scope: 'conversation:updated' } };
    await assertRefused(
      call(sim.url, 'POST /api/event_subscriptions', { token, json }),
      422,
      'api-error-422-event-subscription',
    );
  });

  it('closes the connection after a body that is too long', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': 8_000_001 };
    const connection = await new Promise((resolve, reject) => {
      const giant = request(`${sim.url}/api/v1/messages`, { method: 'POST', headers }, (response) => {
        resolve([response.statusCode, response.headers.connection]);
        giant.destroy();
      });
      giant.on('error', reject);
      giant.write('{');
    });
    assert.deepEqual(connection, [413, 'close']);
  });
});
