import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { call, signIn, subscribe } from './client.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';
import { startWebhookReceiver } from './webhook-receiver.js';
import type { ReceivedWebhook, WebhookReceiver } from './webhook-receiver.js';
import { createWorld } from './world.js';

const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';

/** A limit short enough to wait for. */
const answerMs = 120;

describe('Papercups simulator: the handshake of a subscription', () => {
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
  const passes = async (answer: (notice: ReceivedWebhook, response: ServerResponse) => void) => {
    receiver.answer = answer;
    return verified('/api/event_subscriptions/verify', { url: receiver.url });
  };

  it('sends what is recorded and passes with the recorded reply', async () => {
    const text = z.string();
    const recorded = z.object({ event: text, payload: text }).parse(readFixture('webhook-verify'));
    const reply = z.object({ challenge: text }).parse(readFixture('webhook-verify-reply'));
    const passed = await passes(({ body, payload }, response) => {
      assert.equal(body, JSON.stringify({ ...recorded, payload }));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(reply).replace(recorded.payload, String(payload)));
    });
    assert.equal(passed, true);
  });

  it('passes only where the word comes back as Papercups reads it', async () => {
    const json = 'application/json; charset=utf-8';
    const cases: [boolean, string | null, (word: string) => string, number?][] = [
      [true, json, (word) => JSON.stringify({ challenge: word })],
      [true, json, (word) => JSON.stringify({ challenge: word }), 500],
      [true, 'text/javascript', (word) => JSON.stringify({ challenge: word })],
      [true, json, (word) => JSON.stringify(word)],
      [true, 'text/plain', (word) => word],
      [true, null, (word) => word],
      [false, json, (word) => word],
      [false, 'text/plain', (word) => JSON.stringify({ challenge: word })],
      [false, 'text/plain', (word) => `${word}\n`],
      [false, json, () => JSON.stringify({ challenge: 'A'.repeat(64) })],
      [false, json, () => ''],
    ];
    for (const [expected, type, body, status = 200] of cases) {
      const result = await passes(({ payload }, response) => {
        assert.match(String(payload), /^[A-Z2-7]{64}$/);
        response.writeHead(status, type === null ? {} : { 'content-type': type }).end(body(String(payload)));
      });
      assert.equal(result, expected, `${type} ${body('word')}`);
    }
    const words = receiver.payloads('webhook:verify');
    assert.equal(new Set(words).size, words.length);
  });

  it('follows no redirect and gives up on silence, after 5 s unless told otherwise', async () => {
    assert.equal(await passes((_, response) => response.writeHead(302, { location: '/other' }).end()), false);
    assert.equal(await passes(() => undefined), false);
    assert.deepEqual(createWorld({}).limits, { connectMs: 8_000, answerMs: 5_000, retryDelaysMs: [] });
    assert.ok(receiver.received.every((one) => one.path === '/hooks/secret'));
  });

  it('needs an address with scheme, host and path', async () => {
    for (const url of [
      'https://bridge.example',
      'bridge.example/hook',
      '/hook',
      'ftp://bridge.example/hook',
      '',
    ]) {
      assert.equal(await verified('/api/event_subscriptions/verify', { url }), false, url);
    }
    assert.equal(sim.ledger.deliveries.length, 0);
    receiver.answer = ({ payload }, response) => response.end(payload);
    assert.equal(
      await verified('/api/event_subscriptions/verify', { url: new URL('/?a=1', receiver.url).href }),
      true,
    );
  });

  it('fails where nobody listens, and the ledger says why', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(closed.address());
    await new Promise((resolve) => closed.close(resolve));
    assert.equal(
      await verified('/api/event_subscriptions/verify', { url: `http://127.0.0.1:${port}/hook` }),
      false,
    );
    assert.equal(sim.ledger.deliveries.at(-1)?.error, 'ECONNREFUSED');
  });

  it('answers 201 though it failed; an update without the address silences the subscription', async () => {
    const id = await subscribe(sim.url, sim.story!.agentCredentials, receiver.url);
    const scopeAlone = { event_subscription: { scope: 'conversation:updated message:created' } };
    const updated = await call(sim.url, `PUT /api/event_subscriptions/${id}`, { token, json: scopeAlone });
    assert.equal(updated.status, 200);
    assert.equal(
      z.object({ data: z.object({ verified: z.boolean() }) }).parse(updated.body).data.verified,
      false,
    );
    sim.visitorWrites(chat, 'Hello');
    await sim.settled();
    assert.deepEqual(receiver.payloads('message:created'), []);
    receiver.answer = (_, response) => response.end();
    assert.equal(
      await verified('/api/event_subscriptions', { event_subscription: { webhook_url: receiver.url } }),
      false,
    );
  });
});
