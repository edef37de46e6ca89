import assert from 'node:assert/strict';
import { callCrisp, type Caller } from './client.js';
import type { Outcome } from '../faults.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { storyIds, tellStory } from './story.js';

const path = `POST /v1/website/${storyIds.websiteId}/conversation/${storyIds.sessionId}/message`;
const text = { type: 'text', from: 'operator', origin: 'chat', content: 'Hello', fingerprint: 42 };

describe('Crisp simulator: faults of calls', () => {
  let crisp: CrispSimulator;
  let caller: Caller;

  beforeEach(async () => {
    crisp = await startCrisp();
    caller = { ...tellStory(crisp).websiteToken, url: crisp.url, tier: 'website' };
    crisp.ledger.clear();
  });
  afterEach(() => crisp.stop());

  const isStored = () => crisp.ledger.messages.some(({ message }) => message.fingerprint === 42);
  const send = (outcome: Outcome) => {
    crisp.faults.calls.queue('message.create', outcome);
    return callCrisp(caller, path, text);
  };

  it('F-045: answers 500 and has stored, or cuts the connection and has stored', async () => {
    assert.equal((await send({ kind: 'store-then-status', status: 500 })).status, 500);
    assert.ok(isStored());
    crisp.ledger.messages.length = 0;
    await assert.rejects(send({ kind: 'store-then-reset' }));
    assert.ok(isStored());
    assert.deepEqual(
      crisp.ledger.calls.map(({ status, fault }) => [status, fault]),
      [
        [500, 'store-then-status'],
        [null, 'store-then-reset'],
      ],
    );
  });

  it('F-045: is silent and has stored; ends the call when it stops', async () => {
    const stored = crisp.ledger.nextMessage(() => true, 5_000);
    const silent = assert.rejects(send({ kind: 'store-then-hang' }));
    assert.equal((await stored).fingerprint, 42);
    await crisp.stop();
    await silent;
    crisp = await startCrisp();
  });

  it('F-046: stores late, after an answer that says otherwise', async () => {
    assert.equal((await send({ kind: 'late-store', delayMs: 30, status: 503 })).status, 503);
    assert.ok(!isStored());
    await crisp.settled();
    assert.ok(isStored());
  });

  it('F-044: refuses with 429 or 420 and has stored nothing', async () => {
    const headers = { 'Retry-After': '7' };
    const answer = await send({ kind: 'status', status: 429, headers });
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '7']);
    assert.equal((await send({ kind: 'status', status: 420 })).status, 420);
    assert.ok(!isStored());
  });

  it('answers what was true when the work was done, however late the answer goes out', async () => {
    const request = path.replace('POST', 'GET').replace('/message', `/message/${storyIds.botsFingerprint}`);
    crisp.faults.calls.queue('message.get', { kind: 'delay', delayMs: 30 });
    const slow = callCrisp(caller, request);
    await callCrisp(caller, request.replace('GET', 'PATCH'), { content: 'Changed' });
    assert.ok(!JSON.stringify((await slow).body).includes('Changed'));
  });
});
