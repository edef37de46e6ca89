import assert from 'node:assert/strict';
import { ConnectorError, type MessageEvent } from '../../src/kit/index.js';
import { failsAs, scriptHttp } from '../../src/kit/testing/index.js';
import { contentOfFixture, readFixture } from '../../src/test/simulators/telegram/read-fixture.js';
import { hookSecretOf } from './api.js';
import { startBench, type TelegramBench } from './bench.testing.js';
import { telegramWith } from './index.js';
import { asHook, typed } from './recordings.testing.js';

const telegram = telegramWith({});
const hookUrl = 'https://patchbay.example/hooks/telegram/token-1';
const config = telegram.config.parse(typed);
const state = { bot_id: '7310042211', hook_url: hookUrl };
const productName = 'Patchbay';

describe('what an update of Telegram says', () => {
  /** The message of a fixture with some of its members changed. */
  const read = (name: string, change: object): MessageEvent | undefined => {
    const [[kind, message] = assert.fail()] = Object.entries(readFixture(name)).slice(1);
    const { events } = telegram.parse(asHook({ [kind]: Object.assign({}, message, change) }), {
      ...{ config, state },
    });
    return events.find((event) => event.kind === 'message');
  };
  const wordsIn = (change: object) => read('message-text', { text: undefined, ...change });

  it('is an owner’s own message unless Telegram says that nobody wrote it just now', () => {
    const roleOf = (change: object, name = 'business-message-owner') => read(name, change)?.role;
    assert.equal(roleOf({}), 'operator');
    assert.equal(roleOf({ is_from_offline: false }), 'operator');
    assert.equal(roleOf({ is_from_offline: true }), 'bot');
    assert.equal(roleOf({ is_from_offline: true }, 'business-message-customer'), 'visitor');
  });

  it('is nothing where it is not clear who wrote, or in whose chat', () => {
    for (const change of [
      { sender_business_bot: 'harborpine_bot' },
      { is_from_offline: 'yes' },
      { business_connection_id: undefined },
      { from: undefined },
    ])
      assert.equal(read('business-message-owner', change), undefined, JSON.stringify(change));
    assert.equal(read('message-text', { business_connection_id: 'k7Qp2mVxSEuWAgAAHn3rT9bLwYc' }), undefined);
    for (const type of ['group', 'supergroup', 'channel', 'secret'])
      assert.equal(read('message-text', { chat: { id: 5520410733, type } }), undefined, type);
  });

  it('is a hello where somebody pressed Start, and what follows it where words do', () => {
    const heard = (text: string) => read('message-text', { text })?.text;
    for (const text of ['/start', '/start@harborpine_bot', '/start  ', '/start ref_2026-spring', '/start\n7'])
      assert.equal(heard(text), '👋', text);
    assert.equal(heard('/start Do you deliver?'), 'Do you deliver?');
    for (const text of ['/started', 'Press /start', '/stop']) assert.equal(heard(text), text);
    assert.equal(read('business-message-customer', { text: '/start' })?.text, '/start');
  });

  it('is a file with its kind and without an address, in which the token would stand', () => {
    const File = { file_id: 'CQAC', file_unique_id: 'AgAD' };
    const filesOf = (change: object) => wordsIn(change)?.attachments;
    assert.deepEqual(filesOf({ video_note: File }), [{ url: '', name: 'video message' }]);
    const clip = { ...File, file_name: 'lid.mp4', mime_type: 'video/mp4' };
    assert.deepEqual(filesOf({ animation: clip, document: clip }), [
      { url: '', name: 'lid.mp4', content_type: 'video/mp4' },
    ]);
    assert.deepEqual(filesOf({ audio: { ...File, file_name: 7, mime_type: '' } }), [
      { url: '', name: 'audio' },
    ]);
  });

  it('is a place, or a contact; a visitor’s own number is the visitor’s', () => {
    const location = { latitude: 69.6, longitude: 18.9 };
    assert.equal(
      wordsIn({ location, venue: { title: 'Pier 3', address: 'Tromsø' } })?.text,
      'Pier 3, Tromsø',
    );
    const { contact } = contentOfFixture('message-contact');
    const own = wordsIn({ contact: Object.assign({}, contact, { user_id: 5520410733 }) });
    assert.equal(own?.visitor?.phone, '+4791234567');
    assert.equal(wordsIn({ contact })?.visitor?.phone, undefined);
  });

  it('is nothing where there are no words: a member who joined, a poll, a place that moves', () => {
    for (const change of [{ new_chat_title: 'Harbor' }, { poll: { id: '1' } }, { sticker: {} }])
      assert.equal(wordsIn(change), undefined);
    const moved = { ...readFixture('edited-message') };
    const message = Object.assign({}, moved['edited_message'], { text: undefined, location: {} });
    const { events } = telegram.parse(asHook({ edited_message: message }), { config, state });
    assert.deepEqual(events, []);
  });
});

