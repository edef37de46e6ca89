import assert from 'node:assert/strict';
import { request } from 'node:http';
import { z } from 'zod';
import { call, signIn } from './client.js';
import type { SimulatedAccount } from './create-account.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';

const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const jonas = 'f831ec5a-8efc-4831-8e5b-28d3942a2832';
const missing = '00000000-0000-4000-8000-000000000000';

const Page = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
  total: z.number(),
});
const dataOf = (body: unknown) => z.object({ data: z.looseObject({}) }).parse(body).data;

describe('Papercups simulator: rules of the API', () => {
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
  const change = (conversation: Record<string, unknown>) =>
    call(sim.url, `PUT /api/v1/conversations/${chat}`, { key, json: { conversation } });
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

  it('refuses messages as recorded', async () => {
    const foreign = sim.createCustomer(sim.createAccount({ companyName: 'Other' }).account.id);
    const post = (json: unknown) => call(sim.url, 'POST /api/v1/messages', { key, json });
    await assertRefused(post({ body: 'unwrapped' }), 400, 'api-error-400');
    await assertRefused(post([]), 400, 'api-error-400');
    await assertRefused(post({ message: { body: 'Hi' } }), 422, 'api-error-422-message-blank');
    await assertRefused(send({ user_id: 27, customer_id: jonas }), 422, 'api-error-422-message-sender');
    await assertRefused(send({ type: 'shout' }), 422, 'api-error-422-message-type');
    await assertRefused(send({ customer_id: foreign.id }), 403, 'api-error-403');
    for (const conversation_id of [missing, 'x'])
      await assertRefused(send({ conversation_id }), 500, 'api-error-500');
    await assertRefused(send({ body: 'a\0b' }), 500, 'api-error-500');
    await assertRefused(send({ metadata: { deep: ['\0'] } }), 500, 'api-error-500');
    await assertRefused(send({ content_type: 'x'.repeat(256) }), 500, 'api-error-500');
    assert.deepEqual(sim.messagesOf(chat), []);
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

  it('answers the public calls of the widget for an unknown or missing account as recorded', async () => {
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

  it('stores an empty body as null, cuts times to seconds, and silences only for the boolean true', async () => {
    const { body } = await send({ body: '', sent_at: '2025-11-20T18:02:43.967+01:00' });
    const { created_at, sent_at, body: text } = dataOf(body);
    assert.deepEqual(
      { created_at, sent_at, text },
      { created_at: '2025-11-20T17:10:00', sent_at: '2025-11-20T17:02:43Z', text: null },
    );
    const form = `message[conversation_id]=${chat}&message[body]=Hi&message[metadata][disable_webhook_events]=true`;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' };
    await fetch(`${sim.url}/api/v1/messages`, { method: 'POST', headers, body: form });
    assert.deepEqual(sim.messagesOf(chat).at(-1)?.metadata, { disable_webhook_events: 'true' });
  });

  it('assigns on the first message with a user id only, notes included', async () => {
    sim.visitorWrites(chat, 'Hello');
    await send({ type: 'note', private: true });
    assert.equal(sim.conversation(chat)?.assignee_id, story.bot.id);
    await change({ assignee_id: null });
    sim.operatorWrites(chat, 'Hello, Priya here');
    assert.equal(sim.conversation(chat)?.assignee_id, null);
  });

  it('marks read and reopens by sender', async () => {
    const steps: [() => unknown, { read: boolean; status: string }][] = [
      [() => sim.operatorWrites(chat, 'reply'), { read: true, status: 'open' }],
      [() => send({ type: 'bot' }), { read: false, status: 'open' }],
      [() => send({ type: 'reply' }), { read: true, status: 'open' }],
      [() => sim.visitorWrites(chat, 'hm'), { read: false, status: 'open' }],
      [() => sim.operatorCloses(chat), { read: false, status: 'closed' }],
      [() => send({ type: 'bot' }), { read: false, status: 'closed' }],
      [() => send({ customer_id: jonas }), { read: false, status: 'open' }],
      [() => sim.operatorReads(chat), { read: true, status: 'open' }],
      [() => sim.visitorWrites(chat, 'both', { user_id: 12 }), { read: true, status: 'open' }],
    ];
    for (const [step, expected] of steps) {
      await step();
      const { read, status } = sim.conversation(chat)!;
      assert.deepEqual({ read, status }, expected);
    }
  });

  it('crashes on a conversation update with an unknown status or assignee, and says so for null', async () => {
    await assertRefused(change({ status: 'pending' }), 500, 'api-error-500');
    await assertRefused(change({ assignee_id: 4711 }), 500, 'api-error-500');
    await assertRefused(change({ subject: 'x'.repeat(256) }), 500, 'api-error-500');
    assert.equal((await change({ status: null })).status, 422);
    assert.equal((await change({ assignee_id: 'me' })).status, 422);
    await change({ metadata: { a: 1 } });
    assert.deepEqual(dataOf((await change({ metadata: { b: 2 } })).body)['metadata'], { b: 2 });
    assert.equal(dataOf((await change({ status: 'closed' })).body)['closed_at'], '2025-11-20T17:10:00Z');
    assert.equal(dataOf((await change({ status: 'open' })).body)['closed_at'], null);
  });

  it('shows the messages of a conversation in an order that changes from read to read', async () => {
    for (let count = 0; count < 8; count += 1) sim.visitorWrites(chat, `message ${count}`);
    const Shown = z.object({ data: z.object({ messages: z.array(z.object({ body: z.string() })) }) });
    const read = async () => {
      const { body } = await call(sim.url, `GET /api/v1/conversations/${chat}`, { key });
      return Shown.parse(body).data.messages.map((message) => message.body);
    };
    const [first, second] = [await read(), await read()];
    assert.notDeepEqual(first, second);
    assert.deepEqual(first.toSorted(), second.toSorted());
  });

  it('pages through conversations by cursor, newest activity first, without the archived', async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) {
      later(1_000);
      ids.push(sim.visitorWrites({ accountId: story.account.id }, 'Hello').conversationId);
      await sim.settled();
    }
    sim.operatorArchives(ids[1]!);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const cursor = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await call(
        sim.url,
        `GET /api/v1/conversations?status=open&assignee_id=&limit=2${cursor}`,
        { key },
      );
      const page = Page.parse(body);
      assert.equal(page.total, 6);
      seen.push(...page.data.map((one) => one.id));
      after = page.next;
    }
    assert.deepEqual(seen.slice(2), [ids[4], ids[3], ids[2], ids[0]]);
    await assertRefused(
      call(sim.url, 'GET /api/v1/conversations?after=nonsense', { key }),
      500,
      'api-error-500',
    );
    const { body } = await call(sim.url, 'GET /api/v1/conversations?status=closed', { key });
    assert.deepEqual(Page.parse(body).data, []);
  });

  it('announces the first message of a new conversation before the conversation, and assigns nobody', async () => {
    const json = { conversation: { customer_id: jonas, message: { body: 'Hi', type: 'bot' } } };
    const { body } = await call(sim.url, 'POST /api/v1/conversations', { key, json });
    const { id, assignee_id } = dataOf(body);
    assert.equal(assignee_id, null);
    assert.equal(sim.messagesOf(String(id))[0]?.user_id, story.bot.id);
  });

  it('expands customers by wish and crashes on an unknown word', async () => {
    const get = (query: string) => call(sim.url, `GET /api/v1/customers/${jonas}?${query}`, { key });
    const keys = Object.keys(dataOf((await get('expand[]=notes&expand[]=conversations')).body));
    assert.deepEqual(
      ['notes', 'conversations', 'tags'].map((name) => keys.includes(name)),
      [true, true, false],
    );
    await assertRefused(get('expand[]=secrets'), 500, 'api-error-500');
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
