import { addressOf, conversationOf } from '../../../connectors/telegram/api.js';
import { telegramWith } from '../../../connectors/telegram/index.js';
import type { ConnectorEvent } from '../../kit/index.js';
import { hookRequest } from '../../kit/testing/index.js';
import { bound, type Dialect, type Said, silent } from './dialects.js';

const connector = telegramWith({});
const binding = bound(
  connector,
  { bot_token: '7310042211:AAF0t9Zk2vB7mQe4XcL8sWd1RyN6uPg3hJo' },
  { bot_id: '7310042211', hook_url: 'https://patchbay.example/hooks/telegram/token' },
);
const { echo, idempotency } = connector.traits(binding.config, binding.state);

const bot = { id: 7310042211, is_bot: true, first_name: 'Harbor & Pine', username: 'harborpine_bot' };
const owner = { id: 5520077018, is_bot: false, first_name: 'Nora', last_name: 'Pine' };

let updates = 0;
const tell = (update: object, at: Date): readonly ConnectorEvent[] =>
  connector.parse(hookRequest({ body: { update_id: (updates += 1), ...update }, receivedAt: at }), binding)
    .events;

const secondsOf = (time: Date) => Math.floor(time.getTime() / 1_000);

/** A message as Telegram tells it: an edited one as a whole, its first time included. */
function messageOf({ by, conversationId, messageId, text, at }: Said) {
  const { chat_id, ...connection } = addressOf(conversationId);
  const visitor = { id: chat_id, is_bot: false, first_name: 'Ida', language_code: 'nb' };
  return {
    ...connection,
    ...(by === 'us' && { sender_business_bot: bot }),
    ...{ message_id: Number(messageId), from: by === 'visitor' ? visitor : owner },
    chat: { id: chat_id, first_name: 'Ida', type: 'private' },
    ...{ date: secondsOf(at), text },
  };
}

const editedOf = (said: Said) => ({ ...messageOf(said), edit_date: secondsOf(said.at) });

/** Ids rise through a chat, those of our messages among them; ours is the same whenever it is asked for. */
function riseIds(): Pick<Dialect, 'newMessageId' | 'idOfOurs'> {
  let last = 0;
  const ours = new Map<string, string>();
  const newMessageId = () => String((last += 1));
  const idOfOurs = (key: string) => {
    const id = ours.get(key) ?? newMessageId();
    ours.set(key, id);
    return id;
  };
  return { newMessageId, idOfOurs };
}

const newChatId = () => Math.floor(Math.random() * 2 ** 40) + 1;

/** Nothing of ours can be looked up, and what comes back of it bears no mark. */
const common = () => ({ ...riseIds(), markOf: (key: string) => key, traits: { echo, idempotency } });

const noNotes = 'A chat of Telegram has two sides, and both read everything.';

/** Who writes to the bot itself. */
export const telegramDialect = (): Dialect => ({
  ...common(),
  name: 'Telegram',
  newConversationId: () => conversationOf(newChatId()),
  lacks: {
    operator: 'Nobody but the visitor and the bot is in its chats: a human answers in the dashboard.',
    note: noNotes,
    us: 'A bot is told nothing of what it wrote into its own chats.',
    remove: 'Telegram tells bots of deleted messages in the chats of owners only.',
  },
  say: (said) => (said.by === 'visitor' ? tell({ message: messageOf(said) }, said.at) : silent()),
  edit: (said) => tell({ edited_message: editedOf(said) }, said.at),
  remove: silent,
});

const connectionId = 'k7Qp2mVxSEuWAgAAHn3rT9bLwYc';

/** The customers of an owner, whose business account the bot is connected to. */
export const telegramOwnerDialect = (): Dialect => ({
  ...common(),
  name: 'Telegram for an owner',
  newConversationId: () => conversationOf(newChatId(), connectionId),
  lacks: { note: noNotes },
  say: (said) => (said.by === 'note' ? silent() : tell({ business_message: messageOf(said) }, said.at)),
  edit: (said) => tell({ edited_business_message: editedOf(said) }, said.at),
  remove: ({ conversationId, messageId, at }) => {
    const { chat_id, ...connection } = addressOf(conversationId);
    const chat = { id: chat_id, first_name: 'Ida', type: 'private' };
    const deleted = { ...connection, chat, message_ids: [Number(messageId)] };
    return tell({ deleted_business_messages: deleted }, at);
  },
});
