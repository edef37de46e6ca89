import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Outcome } from '../faults.js';
import { call, subscribe } from './client.js';
import type { CallOptions } from './client.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { startWebhookReceiver } from './webhook-receiver.js';
import type { WebhookReceiver } from './webhook-receiver.js';

const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const List = z.object({ data: z.array(z.object({ body: z.string() })) });
const Payload = z.object({ body: z.string() });

describe('Papercups simulator: faults', () => {
  let sim: PapercupsSimulator;
  let receiver: WebhookReceiver;
  let key: string;
  let clock: Date;

  beforeEach(async () => {
    clock = new Date('2025-11-20T17:10:00Z');
    sim = await startPapercups({ story: 'people', now: () => clock, limits: { answerMs: 150 } });
    receiver = await startWebhookReceiver();
    key = sim.story!.apiKey;
  });
  afterEach(async () => {
    await sim.stop();
    await receiver.stop();
  });

  const send = (body: string, options: CallOptions = {}) =>
    call(sim.url, 'POST /api/v1/messages', {
      key,
      json: { message: { conversation_id: chat, type: 'bot', body } },
      ...options,
    });
  const next = (outcome: Outcome) => sim.faults.calls.queue('messages.create', outcome);
  const stored = () => sim.messagesOf(chat).map((message) => message.body);
  const listed = async () => {
    const { body } = await call(sim.url, `GET /api/v1/messages?conversation_id=${chat}`, { key });
    return List.parse(body).data.map((message) => message.body);
  };
  const arrived = () => receiver.payloads('message:created').map((payload) => Payload.parse(payload).body);

  it('F-044: 429 carries Retry-After and stores nothing', async () => {
    next({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    const { status, headers, body } = await send('a');
    assert.deepEqual(
      [status, headers.get('retry-after'), body],
      [429, '7', { errors: { detail: 'Too Many Requests' } }],
    );
    assert.deepEqual(stored(), []);
  });

  it('F-045: a 500 or a cut can hide a stored message', async () => {
    next({ kind: 'store-then-status', status: 500 });
    assert.deepEqual((await send('a')).body, { errors: { detail: 'Internal Server Error' } });
    next({ kind: 'store-then-reset' });
    await assert.rejects(send('b'));
    assert.deepEqual(stored(), ['a', 'b']);
    assert.deepEqual(
      sim.ledger.calls.map((one) => [one.route, one.fault, one.status]),
      [
        ['messages.create', 'store-then-status', 500],
        ['messages.create', 'store-then-reset', null],
      ],
    );
  });

  it('F-045: silence can come before or after storing; the connection stays open', async () => {
    for (const kind of ['store-then-hang', 'hang'] as const) {
      next({ kind });
      const body = JSON.stringify({ message: { conversation_id: chat, body: kind } });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(80);
      const pending = fetch(`${sim.url}/api/v1/messages`, { method: 'POST', headers, body, signal });
      await assert.rejects(pending, { name: 'TimeoutError' });
    }
    assert.deepEqual(stored(), ['store-then-hang']);
  });

  it('F-046: a late store happens after the answer, and settled() waits for it', async () => {
    next({ kind: 'late-store', delayMs: 60, status: 503 });
    assert.equal((await send('a')).status, 503);
    assert.deepEqual(stored(), []);
    await sim.settled();
    assert.deepEqual(stored(), ['a']);
  });

  it('a slow answer comes after its message has been stored', async () => {
    next({ kind: 'delay', delayMs: 40 });
    const answer = send('a');
    assert.equal((await sim.ledger.nextMessage(() => true, 2_000)).body, 'a');
    assert.equal((await answer).status, 201);
  });

  it('F-048: a key can be withdrawn after some calls, or at once', async () => {
    sim.faults.calls.after('*', 1, { kind: 'status', status: 401 });
    assert.equal((await send('a')).status, 201);
    const refused = await send('b');
    assert.deepEqual(
      [refused.status, refused.body],
      [401, { error: { code: 401, message: 'Not authenticated' } }],
    );
    sim.faults.clear();
    assert.equal((await send('c')).status, 201);
    sim.withdrawApiKey(key, { atOnce: false });
    assert.equal((await send('d')).status, 201);
    sim.withdrawApiKey(key, { atOnce: true });
    assert.equal((await send('e')).status, 401);
  });

  it('F-051: reads lag behind writes, changes included, and fail at the given rate', async () => {
    await send('a');
    sim.faults.listLagMs = 3_000;
    assert.deepEqual(await listed(), []);
    clock = new Date(clock.getTime() + 3_000);
    assert.deepEqual(await listed(), ['a']);
    sim.operatorCloses(chat);
    const shown = async () => {
      const { body } = await call(sim.url, `GET /api/v1/conversations/${chat}`, { key });
      return z.object({ data: z.object({ status: z.string() }) }).parse(body).data.status;
    };
    assert.equal(await shown(), 'open');
    sim.faults.listLagMs = 0;
    assert.equal(await shown(), 'closed');
    sim.faults.calls.chance('messages.list', 0.5, { kind: 'status', status: 503 });
    const statuses = [];
    for (let count = 0; count < 60; count += 1) {
      statuses.push((await call(sim.url, `GET /api/v1/messages?conversation_id=${chat}`, { key })).status);
    }
    const failed = statuses.filter((status) => status === 503).length;
    assert.ok(failed > 15 && failed < 45, `${failed} of 60 failed`);
  });

  it('F-052: plain HTTP is redirected to HTTPS unless the proxy says it was HTTPS', async () => {
    sim.faults.forceHttps = true;
    const get = await call(sim.url, 'GET /api/v1/me?a=1', { key });
    assert.deepEqual([get.status, get.headers.get('location')], [301, 'https://127.0.0.1/api/v1/me?a=1']);
    assert.equal((await send('a')).status, 307);
    const proxied = await call(sim.url, 'GET /api/v1/me', { key, headers: { 'x-forwarded-proto': 'https' } });
    assert.equal(proxied.status, 200);
    assert.deepEqual(stored(), []);
  });

  it('F-056: a dropped webhook never arrives, and the ledger knows', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.faults.deliveries.queue('message:created', { kind: 'drop' });
    sim.visitorWrites(chat, 'a');
    sim.visitorWrites(chat, 'b');
    await sim.settled();
    assert.deepEqual(arrived(), ['b']);
    const [dropped] = sim.ledger.deliveries.filter((one) => one.event === 'message:created');
    assert.deepEqual([dropped?.fault, dropped?.status, dropped?.error], ['drop', null, null]);
  });

  it('F-053: a duplicated webhook arrives twice, byte for byte', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.faults.deliveries.queue('*', { kind: 'duplicate' });
    sim.visitorWrites(chat, 'a');
    await sim.settled();
    const [first, second] = receiver.received.filter((one) => one.event === 'message:created');
    assert.equal(first?.body, second?.body);
    assert.deepEqual(arrived(), ['a', 'a']);
  });

  it('F-055: a reordered webhook is overtaken by the next, and arrives alone where none comes', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.faults.deliveries.queue('message:created', { kind: 'reorder', holdMs: 10_000 }, { kind: 'ok' });
    sim.visitorWrites(chat, 'a');
    sim.visitorWrites(chat, 'b');
    await sim.settled();
    assert.deepEqual(arrived(), ['b', 'a']);
    sim.faults.deliveries.queue('message:created', { kind: 'reorder', holdMs: 5 });
    sim.visitorWrites(chat, 'c');
    await sim.settled();
    assert.deepEqual(arrived(), ['b', 'a', 'c']);
  });

  it('F-055: a delayed webhook is overtaken by later events', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    sim.faults.deliveries.queue('message:created', { kind: 'delay', delayMs: 80 });
    sim.visitorWrites(chat, 'a');
    sim.visitorWrites(chat, 'b');
    await sim.settled();
    assert.deepEqual(arrived(), ['b', 'a']);
  });

  it('F-065: an edit and a deletion show in reads and tell nobody', async () => {
    await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const { messageId } = sim.visitorWrites(chat, 'my card is 4111');
    await sim.settled();
    const before = receiver.received.length;
    sim.editMessage(messageId, 'never mind');
    assert.deepEqual(await listed(), ['never mind']);
    sim.deleteMessage(messageId);
    assert.deepEqual(await listed(), []);
    await sim.settled();
    assert.equal(receiver.received.length, before);
  });

  it('a client that goes away in mid-body leaves nothing behind', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"message":')),
    });
    const signal = AbortSignal.timeout(60);
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      signal,
      headers: { 'content-type': 'application/json' },
    };
    await assert.rejects(fetch(`${sim.url}/api/v1/messages`, init));
    await sim.settled();
    assert.deepEqual(stored(), []);
  });
});
