import type { ConnectorEvent, MessageEvent } from '../../src/kit/index.js';
import { hookRequest, type Recording } from '../../src/kit/testing/index.js';
import { fixtureNames, readFixture } from '../../src/test/simulators/telegram/read-fixture.js';
import { hookSecretOf } from './api.js';

/** The updates of the simulator, which holds itself to them to the order of their keys. */

export const typed = { bot_token: '7310042211:AAF0t9Zk2vB7mQe4XcL8sWd1RyN6uPg3hJo' };
export const secretHeader = 'x-telegram-bot-api-secret-token';

/** When Telegram does not say when something was, this is when it was heard. */
const receivedAt = new Date('2025-11-29T10:20:00.000Z');

/** An update as Telegram sends it: nothing is signed, our own secret comes back. */
export const asHook = (body: unknown, secret = hookSecretOf(typed)) =>
  hookRequest({ body, headers: { [secretHeader]: secret }, receivedAt });

const ida = { external_id: '5520410733', name: 'Ida Solheim', language: 'nb' };
const direct = '5520410733';
const business = '5520933104:k7Qp2mVxSEuWAgAAHn3rT9bLwYc';

type Said = Partial<MessageEvent>;

const at = (time: string) => `2025-11-29T${time}.000Z`;
const says = (message_id: string, time: string, said: Said): MessageEvent => ({
  ...{ kind: 'message', conversation_id: direct, message_id, role: 'visitor', private: false, text: '' },
  ...{ attachments: [], sent_at: at(time), author_name: 'Ida Solheim', visitor: ida },
  ...said,
});
/** Only of a customer it is told who he is. */
const inBusiness = (message_id: string, time: string, said: Said): MessageEvent => {
  const { visitor: _, ...told } = says(message_id, time, {});
  return { ...told, conversation_id: business, ...said };
};
const file = (name: string, content_type: string) => [{ url: '', name, content_type }];
const blocked = (time: string, open: boolean): ConnectorEvent => ({
  ...{ kind: 'conversation-changed', conversation_id: direct, open, at: at(time) },
});
const deleted = (message_id: string): ConnectorEvent => ({
  ...{ kind: 'message-deleted', conversation_id: business, message_id, at: receivedAt.toISOString() },
});

/** What each update says to us, by the name of its file. Those that are not named say nothing. */
const meanings: Readonly<Record<string, readonly ConnectorEvent[]>> = {
  'message-start': [says('1', '10:00:00', { text: '👋' })],
  'message-text': [says('2', '10:01:00', { text: 'Hei! Do you deliver to Tromsø?' })],
  'message-photo': [
    says('3', '10:03:00', { text: 'The lid came broken', attachments: file('photo', 'image/jpeg') }),
  ],
  'message-document': [
    says('4', '10:04:00', {
      text: 'Here is the order',
      attachments: file('order-2041.pdf', 'application/pdf'),
    }),
  ],
  'message-voice': [says('5', '10:05:00', { attachments: file('voice message', 'audio/ogg') })],
  'message-sticker': [says('6', '10:06:00', { text: '👋' })],
  'message-contact': [says('7', '10:07:00', { text: 'Liv Aasen, +4791234567' })],
  'message-location': [says('8', '10:08:00', { text: '69.649208, 18.955324' })],
  'message-reply': [says('10', '10:10:00', { text: 'Great, see https://harborpine.example/cups' })],
  'edited-message': [
    {
      ...{ kind: 'message-edited', conversation_id: direct, message_id: '2' },
      ...{ text: 'Hei! Do you deliver to Tromsø before Friday?', at: at('10:02:00') },
    },
  ],
  'my-chat-member-blocked': [blocked('10:11:00', false)],
  'my-chat-member-unblocked': [blocked('10:12:00', true)],
  'business-message-customer': [
    inBusiness('1', '10:14:00', {
      ...{ text: 'Is the oak table still there?', author_name: 'Marek' },
      visitor: { external_id: '5520933104', name: 'Marek', language: 'pl' },
    }),
  ],
  'business-message-owner': [
    inBusiness('2', '10:15:00', {
      ...{ role: 'operator', text: 'Yes, I keep it for you until Monday.', author_name: 'Nora Pine' },
    }),
  ],
  'business-message-bot': [
    inBusiness('3', '10:16:00', {
      ...{ role: 'bot', text: 'We are open from 10 to 18.', author_name: 'Nora Pine' },
    }),
  ],
  'edited-business-message': [
    {
      ...{ kind: 'message-edited', conversation_id: business, message_id: '1' },
      ...{ text: 'Is the long oak table still there?', at: at('10:17:00') },
    },
  ],
  'deleted-business-messages': [deleted('1'), deleted('2')],
};

export const recordings: readonly Recording[] = fixtureNames().map((name) => ({
  name,
  request: asHook(readFixture(name)),
  events: meanings[name] ?? [],
}));

/** Meanings of updates that there are not: a slip in a name. */
export const unknownMeanings = Object.keys(meanings).filter((name) => !fixtureNames().includes(name));