describe('a bot at work', () => {
  let bench: TelegramBench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  const open = async (known?: typeof state) => {
    const given = { config: telegram.config.parse(bench.typed), http: bench.http, hookUrl: bench.hookUrl };
    const connected = await telegram.connect({ ...given, state: known, productName });
    return { given, connected, session: { ...given, state: connected.state } };
  };
  const lastCall = (method: string) =>
    bench.simulator.ledger.calls.findLast((call) => call.method === method)?.params ?? {};

  it('asks Telegram for the updates that it reads, each with a secret that only the token’s holder can make', async () => {
    const { given } = await open();
    const { allowed_updates = '', secret_token, max_connections } = lastCall('setWebhook');
    assert.deepEqual(JSON.parse(allowed_updates), [
      ...['message', 'edited_message', 'business_message', 'edited_business_message'],
      ...['deleted_business_messages', 'my_chat_member'],
    ]);
    assert.deepEqual([secret_token, max_connections], [hookSecretOf(given.config), '20']);
    assert.match(secret_token ?? '', /^[0-9a-f]{64}$/);
  });

  it('believes what waited for the bot and comes while it is still being connected, and asks for it again', async () => {
    const { given } = await open();
    await bench.visitorWrites('Anybody here?');
    const hook = (await bench.hooks()).at(-1) ?? assert.fail('no hook');
    const connecting = { config: given.config, state: undefined };
    assert.ok(telegram.verify(hook, connecting).genuine);
    const { events, reply } = telegram.parse(hook, connecting);
    assert.deepEqual([events, reply?.status], [[], 503]);
    assert.ok(!telegram.verify(hook, { config, state }).genuine, 'another bot’s');
  });

  it('writes and types in the chat that was asked in, for the owner where it is the owner’s', async () => {
    const { session } = await open();
    const business = await bench.visitorWrites('Hello');
    const { chatId } = bench.simulator.visitorWrites({ botId: bench.botId }, 'Hello');
    for (const conversationId of [business, String(chatId)]) {
      await telegram.typing?.({ conversationId, isTyping: true }, session);
      const reply = { conversationId, text: 'See harborpine.example', idempotencyKey: 'k', isFirst: true };
      await telegram.send(reply, session);
      const [chat, connectionId] = conversationId.split(':');
      for (const method of ['sendChatAction', 'sendMessage']) {
        const { chat_id, business_connection_id } = lastCall(method);
        assert.deepEqual([chat_id, business_connection_id], [chat, connectionId], method);
      }
      assert.deepEqual(await bench.saidByUs(conversationId), ['See harborpine.example']);
    }
  });

  it('puts a webhook right that is gone or was taken, and says so', async () => {
    const { given, session } = await open();
    const { bot_token: token } = given.config;
    const call = (method: string, query: string) =>
      fetch(`${bench.simulator.url}/bot${token}/${method}?${query}`);
    await call('deleteWebhook', '');
    assert.match(String((await open(session.state)).connected.repairs), /was gone/);
    await call('setWebhook', 'url=https://shop.example/hook');
    assert.match(String((await open(session.state)).connected.repairs), /went to another address/);
    const other = { ...session.state, bot_id: '1' };
    assert.deepEqual(
      (await open(other)).connected.repairs,
      [],
      'another bot’s webhook is none of its business',
    );
  });

  it('takes its own webhook away, also from a former address, and nobody else’s', async () => {
    const { given, session } = await open();
    const urlNow = async () => {
      const answer = await fetch(`${bench.simulator.url}/bot${given.config.bot_token}/getWebhookInfo`);
      return JSON.stringify(await answer.json());
    };
    await telegram.disconnect({ ...session, hookUrl: `${hookUrl}-moved`, state: undefined });
    assert.ok((await urlNow()).includes(bench.hookUrl));
    await telegram.disconnect({ ...session, hookUrl: `${hookUrl}-moved` });
    assert.ok((await urlNow()).includes('"url":""'));
  });

  it('leaves a bot to the connection that has it, unless nobody is found there any more', async () => {
    const { given } = await open();
    const moved = `${bench.hookUrl}-2`;
    const second = () => telegram.connect({ ...given, hookUrl: moved, productName });
    await assert.rejects(second, failsAs('config', 'bot_token'));
    assert.notEqual(lastCall('setWebhook')['url'], moved);
    const info = { url: bench.hookUrl, last_error_message: 'Wrong response from the webhook: 404 Not Found' };
    const http = scriptHttp([
      { call: 'POST /getMe', body: { ok: true, result: { id: 7, first_name: 'Harbor' } } },
      { call: 'POST /getWebhookInfo', body: { ok: true, result: info } },
      { call: 'POST /setWebhook', body: { ok: true, result: true } },
      { call: 'POST /getWebhookInfo', body: { ok: true, result: { url: moved } } },
    ]);
    assert.equal((await telegram.connect({ ...given, http, hookUrl: moved, productName })).account.id, '7');
  });

  it('tells in Telegram’s words why an address is refused, and what to do', async () => {
    const said = 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook';
    const http = scriptHttp([
      { call: 'POST /getMe', body: { ok: true, result: { id: 7, first_name: 'Harbor' } } },
      { call: 'POST /getWebhookInfo', body: { ok: true, result: { url: '' } } },
      { call: 'POST /setWebhook', fails: new ConnectorError('rejected', 'refused', { said, status: 400 }) },
    ]);
    const local = 'http://localhost:3000/hooks/telegram/secret-token';
    await assert.rejects(
      () => telegram.connect({ config, http, hookUrl: local, productName }),
      (error: unknown) => {
        assert.ok(error instanceof ConnectorError);
        assert.deepEqual([error.kind, error.said], ['config', said]);
        assert.match(error.message, /http:\/\/localhost:3000 .*https:\/\/.*PUBLIC_URL/);
        assert.ok(!error.message.includes('secret-token'));
        return true;
      },
    );
  });

  it('asks for a token of the right shape before it asks Telegram', () => {
    for (const bot_token of [
      'AAF0t9Zk2vB7mQe4XcL8sWd1RyN6uPg3hJo',
      '731004:',
      'bot731004:AAF0t9',
      'x'.repeat(46),
    ])
      assert.match(telegram.config.safeParse({ bot_token }).error?.message ?? '', /@BotFather/);
    assert.deepEqual(telegram.config.parse({ bot_token: ` ${typed.bot_token}\n` }), typed);
  });

  it('calls the API where the operator has it, for the same account', async () => {
    const { given } = await open();
    const elsewhere = telegramWith({ apiUrl: bench.simulator.url });
    const { account } = await elsewhere.connect({ ...given, productName });
    assert.deepEqual([account.host, account.id], ['api.telegram.org', String(bench.botId)]);
  });
});
