import assert from 'node:assert/strict';
import type { Outcome } from '../faults.js';
import { type Caller, callChatwoot } from './client.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { readErrorFixture } from './read-fixture.js';
import { storyIds, tellStory } from './story.js';

const conversation = `/api/v1/accounts/${storyIds.accountId}/conversations/${storyIds.conversationId}`;

describe('Chatwoot simulator: faults of calls', () => {
  let chatwoot: ChatwootSimulator;
  let caller: Caller;

  beforeEach(async () => {
    chatwoot = await startChatwoot();
    caller = { url: chatwoot.url, token: tellStory(chatwoot).bot.token };
    chatwoot.ledger.clear();
  });
  afterEach(() => chatwoot.stop());

  const isStored = () => chatwoot.ledger.messages.some(({ message }) => message.content === 'Hello');
  const send = (outcome: Outcome) => {
    chatwoot.faults.calls.queue('messages.create', outcome);
    return callChatwoot(caller, `POST ${conversation}/messages`, { content: 'Hello' });
  };

  it('F-045: answers 500 and has stored, or cuts the connection and has stored', async () => {
    assert.equal((await send({ kind: 'store-then-status', status: 500 })).status, 500);
    assert.ok(isStored());
    chatwoot.ledger.messages.length = 0;
    await assert.rejects(send({ kind: 'store-then-reset' }));
    assert.ok(isStored());
    assert.deepEqual(
      chatwoot.ledger.calls.map(({ status, fault }) => [status, fault]),
      [
        [500, 'store-then-status'],
        [null, 'store-then-reset'],
      ],
    );
  });

  it('F-045: is silent and has stored; ends the call when it stops', async () => {
    const stored = chatwoot.ledger.nextMessage(() => true, 5_000);
    const silent = assert.rejects(send({ kind: 'store-then-hang' }));
    assert.equal((await stored).content, 'Hello');
    await chatwoot.stop();
    await silent;
    chatwoot = await startChatwoot();
  });

  it('F-046: stores late, after an answer that says otherwise', async () => {
    assert.equal((await send({ kind: 'late-store', delayMs: 30, status: 503 })).status, 503);
    assert.ok(!isStored());
    await chatwoot.settled();
    assert.ok(isStored());
  });

  it('F-044: refuses with 429, in plain text and with what the script says, and has stored nothing', async () => {
    const { status, body } = await send({ kind: 'status', status: 429 });
    assert.deepEqual({ status, body }, readErrorFixture('429-throttled'));
    const told = await send({ kind: 'status', status: 429, headers: { 'Retry-After': '7' }, body: { a: 1 } });
    assert.deepEqual([told.headers.get('retry-after'), told.body], ['7', { a: 1 }]);
    assert.ok(!isStored());
  });

  it('says what Chatwoot says for the statuses that a fault forces', async () => {
    for (const [status, name] of [
      [401, '401-invalid-token'],
      [404, '404-not-found'],
    ] as const) {
      const answer = await send({ kind: 'status', status });
      assert.deepEqual({ status: answer.status, body: answer.body }, readErrorFixture(name));
    }
    assert.equal((await send({ kind: 'status', status: 502 })).body, '<h1>502</h1>');
  });

  it('answers what was true when the work was done, however late the answer goes out', async () => {
    chatwoot.faults.calls.queue('conversations.show', { kind: 'delay', delayMs: 30 });
    const slow = callChatwoot(caller, `GET ${conversation}`);
    await callChatwoot(caller, `POST ${conversation}/labels`, { labels: ['changed'] });
    assert.ok(!JSON.stringify((await slow).body).includes('changed'));
  });
});
