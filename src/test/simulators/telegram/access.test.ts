import assert from 'node:assert/strict';
import { z } from 'zod';
import { callTelegram } from './client.js';
import { startTelegram, type TelegramSimulator } from './start.js';

const Shown = z.record(z.string(), z.unknown());

describe('Telegram simulator: who may call, and how', () => {
  let telegram: TelegramSimulator;
  let botId: number;
  let token: string;

  beforeEach(async () => {
    telegram = await startTelegram({ knobs: { messagesPerSecondPerChat: null } });
    ({ botId, token } = telegram.createBot());
  });
  afterEach(() => telegram.stop());

  const refusal = async (given: string, method: string) => {
    const { status, ok, error_code, description } = await callTelegram(
      { url: telegram.url, token: given },
      method,
    );
    assert.deepEqual([ok, error_code], [false, status]);
    return [status, description];
  };

  it('answers getMe with the bot, whatever the case of the method', async () => {
    for (const method of ['getMe', 'GETME']) {
      const { result } = await callTelegram({ url: telegram.url, token }, method);
      assert.deepEqual(result, {
        ...{ id: botId, is_bot: true, first_name: 'Harbor & Pine', username: 'harborpine_bot' },
        ...{ can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
        ...{ supports_guest_queries: false, can_connect_to_business: true, has_main_web_app: false },
        ...{ has_topics_enabled: false, allows_users_to_create_topics: false, can_manage_bots: false },
      });
    }
    assert.equal(telegram.ledger.calls.at(-1)?.method, 'getMe');
  });

  it('tells a wrong token from a misshapen one, and a missing method from a missing page', async () => {
    const wrong = `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`;
    assert.deepEqual(await refusal(wrong, 'getMe'), [401, 'Unauthorized']);
    assert.deepEqual(await refusal('12:short', 'getMe'), [404, 'Not Found']);
    assert.deepEqual(await refusal(token, 'getMoon'), [404, 'Not Found: method not found']);
    assert.equal(telegram.ledger.calls.at(-1)?.method, 'unknown');
    assert.equal((await fetch(`${telegram.url}/other`)).status, 404);
  });

  it('stops a revoked token at once, and keeps the chats and updates for the new one', async () => {
    telegram.visitorWrites({ botId }, 'Hello');
    const fresh = telegram.revokeToken(botId);
    assert.deepEqual(await refusal(token, 'getMe'), [401, 'Unauthorized']);
    const { result } = await callTelegram({ url: telegram.url, ...fresh }, 'getUpdates');
    assert.ok(Array.isArray(result) && result.length === 1);
  });

  it('takes parameters from the query, a form, a form with parts, and JSON', async () => {
    const { chatId } = telegram.visitorWrites({ botId }, 'Hello');
    const url = `${telegram.url}/bot${token}/sendMessage`;
    const fields = { chat_id: String(chatId), text: 'Tø & you' };
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.set(name, value);
    const json = { 'content-type': 'application/json' };
    const answers = await Promise.all([
      fetch(`${url}?${new URLSearchParams(fields)}`),
      fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(url, { method: 'POST', body: parts }),
      fetch(url, { method: 'POST', body: JSON.stringify({ ...fields, chat_id: chatId }), headers: json }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    const texts = telegram.messagesIn({ botId, chatId }).map(({ text }) => text);
    assert.deepEqual(
      texts.slice(1),
      Array.from({ length: 4 }, () => fields.text),
    );
    const broken = { 'content-type': 'multipart/form-data; boundary=none' };
    for (const [body, headers] of [
      ['{"text":', json],
      ['[]', json],
      ['no parts', broken],
      ['no form', {}],
    ] as const)
      assert.equal((await fetch(url, { method: 'POST', body, headers })).status, 400, body);
    await telegram.settled();
  });

  it('says of a chat and of a connection what it knows, and of others that there are none', async () => {
    const from = { first_name: 'Ida', username: 'idasol' };
    const { chatId } = telegram.visitorWrites({ botId }, 'Hello', { from });
    const { connectionId, ownerId } = telegram.ownerConnects(botId, { canReply: false });
    const ask = async (method: string, params: Record<string, unknown>) => {
      const { result, description } = await callTelegram({ url: telegram.url, token }, method, params);
      return result ?? description;
    };
    const chat = await ask('getChat', { chat_id: chatId });
    assert.deepEqual(Shown.parse(chat)['active_usernames'], ['idasol']);
    assert.equal(await ask('getChat', { chat_id: 1 }), 'Bad Request: chat not found');
    assert.equal(await ask('getChat', {}), 'Bad Request: chat_id is empty');
    const connection = await ask('getBusinessConnection', { business_connection_id: connectionId });
    assert.deepEqual(
      { ...Shown.parse(connection), user: 0, date: 0 },
      {
        ...{ id: connectionId, user: 0, user_chat_id: ownerId, date: 0 },
        ...{ is_enabled: true, can_reply: false, rights: { can_read_messages: true } },
      },
    );
    const missing = await ask('getBusinessConnection', { business_connection_id: 'none' });
    assert.equal(missing, 'Bad Request: business connection not found');
  });
});
