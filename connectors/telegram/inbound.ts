import {
  type Attachment,
  type ConnectorEvent,
  forged,
  genuine,
  jsonBody,
  onlyGiven,
  sameText,
  singleHeader,
} from '../../src/kit/index.js';
import { conversationOf, hookSecretOf, type Telegram } from './api.js';
import { type AnyMessage, type Content, Update, type User } from './schemas.js';

/** Nothing is signed: the secret that `connect` gave with the address comes back with each hook. */
export const verify: Telegram['verify'] = (request, { config }) => {
  const secret = singleHeader(request, 'x-telegram-bot-api-secret-token') ?? '';
  return sameText(secret, hookSecretOf(config)) ? genuine : forged('secret');
};

/** Telegram brings it again, for a day, until it is taken. */
const later = { status: 503, contentType: 'text/plain', body: '' };

export const parse: Telegram['parse'] = (request, { state }) => {
  // What waited for the bot comes while it is being connected, when nobody would be answered yet.
  if (!state) return { events: [], reply: later };
  const update = Update.safeParse(jsonBody(request)).data;
  if (!update) return { events: [] };
  const written = update.message ?? update.business_message;
  const edited = update.edited_message ?? update.edited_business_message;
  const { deleted_business_messages: deleted, my_chat_member: member } = update;
  return {
    events: [
      ...(written ? messageIn(written) : []),
      ...(edited ? editIn(edited, edited.edit_date) : []),
      // Telegram does not say when it was.
      ...(deleted ? deletionsIn(deleted, request.receivedAt.toISOString()) : []),
      ...(member ? standingIn(member) : []),
    ],
  };
};

/**
 * In a chat of an owner everything that is not the customer's bears the owner's name. Greetings and absence notes that
 * Telegram sends by itself are a machine's; what the owner types is a human's.
 */
function roleIn({ from, chat, ...message }: AnyMessage): 'visitor' | 'operator' | 'bot' {
  const isByBot = 'sender_business_bot' in message && message.sender_business_bot !== undefined;
  if (isByBot || from.is_bot) return 'bot';
  if (from.id === chat.id) return 'visitor';
  return 'is_from_offline' in message && message.is_from_offline === true ? 'bot' : 'operator';
}

const nameOf = ({ first_name, last_name }: Partial<Pick<User, 'first_name' | 'last_name'>>) =>
  [first_name, last_name].filter(Boolean).join(' ') || undefined;

const idsOf = ({ chat, business_connection_id, message_id }: AnyMessage) => ({
  conversation_id: conversationOf(chat.id, business_connection_id),
  message_id: String(message_id),
});

function messageIn(message: AnyMessage): ConnectorEvent[] {
  const { from, date: sent_at } = message;
  const role = roleIn(message);
  const text = textIn(message, { isCommand: message.business_connection_id === undefined });
  const attachments = filesIn(message);
  if (text.trim() === '' && attachments.length === 0) return [];
  const isOwnContact = message.contact?.user_id === from.id;
  const visitor = onlyGiven({
    ...{ external_id: String(from.id), name: nameOf(from), language: from.language_code },
    phone: isOwnContact ? message.contact?.phone_number : undefined,
  });
  const author_name = nameOf(from);
  const said = { ...idsOf(message), role, private: false, text, attachments, sent_at };
  const about = { author_name, visitor: role === 'visitor' ? visitor : undefined };
  return [onlyGiven({ kind: 'message', ...said, ...about })];
}

/** A place that moves is told as an edit without words: it changes nothing that was said. */
function editIn(message: AnyMessage, at: string): ConnectorEvent[] {
  const text = message.text ?? message.caption;
  return text === undefined ? [] : [{ kind: 'message-edited', ...idsOf(message), text, at }];
}

const deletionsIn = (
  { chat, business_connection_id, message_ids }: NonNullable<Update['deleted_business_messages']>,
  at: string,
): ConnectorEvent[] =>
  message_ids.map((id) => ({
    ...{ kind: 'message-deleted', message_id: String(id), at },
    conversation_id: conversationOf(chat.id, business_connection_id),
  }));

/** A visitor blocked the bot, or took it back. */
function standingIn({
  chat,
  date: at,
  new_chat_member: { status },
}: NonNullable<Update['my_chat_member']>): ConnectorEvent[] {
  if (status !== 'kicked' && status !== 'member') return [];
  const conversation_id = conversationOf(chat.id);
  return [{ kind: 'conversation-changed', conversation_id, open: status === 'member', at }];
}

/** What was said in words, or can be: a sticker is its emoji, a shared contact or place what stands on it. */
function textIn(content: Content, { isCommand }: { isCommand: boolean }): string {
  const { text, caption, sticker, contact, venue, location } = content;
  if (text !== undefined) return isCommand ? withoutStart(text) : text;
  if (caption !== undefined) return caption;
  if (sticker) return sticker.emoji ?? '';
  if (contact) return [nameOf(contact), contact.phone_number].filter(Boolean).join(', ');
  if (venue) return `${venue.title}, ${venue.address}`;
  return location ? `${location.latitude}, ${location.longitude}` : '';
}

/** The button that begins a chat says `/start`, and behind it what a link to the bot carries: that is a hello, not a word. */
function withoutStart(text: string): string {
  const start = /^\/start(?:@\w+)?(?:\s+([^]*))?$/.exec(text);
  if (!start) return text;
  const [, rest = ''] = start;
  return /^[\w-]{0,64}$/.test(rest) ? '👋' : rest;
}

const fileNames = {
  ...{ photo: 'photo', animation: 'animation', video: 'video', video_note: 'video message' },
  ...{ audio: 'audio', voice: 'voice message', document: 'document' },
} as const;
const fileKinds = [...(['photo', 'animation', 'video', 'video_note', 'audio', 'voice', 'document'] as const)];

/** Without an address: at Telegram the bot's token stands in it. */
function filesIn(content: Content): Attachment[] {
  const kind = fileKinds.find((one) => content[one] !== undefined);
  const file = kind && content[kind];
  if (!kind || !file) return [];
  return [onlyGiven({ url: '', name: file.file_name ?? fileNames[kind], content_type: file.mime_type })];
}
