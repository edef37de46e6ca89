import assert from 'node:assert/strict';
import { z } from 'zod';
import { call, signIn } from './client.js';
import type { Answer } from './client.js';
import { masked } from './masked.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';
import { startWebhookReceiver } from './webhook-receiver.js';
import type { WebhookReceiver } from './webhook-receiver.js';

const jonas = 'f831ec5a-8efc-4831-8e5b-28d3942a2832';
const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const accountId = '3b420222-98e2-4a68-98e7-781e5ee037b0';

const dataOf = (name: string) => z.object({ data: z.unknown() }).parse(readFixture(name)).data;

/** Same keys in the same order, same types, same content where it does not depend on the run. */
function assertLike(answer: Answer, status: number, fixture: string): void {
  assert.equal(answer.status, status);
  assert.equal(
    JSON.stringify(masked(answer.body), null, 1),
    JSON.stringify(masked(readFixture(fixture)), null, 1),
  );
}

/** Reads with messages in no promised order are compared sorted. */
function byTime(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key === 'messages' && Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
  );
}

describe('Papercups simulator: answers equal the recorded ones', () => {
  let sim: PapercupsSimulator;
  let key: string;
  let token: string;
  let receiver: WebhookReceiver;
  const read = (path: string) => call(sim.url, `GET ${path}`, { key });

  beforeEach(async () => {
    sim = await startPapercups({ story: 'people' });
    receiver = await startWebhookReceiver();
    key = sim.story?.apiKey ?? '';
    token = (await signIn(sim.url, sim.story!.botCredentials)).token;
  });
  afterEach(async () => {
    await sim.settled();
    await sim.stop();
    await receiver.stop();
  });

  it('of who the key is, the team and the tags', async () => {
    assert.deepEqual((await read('/api/v1/me')).body, readFixture('api-me-response'));
    assert.deepEqual((await call(sim.url, 'GET /api/me', { token })).body, readFixture('api-me-response'));
    assert.deepEqual((await read('/api/v1/users')).body, readFixture('api-users-list-response'));
    assert.deepEqual((await read('/api/v1/tags')).body, readFixture('api-tags-list-response'));
    const account = await call(sim.url, 'GET /api/accounts/me', { token });
    assert.deepEqual(account.body, readFixture('api-accounts-me-response'));
  });

  it('of sessions and API keys', async () => {
    const session = await call(sim.url, 'POST /api/session', {
      json: readFixture('api-session-create-request'),
    });
    assertLike(session, 200, 'api-session-create-response');
    const { renew_token } = z
      .object({ data: z.object({ renew_token: z.string() }) })
      .parse(session.body).data;
    assertLike(
      await call(sim.url, 'POST /api/session/renew', { token: renew_token }),
      200,
      'api-session-renew-response',
    );
    sim.withdrawApiKey(key, { atOnce: true });
    const json = readFixture('api-personal-api-keys-create-request');
    const created = await call(sim.url, 'POST /api/personal_api_keys', { token, json });
    assertLike(created, 201, 'api-personal-api-keys-create-response');
    assertLike(
      await call(sim.url, 'GET /api/personal_api_keys', { token }),
      200,
      'api-personal-api-keys-list-response',
    );
    const { value } = z.object({ data: z.object({ value: z.string() }) }).parse(created.body).data;
    assert.equal((await call(sim.url, 'GET /api/v1/me', { key: value })).status, 200);
  });

  it('of subscriptions', async () => {
    const create = (webhook: Record<string, unknown>) =>
      call(sim.url, 'POST /api/event_subscriptions', { token, json: { event_subscription: webhook } });
    const recorded = z
      .object({ event_subscription: z.looseObject({}) })
      .parse(readFixture('api-event-subscriptions-create-request')).event_subscription;
    const created = await create({ ...recorded, webhook_url: receiver.url });
    assertLike(created, 201, 'api-event-subscriptions-create-response');
    const list = await call(sim.url, 'GET /api/event_subscriptions', { token });
    assertLike(list, 200, 'api-event-subscriptions-list-response');
    const verify = await call(sim.url, 'POST /api/event_subscriptions/verify', {
      token,
      json: { url: receiver.url },
    });
    assertLike(verify, 200, 'api-event-subscriptions-verify-response');

    receiver.answer = (_, response) => response.end('no');
    const unverified = await create({ webhook_url: receiver.url });
    const data = z.looseObject({}).parse(dataOf('api-event-subscriptions-create-unverified-response'));
    assert.equal(unverified.status, 201);
    assert.deepEqual(masked(unverified.body), masked({ data: { ...data, webhook_url: receiver.url } }));
  });

  it('of messages written: by the bot, as a note, as a visitor', async () => {
    for (const kind of ['create', 'create-note', 'create-as-customer']) {
      const json = readFixture(`api-messages-${kind}-request`);
      const answer = await call(sim.url, 'POST /api/v1/messages', { key, json });
      assertLike(answer, 201, `api-messages-${kind}-response`);
      assert.match(answer.headers.get('location') ?? '', /^\/api\/messages\/[0-9a-f-]{36}$/);
    }
  });

  it('of messages read: one in full, a list in short', async () => {
    for (const message of z.array(z.unknown()).parse(dataOf('api-messages-list-response')))
      sim.putMessage(message);
    const list = await read(`/api/v1/messages?conversation_id=${chat}`);
    assert.deepEqual(list.body, readFixture('api-messages-list-response'));
    const show = await read('/api/v1/messages/55f33eab-46c3-4541-869a-2f8bde24a95d');
    assert.deepEqual(show.body, readFixture('api-messages-show-response'));
  });

  it('of a conversation read in full, and of a page of the list', async () => {
    sim.putConversation(dataOf('api-conversations-show-response'));
    const show = await read(`/api/v1/conversations/${chat}`);
    assert.deepEqual(byTime(show.body), byTime(readFixture('api-conversations-show-response')));
    for (const one of z.array(z.unknown()).parse(dataOf('api-conversations-list-response')))
      sim.putConversation(one);
    const list = await read('/api/v1/conversations?status=open&limit=1');
    const { next, ...page } = z.looseObject({ next: z.string() }).parse(list.body);
    const { next: _, ...expected } = z.looseObject({}).parse(readFixture('api-conversations-list-response'));
    assert.deepEqual(byTime(page), byTime(expected));
    assert.match(next, /=$/);
  });

  it('of conversations written', async () => {
    const json = readFixture('api-conversations-create-request');
    assertLike(
      await call(sim.url, 'POST /api/v1/conversations', { key, json }),
      201,
      'api-conversations-create-response',
    );
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    const change = { key, json: readFixture('api-conversations-update-request') };
    assertLike(
      await call(sim.url, `PUT /api/v1/conversations/${chat}`, change),
      200,
      'api-conversations-update-response',
    );
    assertLike(
      await call(sim.url, `PATCH /api/v1/conversations/${chat}`, change),
      200,
      'api-conversations-update-response',
    );
  });

  it('of customers, their tags and their notes', async () => {
    const created = await call(sim.url, 'POST /api/v1/customers', {
      key,
      json: { customer: { name: 'Lead Only' } },
    });
    assertLike(created, 201, 'api-customers-create-response');
    const tag_id = '52c3eefc-5eec-4941-9e8f-d59414ef10a9';
    for (const owner of [`customers/${jonas}`, `conversations/${chat}`]) {
      const tagged = await call(sim.url, `POST /api/${owner}/tags`, { token, json: { tag_id } });
      assertLike(tagged, 200, 'api-conversation-tags-add-response');
    }
    assert.deepEqual(
      (await read(`/api/v1/customers/${jonas}`)).body,
      readFixture('api-customers-show-response'),
    );
    const json = readFixture('api-customers-update-request');
    assertLike(
      await call(sim.url, `PUT /api/v1/customers/${jonas}`, { key, json }),
      200,
      'api-customers-update-response',
    );
    const [latest] = z
      .array(z.looseObject({ conversations: z.array(z.unknown()) }))
      .parse(dataOf('api-customers-list-response'));
    sim.putConversation(latest?.conversations[0]);
    sim.putCustomer(accountId, latest);
    const list = await read('/api/v1/customers?page_size=1&email=jonas.weber@example.com');
    assert.deepEqual(list.body, readFixture('api-customers-list-response'));
    const tag = { name: 'lead', description: 'Captured by the assistant', color: 'magenta' };
    assertLike(
      await call(sim.url, 'POST /api/v1/tags', { key, json: { tag } }),
      201,
      'api-tags-create-response',
    );
    const note = { body: 'Wants the oak desk, ships to Norway.', customer_id: jonas };
    assertLike(
      await call(sim.url, 'POST /api/v1/notes', { key, json: { note } }),
      201,
      'api-notes-create-response',
    );
  });

  it('of the public calls of the widget', async () => {
    const json = readFixture('widget-customers-create-request');
    assertLike(await call(sim.url, 'POST /api/customers', { json }), 201, 'widget-customers-create-response');
    const chatJson = readFixture('widget-conversations-create-request');
    assertLike(
      await call(sim.url, 'POST /api/conversations', { json: chatJson }),
      201,
      'widget-conversations-create-response',
    );
    const exists = await call(sim.url, `GET /api/customers/${jonas}/exists`);
    assertLike(exists, 200, 'widget-customers-exists-response');
    const identify = await call(
      sim.url,
      `GET /api/customers/identify?account_id=${accountId}&external_id=8841`,
    );
    assertLike(identify, 200, 'widget-customers-identify-response');
    assertLike(
      await call(sim.url, `GET /api/widget_settings?account_id=${accountId}`),
      200,
      'widget-settings-response',
    );
    for (const one of z.array(z.unknown()).parse(dataOf('widget-conversations-history-response')))
      sim.putConversation(one);
    const anonymous = 'e013bdd8-3a96-45cc-8336-e9f17547fcc3';
    const history = await call(
      sim.url,
      `GET /api/conversations/customer?customer_id=${anonymous}&account_id=${accountId}`,
    );
    assert.deepEqual(history.body, readFixture('widget-conversations-history-response'));
    const metadata = {
      name: 'Someone',
      email: 'someone@example.com',
      current_url: 'https://www.harborpine.example/',
    };
    const changed = await call(sim.url, `PUT /api/customers/${anonymous}/metadata`, { json: { metadata } });
    assertLike(changed, 200, 'widget-customers-metadata-response');
  });
});
