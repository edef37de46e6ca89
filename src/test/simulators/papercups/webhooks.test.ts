import assert from 'node:assert/strict';
import { z } from 'zod';
import { call, signIn, subscribe } from './client.js';
import { masked } from './masked.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';
import { startWebhookReceiver } from './webhook-receiver.js';
import type { WebhookReceiver } from './webhook-receiver.js';

const jonas = 'f831ec5a-8efc-4831-8e5b-28d3942a2832';
const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const anonymousChat = '85d25e04-fcc8-4750-b367-cbdb7b7a45e7';
const [priya, bot, temp] = [12, 27, 31];

/** A limit short enough to wait for. */
const answerMs = 120;

const bodyOf = (fixture: string) =>
  z.object({ payload: z.object({ body: z.string() }) }).parse(readFixture(fixture)).payload.body;

describe('Papercups simulator: webhooks', () => {
  let sim: PapercupsSimulator;
  let receiver: WebhookReceiver;
  let token: string;

  beforeEach(async () => {
    sim = await startPapercups({ story: 'people', limits: { answerMs } });
    receiver = await startWebhookReceiver();
    token = (await signIn(sim.url, sim.story!.agentCredentials)).token;
  });
  afterEach(async () => {
    await sim.stop();
    await receiver.stop();
  });

  const verified = async (path: string, json: unknown): Promise<unknown> => {
    const { status, body } = await call(sim.url, `POST ${path}`, { token, json });
    assert.ok(status === 200 || status === 201);
    return z.object({ data: z.object({ verified: z.boolean() }) }).parse(body).data.verified;
  };
  const assertSent = async (fixture: string) => {
    await sim.settled();
    const { event, payload } = z
      .object({ event: z.string(), payload: z.unknown() })
      .parse(readFixture(fixture));
    const last = receiver.received.filter((one) => one.event === event).at(-1);
    assert.equal(
      JSON.stringify(masked(last?.payload), null, 1),
      JSON.stringify(masked(payload), null, 1),
      fixture,
    );
  };

  it('carry exactly four headers and a body of event and payload', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.visitorWrites(chat, 'Grüße');
    await sim.settled();
    const { rawHeaders, body, method } = receiver.received.find((one) => one.event === 'message:created')!;
    assert.equal(method, 'POST');
    const length = String(Buffer.byteLength(body));
    const host = new URL(receiver.url).host;
    const expected = [
      'Host',
      host,
      'User-Agent',
      'hackney/1.17.4',
      'Content-Type',
      'application/json',
      'Content-Length',
      length,
    ];
    assert.deepEqual(rawHeaders, expected);
    const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    assert.deepEqual(names, Object.keys(z.object({}).loose().parse(readFixture('webhook-request-headers'))));
    assert.deepEqual(Object.keys(z.looseObject({}).parse(JSON.parse(body))), ['event', 'payload']);
  });

  it('equal the recorded messages of visitor, agents, bot and reminder', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.visitorWrites(chat, bodyOf('message-created-from-customer'));
    await assertSent('message-created-from-customer');
    const { metadata, ...rest } = z
      .looseObject({ metadata: z.unknown() })
      .parse(z.object({ payload: z.unknown() }).parse(readFixture('message-created-from-bot')).payload);
    const json = {
      message: {
        body: rest['body'],
        type: 'bot',
        conversation_id: chat,
        metadata,
        sent_at: '2025-11-20T17:02:45Z',
      },
    };
    await call(sim.url, 'POST /api/v1/messages', { key: sim.story!.apiKey, json });
    await assertSent('message-created-from-bot');
    sim.visitorWrites(chat, 'Yes, please', { metadata: { reply_action: 'lead_yes' } });
    await assertSent('message-created-quick-reply');
    sim.operatorNote(chat, bodyOf('message-created-private-note'));
    await assertSent('message-created-private-note');
    sim.operatorWrites(chat, bodyOf('message-created-from-agent'));
    await assertSent('message-created-from-agent');
    sim.operatorWrites(chat, bodyOf('message-created-from-agent-without-profile'), {
      user_id: temp,
      sent_at: null,
    });
    await assertSent('message-created-from-agent-without-profile');
    assert.equal(sim.conversation(chat)?.assignee_id, bot);
    sim.systemReminds(chat, bodyOf('message-created-system-reminder'));
    await assertSent('message-created-system-reminder');
    const withFile = z
      .object({ payload: z.object({ attachments: z.array(z.object({ id: z.string() }).loose()) }) })
      .parse(readFixture('message-created-with-attachment'));
    const file = sim.putFile(withFile.payload.attachments[0]);
    sim.visitorWrites(chat, '', { file_ids: [file.id] });
    await assertSent('message-created-with-attachment');
  });

  it('equal the recorded messages of an anonymous visitor and of forgers', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.visitorWrites(anonymousChat, 'hello?');
    await assertSent('message-created-from-anonymous-customer');
    sim.forgesAgent(anonymousChat, bodyOf('message-created-forged-agent'), priya);
    await assertSent('message-created-forged-agent');
    assert.equal(sim.conversation(anonymousChat)?.assignee_id, priya);
    sim.forgesCustomer(anonymousChat, 'who is this', jonas);
    await assertSent('message-created-foreign-customer');
    sim.writesWithoutSender(anonymousChat, 'nobody wrote this');
    await assertSent('message-created-no-sender');
    const before = receiver.payloads('message:created').length;
    sim.writesSilently(anonymousChat, 'psst');
    await sim.settled();
    assert.equal(receiver.payloads('message:created').length, before);
    assert.equal(sim.messagesOf(anonymousChat).at(-1)?.body, 'psst');
  });

  it('equal the recorded conversations', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    await call(sim.url, 'POST /api/conversations', {
      json: readFixture('widget-conversations-create-request'),
    });
    await assertSent('conversation-created');
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    await call(sim.url, 'POST /api/v1/messages', {
      key: sim.story!.apiKey,
      json: readFixture('api-messages-create-request'),
    });
    await assertSent('conversation-updated-first-bot-reply');
    sim.operatorReads(chat);
    await assertSent('conversation-updated-read');
    const json = readFixture('api-conversations-update-request');
    await call(sim.url, `PUT /api/v1/conversations/${chat}`, { key: sim.story!.apiKey, json });
    await assertSent('conversation-updated-unassigned');
    sim.operatorAssigns(chat, priya);
    await assertSent('conversation-updated-assigned');
    sim.operatorCloses(chat);
    await assertSent('conversation-updated-closed');
    sim.visitorWrites(chat, 'One more thing');
    await assertSent('conversation-updated-reopened');
  });

  it('tell of the first message before the conversation that was created with it, which stays unassigned', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const json = { conversation: { customer_id: jonas, message: { body: 'Hi', type: 'bot' } } };
    await call(sim.url, 'POST /api/v1/conversations', { key: sim.story!.apiKey, json });
    await sim.settled();
    const events = sim.ledger.deliveries.map((one) => one.event);
    assert.deepEqual(events, ['webhook:verify', 'message:created', 'conversation:created']);
    const [created] = receiver.payloads('conversation:created');
    const { id, assignee_id } = z.object({ id: z.string(), assignee_id: z.null() }).parse(created);
    assert.equal(assignee_id, null);
    assert.equal(sim.messagesOf(id)[0]?.user_id, bot);
  });

  it('are tried once, whatever the receiver answers, and the result is noted', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const statuses = [500, 302, 404, 200];
    receiver.answer = (_, response) =>
      response.writeHead(statuses.shift() ?? 0, { location: '/elsewhere' }).end();
    for (const body of ['a', 'b', 'c', 'd']) {
      sim.visitorWrites(chat, body);
      await sim.settled();
    }
    receiver.answer = () => undefined;
    sim.visitorWrites(chat, 'e');
    await sim.settled();
    const sent = sim.ledger.deliveries.filter((one) => one.event === 'message:created');
    assert.deepEqual(
      sent.map((one) => one.status ?? one.error),
      [500, 302, 404, 200, 'timeout'],
    );
    assert.equal(receiver.payloads('message:created').length, 5);
    assert.ok(receiver.received.every((one) => one.path === '/hooks/secret'));
  });

  it('may be made patient: then what got no 2xx is sent again, unchanged, until it gets one', async () => {
    await sim.stop();
    sim = await startPapercups({ story: 'people', limits: { answerMs, retryDelaysMs: [5, 5, 5] } });
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const statuses = [503, 500, 200];
    receiver.answer = (_, response) => response.writeHead(statuses.shift() ?? 0).end();
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    const sent = sim.ledger.deliveries.filter((one) => one.event === 'message:created');
    assert.deepEqual(
      sent.map((one) => one.status),
      [503, 500, 200],
    );
    assert.equal(new Set(receiver.received.slice(1).map(({ body }) => body)).size, 1);
  });

  it('to several subscriptions go one after the other, so one that hangs delays the next', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const second = await startWebhookReceiver();
    await subscribe(sim.url, sim.story!.agentCredentials, second.url);
    const order: string[] = [];
    receiver.answer = (_, response) => response.on('close', () => order.push('the first gave up'));
    second.answer = (_, response) => {
      order.push('the second was asked');
      response.end();
    };
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    await second.stop();
    assert.deepEqual(order, ['the first gave up', 'the second was asked']);
  });

  it('bring conversation:updated only where the scope contains it, and every event once per subscription', async () => {
    const plain = { event_subscription: { webhook_url: receiver.url } };
    assert.equal(await verified('/api/event_subscriptions', plain), true);
    assert.equal(await verified('/api/event_subscriptions', plain), true);
    sim.operatorCloses(chat);
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    assert.equal(receiver.payloads('conversation:updated').length, 0);
    assert.equal(receiver.payloads('message:created').length, 2);
    const scope = 'x-conversation:updated-x';
    assert.equal(
      await verified('/api/event_subscriptions', {
        event_subscription: { webhook_url: receiver.url, scope },
      }),
      true,
    );
    sim.operatorCloses(chat);
    await sim.settled();
    assert.equal(receiver.payloads('conversation:updated').length, 1);
  });
});
