import assert from 'node:assert/strict';
import { callTelegram } from './client.js';
import { contentOfFixture, fixtureNames, readFixture } from './read-fixture.js';
import { startTelegram, type TelegramSimulator } from './start.js';

const botId = 7310042211;
const token = `${botId}:AAF0t9Zk2vB7mQe4XcL8sWd1RyN6uPg3hJo`;
const ida = { first_name: 'Ida', last_name: 'Solheim', username: 'idasol', language_code: 'nb' };
const nora = { id: 5520077018, first_name: 'Nora', last_name: 'Pine', username: 'norapine' };
const marek = { first_name: 'Marek', language_code: 'pl' };
const connectionId = 'k7Qp2mVxSEuWAgAAHn3rT9bLwYc';
const direct = { botId, chatId: 5520410733 };
const business = { botId, chatId: 5520933104, connectionId };
const first = { ...business, messageId: 1 };

type Act = (telegram: TelegramSimulator) => unknown;

const sends =
  (name: string): Act =>
  (telegram) =>
    telegram.visitorWrites(direct, contentOfFixture(name));
const botWrites =
  (params: Record<string, unknown>): Act =>
  (telegram) =>
    callTelegram({ url: telegram.url, token }, 'sendMessage', params);

/** One act a minute. A step without a name makes no update. */
const story: [string | null, Act][] = [
  ['message-start', (telegram) => telegram.visitorWrites(direct, '/start', { from: ida })],
  ['message-text', (telegram) => telegram.visitorWrites(direct, 'Hei! Do you deliver to Tromsø?')],
  [
    'edited-message',
    (telegram) =>
      telegram.visitorEdits({ ...direct, messageId: 2 }, 'Hei! Do you deliver to Tromsø before Friday?'),
  ],
  ['message-photo', sends('message-photo')],
  ['message-document', sends('message-document')],
  ['message-voice', sends('message-voice')],
  ['message-sticker', sends('message-sticker')],
  ['message-contact', sends('message-contact')],
  ['message-location', sends('message-location')],
  [null, botWrites({ chat_id: direct.chatId, text: 'Yes, within two working days.' })],
  [
    'message-reply',
    (telegram) =>
      telegram.visitorWrites(direct, 'Great, see https://harborpine.example/cups', { replyTo: 9 }),
  ],
  ['my-chat-member-blocked', (telegram) => telegram.visitorBlocks(direct)],
  ['my-chat-member-unblocked', (telegram) => telegram.visitorUnblocks(direct)],
  ['business-connection', (telegram) => telegram.ownerConnects(botId, { owner: nora, connectionId })],
  [
    'business-message-customer',
    (telegram) => telegram.visitorWrites(business, 'Is the oak table still there?', { from: marek }),
  ],
  [
    'business-message-owner',
    (telegram) => telegram.ownerWrites(business, 'Yes, I keep it for you until Monday.'),
  ],
  [
    'business-message-bot',
    botWrites({
      ...{ business_connection_id: connectionId, chat_id: business.chatId },
      text: 'We are open from 10 to 18.',
    }),
  ],
  [
    'edited-business-message',
    (telegram) => telegram.visitorEdits(first, 'Is the long oak table still there?'),
  ],
  ['deleted-business-messages', (telegram) => telegram.ownerDeletes(business, [1, 2])],
  [
    'business-connection-disabled',
    (telegram) => telegram.ownerChanges({ botId, connectionId }, { isEnabled: false }),
  ],
  [
    'message-group',
    (telegram) =>
      telegram.memberWrites({ botId, chatId: -5520700215 }, '@harborpine_bot are you here?', {
        ...{ type: 'group', title: 'Pine workshop', from: { id: direct.chatId, ...ida } },
      }),
  ],
  [
    'message-supergroup-topic',
    (telegram) =>
      telegram.memberWrites({ botId, chatId: -1005520700388 }, 'Who has the keys?', {
        ...{ title: 'Harbor market', from: { id: business.chatId, ...marek }, threadId: 14 },
      }),
  ],
];

describe('Telegram simulator: its updates', () => {
  const asText = (value: unknown) => JSON.stringify(value, null, 2);

  it('are those of the fixtures, to the order of their keys', async () => {
    let now = 1764410400_000;
    const telegram = await startTelegram({ now: () => new Date(now) });
    telegram.createBot({ id: botId, token });
    for (const [, act] of story) {
      await act(telegram);
      now += 60_000;
    }
    const { result } = await callTelegram({ url: telegram.url, token }, 'getUpdates');
    await telegram.stop();
    assert.ok(Array.isArray(result));
    const names = story.flatMap(([name]) => name ?? []);
    for (const [index, name] of names.entries())
      assert.equal(asText(result[index]), asText(readFixture(name)), name);
    assert.equal(result.length, names.length);
    assert.deepEqual(names.toSorted(), fixtureNames().toSorted());
  });
});
