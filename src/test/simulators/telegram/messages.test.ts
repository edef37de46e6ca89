import assert from 'node:assert/strict';
import { sampleAttachment } from './attachments.js';
import { callTelegram } from './client.js';
import { startTelegram, type TelegramSimulator } from './start.js';

describe('Telegram simulator: messages of a bot', () => {
  let telegram: TelegramSimulator;
  let botId: number;
  let token: string;
  let chatId: number;
  let now = Date.UTC(2025, 10, 29, 10);

  beforeEach(async () => {
    telegram = await startTelegram({ now: () => new Date(now) });
    Object.assign(telegram.knobs, { messagesPerSecondPerChat: null, messagesPerSecondPerBot: null });
    ({ botId, token } = telegram.createBot());
    ({ chatId } = telegram.visitorWrites({ botId }, 'Hello'));
  });
  afterEach(() => telegram.stop());

  const send = (params: Record<string, unknown>, method = 'sendMessage') =>
    callTelegram({ url: telegram.url, token }, method, { chat_id: chatId, ...params });
  const refusal = async (params: Record<string, unknown>, method?: string) => {
    const { status, description } = await send(params, method);
    return [status, description];
  };
  const messageOf = (result: unknown): Record<string, unknown> => {
    assert.ok(typeof result === 'object' && result !== null);
    return { ...result };
  };

  it('stores and answers a message with the next id of its chat, and sends no update of it', async () => {
    const link_preview_options = { is_disabled: true };
    const { result } = await send({ text: 'See https://harborpine.example', link_preview_options });
    const message = messageOf(result);
    const entities = [{ offset: 4, length: 26, type: 'url' }];
    assert.deepEqual(Object.keys(message), [
      ...['message_id', 'from', 'chat', 'date', 'text', 'entities', 'link_preview_options'],
    ]);
    assert.deepEqual(
      [message['message_id'], message['date'], message['entities'], message['link_preview_options']],
      [2, now / 1_000, entities, link_preview_options],
    );
    assert.deepEqual(telegram.messagesIn({ botId, chatId }).at(-1), message);
    assert.deepEqual(
      telegram.ledger.messages.map(({ by }) => by),
      ['visitor', 'bot'],
    );
    const { result: updates } = await send({}, 'getUpdates');
    assert.ok(Array.isArray(updates) && updates.length === 1);
  });

  it('refuses empty and long texts and unknown chats in Telegram’s words, and stores nothing', async () => {
    const stored = telegram.ledger.messages.length;
    assert.deepEqual(await refusal({}), [400, 'Bad Request: message text is empty']);
    assert.deepEqual(await refusal({ text: ' \n' }), [400, 'Bad Request: message text is empty']);
    assert.deepEqual(await refusal({ text: 'x'.repeat(4_097) }), [400, 'Bad Request: message is too long']);
    assert.deepEqual(await refusal({ text: 'x'.repeat(32_769) }), [400, 'Bad Request: text is too long']);
    assert.deepEqual(await refusal({ text: 'x', chat_id: 1 }), [400, 'Bad Request: chat not found']);
    assert.deepEqual(await refusal({ text: 'x', chat_id: '' }), [400, 'Bad Request: chat_id is empty']);
    assert.deepEqual(await refusal({ text: 'x', message_thread_id: 4 }), [
      ...[400, 'Bad Request: message thread not found'],
    ]);
    assert.equal(telegram.ledger.messages.length, stored);
    assert.equal(telegram.ledger.calls.at(-1)?.refusal, 'Bad Request: message thread not found');
    assert.equal((await send({ text: 'x'.repeat(4_096) })).status, 200);
    assert.equal(messageOf((await send({ text: ' Hi \n' })).result)['text'], 'Hi');
  });

  it('takes the marks of a parse mode out of the text, and counts what is left', async () => {
    const { result } = await send({
      text: `<b>Hi</b> &lt;<a href="https://x.example">you</a>`,
      parse_mode: 'HTML',
    });
    const { text, entities } = messageOf(result);
    assert.equal(text, 'Hi <you');
    assert.deepEqual(entities, [
      { offset: 0, length: 2, type: 'bold' },
      { offset: 4, length: 3, type: 'text_link', url: 'https://x.example' },
    ]);
    assert.equal((await send({ text: `<b>${'x'.repeat(4_096)}</b>`, parse_mode: 'html' })).status, 200);
    const second = await send({ text: '*Hi* 3\\.5', parse_mode: 'MarkdownV2' });
    assert.equal(messageOf(second.result)['text'], 'Hi 3.5');
    for (const [mode, source, problem] of [
      ['HTML', 'a <blink>b', 'Unsupported start tag "blink" at byte offset 2'],
      ['HTML', 'a <b>b', 'Can\'t find end tag corresponding to start tag "b"'],
      ['HTML', 'ø </b>', 'Unexpected end tag at byte offset 3'],
      ['Markdown', 'ø _b', "Can't find end of the entity starting at byte offset 3"],
      ['MarkdownV2', 'a.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ] as const) {
      const [status, description] = await refusal({ text: source, parse_mode: mode });
      assert.deepEqual([status, description], [400, `Bad Request: can't parse entities: ${problem}`]);
    }
    const [, unsupported] = await refusal({ text: 'x', parse_mode: 'BBCode' });
    assert.equal(unsupported, 'Bad Request: unsupported parse_mode');
  });

  it('replies to messages that exist, and to others only where told that it may', async () => {
    const { result } = await send({ text: 'To you', reply_parameters: { message_id: 1 } });
    assert.equal(messageOf(messageOf(result)['reply_to_message'])['text'], 'Hello');
    const lost = { message_id: 99 };
    assert.deepEqual(await refusal({ text: 'x', reply_parameters: lost }), [
      ...[400, 'Bad Request: message to be replied not found'],
    ]);
    const loose = { ...lost, allow_sending_without_reply: true };
    assert.equal((await send({ text: 'x', reply_parameters: loose })).status, 200);
    assert.equal((await send({ text: 'x', reply_parameters: 'none' })).status, 400);
  });

  it('cannot write to who blocked the bot, until they write again', async () => {
    telegram.visitorBlocks({ botId, chatId });
    const blocked = [403, 'Forbidden: bot was blocked by the user'];
    assert.deepEqual(await refusal({ text: 'x' }), blocked);
    assert.deepEqual(await refusal({ action: 'typing' }, 'sendChatAction'), blocked);
    telegram.visitorWrites({ botId, chatId }, 'Hello again');
    assert.equal((await send({ text: 'x' })).status, 200);
    assert.equal((await send({ action: 'typing' }, 'sendChatAction')).result, true);
    assert.deepEqual(await refusal({ action: 'dancing' }, 'sendChatAction'), [
      ...[400, 'Bad Request: wrong parameter action in request'],
    ]);
  });

  it('answers 429 with the wait beyond a message a second per chat, and 30 per bot', async () => {
    telegram.knobs.messagesPerSecondPerChat = 1;
    telegram.knobs.messagesPerSecondPerBot = 2;
    const { chatId: other } = telegram.visitorWrites({ botId }, 'Me too');
    const { chatId: third } = telegram.visitorWrites({ botId }, 'And me');
    assert.equal((await send({ text: 'one' })).status, 200);
    const limited = await send({ text: 'two' });
    assert.deepEqual(
      [limited.status, limited.description, limited.parameters, limited.headers.get('retry-after')],
      [429, 'Too Many Requests: retry after 1', { retry_after: 1 }, '1'],
    );
    assert.equal((await send({ text: 'x', chat_id: other })).status, 200);
    assert.equal((await send({ text: 'x', chat_id: third })).status, 429);
    now += 1_000;
    assert.equal((await send({ text: 'two' })).status, 200);
  });

  it('answers for an owner, in a chat apart from the visitor’s own one with the bot', async () => {
    const { connectionId } = telegram.ownerConnects(botId);
    const business = { business_connection_id: connectionId };
    const peer = [400, 'Bad Request: BUSINESS_PEER_INVALID'];
    assert.deepEqual(await refusal({ text: 'x', ...business }), peer);
    telegram.visitorWrites({ botId, chatId, connectionId }, sampleAttachment('photo', 'This one?'));
    const { result } = await send({ text: 'Yes', ...business });
    const message = messageOf(result);
    assert.deepEqual([message['message_id'], messageOf(message['sender_business_bot'])['id']], [2, botId]);
    assert.equal(messageOf(message['from'])['first_name'], 'Nora');
    assert.equal(telegram.messagesIn({ botId, chatId }).length, 1);
    assert.equal((await send({ action: 'typing', ...business }, 'sendChatAction')).result, true);
    const { chatId: customer } = telegram.visitorWrites({ botId, connectionId }, 'Only to the owner');
    assert.deepEqual(await refusal({ text: 'x', chat_id: customer }), [
      ...[403, "Forbidden: bot can't initiate conversation with a user"],
    ]);
  });

  it('answers for an owner only while the connection allows it and the customer wrote within a day', async () => {
    const connected = telegram.ownerConnects(botId);
    const { connectionId } = connected;
    telegram.visitorWrites({ botId, chatId, connectionId }, 'Hello');
    const reply = async () => (await send({ text: 'x', business_connection_id: connectionId })).description;
    now += 86_400_001;
    assert.equal(await reply(), 'Bad Request: BUSINESS_PEER_USAGE_MISSING');
    telegram.ownerWrites({ botId, chatId, connectionId }, 'By hand');
    assert.equal(await reply(), 'Bad Request: BUSINESS_PEER_USAGE_MISSING');
    telegram.visitorWrites({ botId, chatId, connectionId }, 'Still there?');
    assert.equal(await reply(), undefined);
    telegram.ownerChanges(connected, { canReply: false });
    assert.equal(await reply(), 'Bad Request: BOT_ACCESS_FORBIDDEN');
    telegram.ownerChanges(connected, { isEnabled: false });
    assert.equal(await reply(), 'Bad Request: BUSINESS_CONNECTION_INVALID');
  });

  it('hears an owner’s chats while the connection is on, and goes on under the id of a new one', async () => {
    const connected = telegram.ownerConnects(botId);
    const { connectionId, ownerId } = connected;
    const heard = async () => {
      const { result } = await send({}, 'getUpdates');
      assert.ok(Array.isArray(result));
      return result.length;
    };
    telegram.visitorWrites({ botId, chatId, connectionId }, 'Hello');
    telegram.ownerChanges(connected, { isEnabled: false });
    const before = await heard();
    const { messageId } = telegram.visitorWrites({ botId, chatId, connectionId }, 'Anyone?');
    telegram.ownerDeletes({ botId, chatId, connectionId }, [messageId]);
    assert.equal(await heard(), before);
    const fresh = telegram.ownerConnects(botId, { owner: { id: ownerId } });
    const { result } = await send({ text: 'Yes', business_connection_id: fresh.connectionId });
    assert.equal(messageOf(result)['message_id'], messageId + 1);
    assert.deepEqual(await refusal({ text: 'x', business_connection_id: connectionId }), [
      ...[400, 'Bad Request: business connection not found'],
    ]);
  });
});
