import assert from 'node:assert/strict';
import { z } from 'zod';
import { callTelegram } from './client.js';
import { startTelegram, type TelegramSimulator } from './start.js';

const Updates = z.array(z.looseObject({ update_id: z.number() }));

describe('Telegram simulator: getUpdates', () => {
  let telegram: TelegramSimulator;
  let botId: number;
  let token: string;
  let now = Date.UTC(2025, 10, 29, 10);

  beforeEach(async () => {
    telegram = await startTelegram({ now: () => new Date(now), knobs: { localWebhooks: true } });
    ({ botId, token } = telegram.createBot());
  });
  afterEach(() => telegram.stop());

  const call = (method: string, params: Record<string, unknown> = {}) =>
    callTelegram({ url: telegram.url, token }, method, params);
  const fetchIds = async (params: Record<string, unknown> = {}) =>
    Updates.parse((await call('getUpdates', params)).result).map(({ update_id }) => update_id);
  const waits = async () => {
    while (telegram.ledger.calls.every(({ status }) => status !== null))
      await new Promise((resolve) => setImmediate(resolve));
  };

  it('numbers updates by one, gives them again until an offset confirms them, and keeps to the limit', async () => {
    for (const text of ['one', 'two', 'three']) telegram.visitorWrites({ botId }, text);
    const [first = 0, second, third] = await fetchIds();
    assert.deepEqual([second, third], [first + 1, first + 2]);
    assert.deepEqual(await fetchIds({ limit: 2 }), [first, second]);
    assert.deepEqual(await fetchIds({ offset: first + 1 }), [second, third]);
    assert.deepEqual(await fetchIds(), [second, third]);
    assert.deepEqual(await fetchIds({ offset: -1 }), [third]);
    assert.deepEqual(await fetchIds(), [third]);
    assert.deepEqual(await fetchIds({ offset: first + 3 }), []);
    telegram.visitorWrites({ botId }, 'four');
    assert.deepEqual(await fetchIds(), [first + 3]);
  });

  it('forgets updates after 24 hours', async () => {
    telegram.visitorWrites({ botId }, 'old');
    now += 86_400_000;
    telegram.visitorWrites({ botId }, 'young');
    assert.equal((await fetchIds()).length, 1);
  });

  it('makes only updates of the allowed kinds, from then on, and keeps the setting', async () => {
    telegram.visitorWrites({ botId }, 'before');
    assert.equal((await fetchIds({ allowed_updates: ['my_chat_member', 'poll'] })).length, 1);
    const { chatId } = telegram.visitorWrites({ botId }, 'after');
    telegram.visitorBlocks({ botId, chatId });
    assert.equal((await fetchIds()).length, 2);
    const { result } = await call('getWebhookInfo');
    assert.deepEqual(result, {
      ...{ url: '', has_custom_certificate: false, pending_update_count: 2 },
      allowed_updates: ['my_chat_member'],
    });
    await fetchIds({ allowed_updates: [] });
    telegram.visitorWrites({ botId }, 'all again');
    assert.equal((await fetchIds()).length, 3);
  });

  it('waits for the next update, and answers with nothing when its time is over', async () => {
    const waiting = fetchIds({ timeout: 50 });
    await waits();
    await telegram.settled();
    telegram.visitorWrites({ botId }, 'at last');
    const [id = 0] = await waiting;
    assert.ok(id > 0);
    telegram.knobs.longestPollMs = 10;
    assert.deepEqual(await fetchIds({ timeout: 50, offset: id + 1 }), []);
  });

  it('lets only one call wait: the earlier one gets 409, as with a webhook that is set meanwhile', async () => {
    const first = call('getUpdates', { timeout: 50 });
    await waits();
    const second = call('getUpdates', { timeout: 50 });
    const { status, description } = await first;
    assert.deepEqual(
      [status, description],
      [
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ],
    );
    await call('setWebhook', { url: 'http://127.0.0.1:9/hook' });
    assert.equal((await second).description, 'Conflict: terminated by setWebhook request');
    const refused = await call('getUpdates');
    assert.equal(refused.status, 409);
    assert.equal(
      refused.description,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await call('deleteWebhook');
    assert.deepEqual(await fetchIds(), []);
  });

  it('ends a call that waits when it stops', async () => {
    const waiting = assert.rejects(call('getUpdates', { timeout: 50 }));
    await waits();
    await telegram.stop();
    await waiting;
    telegram = await startTelegram();
  });
});
