import assert from 'node:assert/strict';
import { callTelegram } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { startTelegram, type TelegramSimulator } from './start.js';

describe('Telegram simulator: webhooks', () => {
  let telegram: TelegramSimulator;
  let receiver: HookReceiver;
  let botId: number;
  let token: string;

  beforeEach(async () => {
    const knobs = { localWebhooks: true, webhookRetryDelaysMs: [0, 1], messagesPerSecondPerChat: null };
    [telegram, receiver] = await Promise.all([startTelegram({ knobs }), startHookReceiver()]);
    ({ botId, token } = telegram.createBot());
  });
  afterEach(() => Promise.all([telegram.stop(), receiver.stop()]));

  const call = (method: string, params: Record<string, unknown> = {}) =>
    callTelegram({ url: telegram.url, token }, method, params);
  const setWebhook = (params: Record<string, unknown> = {}) =>
    call('setWebhook', { url: receiver.url, ...params });
  const write = (text: string, chatId?: number) => telegram.visitorWrites({ botId, chatId }, text).chatId;
  const tries = () =>
    telegram.ledger.deliveries.map(({ attempt, status, fault }) => [attempt, status, fault]);

  it('posts one update at a time with the secret, and keeps none that was taken', async () => {
    const { result, description } = await setWebhook({ secret_token: 'Sesame_1-2' });
    assert.deepEqual([result, description], [true, 'Webhook was set']);
    const chatId = write('one');
    write('two', chatId);
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['one', 'two']);
    const [first, second] = receiver.received;
    assert.equal(second!.update.update_id, first!.update.update_id + 1);
    assert.equal(first!.headers['x-telegram-bot-api-secret-token'], 'Sesame_1-2');
    assert.equal(first!.headers['content-type'], 'application/json');
    assert.deepEqual((await call('getWebhookInfo')).result, {
      ...{ url: receiver.url, has_custom_certificate: false, pending_update_count: 0 },
      ...{ max_connections: 40, ip_address: '127.0.0.1' },
    });
    assert.equal((await setWebhook({ secret_token: 'Sesame_1-2' })).description, 'Webhook is already set');
  });

  it('delivers what came in before, or drops it where told to', async () => {
    write('early');
    await setWebhook({ drop_pending_updates: true });
    assert.equal((await call('deleteWebhook')).description, 'Webhook was deleted');
    assert.equal((await call('deleteWebhook')).description, 'Webhook is already deleted');
    write('later');
    await setWebhook();
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['later']);
    assert.equal(receiver.received[0]!.headers['x-telegram-bot-api-secret-token'], undefined);
  });

  it('refuses addresses and secrets in Telegram’s words, and leaves the webhook as it was', async () => {
    await setWebhook();
    telegram.knobs.localWebhooks = false;
    for (const [params, problem] of [
      [{ url: 'http://shop.example/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
      [{ url: 'https://127.0.0.1/hook' }, 'bad webhook: IP address 127.0.0.1 is reserved'],
      [
        { url: 'https://shop.example:9000/hook' },
        'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      ],
      [{ url: 'https://' }, 'invalid webhook URL specified'],
      [
        { url: 'https://shop.example', secret_token: 'not allowed!' },
        'secret token contains unallowed characters',
      ],
      [{ url: 'https://shop.example', secret_token: 'x'.repeat(257) }, 'secret token is too long'],
    ] as const) {
      const { status, description } = await call('setWebhook', params);
      assert.deepEqual([status, description], [400, `Bad Request: ${problem}`]);
    }
    telegram.knobs.localWebhooks = true;
    assert.equal((await setWebhook()).description, 'Webhook is already set');
    assert.equal((await call('setWebhook', { url: 'shop.example/hook' })).status, 200);
  });

  it('tries again until 2xx while later updates of the chat wait, and says what went wrong', async () => {
    const answers = [500, 302];
    receiver.answer = () => ({ status: answers.shift() ?? 204 });
    await setWebhook();
    const chatId = write('one');
    write('two', chatId);
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['one', 'one', 'one', 'two']);
    assert.equal(new Set(receiver.received.slice(0, 3).map(({ raw }) => raw)).size, 1);
    const { result } = await call('getWebhookInfo');
    assert.ok(typeof result === 'object' && result !== null && 'last_error_message' in result);
    assert.equal(result.last_error_message, 'Wrong response from the webhook: 302 Found');
    assert.ok('last_error_date' in result && Number.isInteger(result.last_error_date));
  });

  it('waits no chat for another one, up to the connections of the webhook', async () => {
    await setWebhook({ max_connections: 1 });
    telegram.knobs.webhookTries = 1;
    telegram.knobs.webhookTimeoutMs = 50;
    const errorsOfFirst: unknown[] = [];
    receiver.answer = ({ raw }) => {
      telegram.knobs.webhookTimeoutMs = 60_000;
      errorsOfFirst.push(telegram.ledger.deliveries[0]?.error);
      return raw.includes('slow') ? undefined : { status: 200 };
    };
    write('slow');
    write('behind');
    await telegram.settled();
    assert.deepEqual(errorsOfFirst, [null, 'Read timeout expired']);
    await setWebhook({ max_connections: 2 });
    telegram.ledger.clear();
    const quick = new Promise<void>((resolve) => {
      receiver.answer = ({ raw }) => {
        if (raw.includes('quick')) resolve();
        return raw.includes('slow') ? undefined : { status: 200 };
      };
    });
    write('slow');
    write('quick');
    await quick;
    assert.equal(telegram.ledger.deliveries[0]?.status, null);
    await telegram.stop();
    telegram = await startTelegram();
  });

  it('gives up after the tries that the knob allows, and keeps what it cannot deliver until then', async () => {
    telegram.knobs.webhookTries = 2;
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '0' } });
    await setWebhook();
    write('lost');
    await telegram.settled();
    assert.deepEqual(tries(), [
      [1, 503, 'ok'],
      [2, 503, 'ok'],
    ]);
    await receiver.stop();
    telegram.knobs.webhookTries = null;
    telegram.knobs.webhookRetryDelaysMs = [20];
    const waiting = write('kept');
    await call('deleteWebhook');
    await telegram.settled();
    assert.equal(telegram.ledger.deliveries.at(-1)?.error, 'Connection refused');
    const { result } = await call('getUpdates');
    assert.ok(
      Array.isArray(result) && result.length === 1 && JSON.stringify(result).includes(String(waiting)),
    );
    receiver = await startHookReceiver();
  });

  it('drops, duplicates, delays and reorders updates of the named kind', async () => {
    await setWebhook();
    const { deliveries } = telegram.faults;
    deliveries.queue('message', { kind: 'drop' }, { kind: 'duplicate', copies: 3 });
    const chatId = write('lost');
    write('thrice', chatId);
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['thrice', 'thrice', 'thrice']);
    assert.deepEqual(tries()[0], [0, null, 'drop']);
    receiver.received.length = 0;
    deliveries.queue('message', { kind: 'reorder', holdMs: 60_000 });
    write('first', chatId);
    write('second', chatId);
    await telegram.settled();
    deliveries.queue('message', { kind: 'delay', delayMs: 20 });
    write('late', chatId);
    write('behind it', chatId);
    write('elsewhere');
    await telegram.settled();
    deliveries.queue('message', { kind: 'reorder', holdMs: 1 });
    write('alone', chatId);
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['second', 'first', 'elsewhere', 'late', 'behind it', 'alone']);
  });

  it('meets the same faults for the same seed', async () => {
    const faultsOf = async (seed: number) => {
      const one = await startTelegram({ seed, knobs: { localWebhooks: true } });
      const bot = one.createBot();
      one.faults.deliveries.chance('message', 0.5, { kind: 'drop' });
      await callTelegram({ url: one.url, token: bot.token }, 'setWebhook', { url: receiver.url });
      for (let count = 0; count < 24; count += 1) one.visitorWrites({ botId: bot.botId, chatId: 7 }, 'x');
      await one.settled();
      await one.stop();
      return one.ledger.deliveries.map(({ fault }) => fault).join();
    };
    const faults = await faultsOf(5);
    assert.equal(await faultsOf(5), faults);
    assert.notEqual(await faultsOf(6), faults);
  });

  it('obeys a message in the answer to an update, and no call that reads or touches the webhook', async () => {
    await setWebhook();
    receiver.answer = ({ raw }) => {
      const body = raw.includes('please')
        ? { method: 'sendMessage', chat_id: chatId, text: 'At once' }
        : { method: 'deleteWebhook' };
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    };
    const chatId = write('hello');
    write('please', chatId);
    await telegram.settled();
    assert.deepEqual(
      telegram.messagesIn({ botId, chatId }).map(({ text }) => text),
      ['hello', 'please', 'At once'],
    );
    const inAnswers = telegram.ledger.calls.filter(({ via }) => via === 'webhook');
    assert.deepEqual(
      inAnswers.map(({ method, status }) => [method, status]),
      [['sendMessage', 200]],
    );
  });

  it('echoes what the bot sent for an owner, or not, and shows what the owner wrote by hand', async () => {
    await setWebhook();
    const { connectionId } = telegram.ownerConnects(botId);
    const { chatId } = telegram.visitorWrites({ botId, connectionId }, 'Hello');
    const reply = { business_connection_id: connectionId, chat_id: chatId };
    await call('sendMessage', { ...reply, text: 'echoed' });
    telegram.knobs.echo = false;
    await call('sendMessage', { ...reply, text: 'silent' });
    telegram.ownerWrites({ botId, chatId, connectionId }, 'by hand');
    await telegram.settled();
    assert.deepEqual(receiver.texts(), ['Hello', 'echoed', 'by hand']);
    const marks = receiver.received.map(({ raw }) => raw.includes('sender_business_bot'));
    assert.deepEqual(marks, [false, false, true, false]);
  });
});
