import assert from 'node:assert/strict';
import type { Outcome } from '../faults.js';
import { callTelegram } from './client.js';
import { startTelegram, type TelegramSimulator } from './start.js';

describe('Telegram simulator: faults of calls', () => {
  let telegram: TelegramSimulator;
  let token: string;
  let chatId: number;

  beforeEach(async () => {
    telegram = await startTelegram();
    const bot = telegram.createBot();
    ({ token } = bot);
    ({ chatId } = telegram.visitorWrites(bot, 'Hello'));
    telegram.ledger.clear();
  });
  afterEach(() => telegram.stop());

  const isStored = () => telegram.ledger.messages.length > 0;
  const send = (outcome: Outcome) => {
    telegram.faults.calls.queue('sendMessage', outcome);
    return callTelegram({ url: telegram.url, token }, 'sendMessage', { chat_id: chatId, text: 'Hi' });
  };

  it('forces the statuses of Telegram, each in its own words, and stores nothing', async () => {
    for (const [status, description] of [
      [401, 'Unauthorized'],
      [403, 'Forbidden: bot was blocked by the user'],
      [500, 'Internal Server Error'],
      [502, 'Bad Gateway'],
    ] as const) {
      const answer = await send({ kind: 'status', status });
      assert.deepEqual([answer.status, answer.error_code, answer.description], [status, status, description]);
    }
    const limited = await send({ kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
    assert.deepEqual(
      [limited.description, limited.parameters, limited.headers.get('retry-after')],
      ['Too Many Requests: retry after 7', { retry_after: 7 }, '7'],
    );
    assert.ok(!isStored());
    assert.equal((await callTelegram({ url: telegram.url, token }, 'getMe')).status, 200);
  });

  it('answers 502 and has stored, or cuts the connection and has stored', async () => {
    assert.equal((await send({ kind: 'store-then-status', status: 502 })).status, 502);
    assert.ok(isStored());
    telegram.ledger.messages.length = 0;
    telegram.knobs.messagesPerSecondPerChat = null;
    await assert.rejects(send({ kind: 'store-then-reset' }));
    assert.ok(isStored());
    assert.deepEqual(
      telegram.ledger.calls.map(({ status, fault }) => [status, fault]),
      [
        [502, 'store-then-status'],
        [null, 'store-then-reset'],
      ],
    );
  });

  it('is silent and has stored; ends the call when it stops', async () => {
    const stored = telegram.ledger.nextMessage(({ by }) => by === 'bot', 5_000);
    const silent = assert.rejects(send({ kind: 'store-then-hang' }));
    assert.deepEqual((await stored).content, { text: 'Hi' });
    await telegram.stop();
    await silent;
    telegram = await startTelegram();
  });

  it('stores late, after an answer that says otherwise', async () => {
    assert.equal((await send({ kind: 'late-store', delayMs: 30, status: 500 })).status, 500);
    assert.ok(!isStored());
    await telegram.settled();
    assert.ok(isStored());
  });
});
