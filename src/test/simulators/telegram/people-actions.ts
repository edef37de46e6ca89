import { announce, isHeard, laneOf } from './announce.js';
import { newUser, openChat, type Where } from './open-chat.js';
import type { BotRow, ChatRow, ChatType, Content, MessageRow, User } from './rows.js';
import { editMessage, storeMessage } from './store-message.js';
import { textContent } from './text-content.js';
import { chatView, membershipView, messageView } from './views.js';
import { botOf, chatAt, type ChatAddress, connectionOf, secondsNow, type World } from './world.js';

/** Where a message was stored, and under which id; good as the address of the next action. */
export interface Written extends ChatAddress {
  messageId: number;
}

export interface WriteOptions {
  /** Who the visitor is, for the first message of a chat. */
  from?: Partial<User>;
  /** The id of a message in the same chat. */
  replyTo?: number;
  /** The topic of a forum, or of a chat with topics. */
  threadId?: number;
}

/** What people do in their chats. Every action makes the updates that Telegram would make of it. */
export interface PeopleActions {
  /** A text, or content such as `sampleAttachment('photo', 'Broken on arrival')`. Also a customer, in an owner's chat. */
  visitorWrites(where: Where, content: string | Content, options?: WriteOptions): Written;
  /** The text, or the caption where there is a file. Also in an owner's chat. */
  visitorEdits(written: Written, text: string): void;
  visitorBlocks(where: ChatAddress): void;
  visitorUnblocks(where: ChatAddress): void;
  /** Somebody writes in a group that the bot is a member of; a new one unless there is a chat id. */
  memberWrites(
    where: { botId: number; chatId?: number },
    content: string | Content,
    options?: WriteOptions & { type?: Exclude<ChatType, 'private'>; title?: string },
  ): Written;
  /** The owner writes to a customer by hand. */
  ownerWrites(where: Where, content: string | Content, options?: WriteOptions): Written;
  ownerEdits(written: Written, text: string): void;
  ownerDeletes(where: ChatAddress, messageIds: number[]): void;
  /** All messages of the chat as `Message` objects, in the order of storing: what the visitor sees. */
  messagesIn(where: ChatAddress): Record<string, unknown>[];
}

const contentOf = (content: string | Content): Content =>
  typeof content === 'string' ? textContent(content) : content;

function messageAt({ messages }: ChatRow, messageId: number): MessageRow {
  const message = messages.find(({ message_id }) => message_id === messageId);
  if (!message) throw new Error(`no message ${messageId} in that chat`);
  return message;
}

interface Writing {
  bot: BotRow;
  chat: ChatRow;
  by: 'visitor' | 'owner' | 'member';
  from: User;
}

function write(
  { bot, chat, by, from }: Writing,
  { content, ...options }: WriteOptions & { content: string | Content },
  world: World,
): Written {
  const { threadId, replyTo: repliedId } = options;
  if (threadId !== undefined) chat.threadIds.add(threadId);
  const replyTo = repliedId === undefined ? undefined : messageAt(chat, repliedId);
  const draft = { by, from, content: contentOf(content), threadId, replyTo };
  const { message_id: messageId } = storeMessage(bot, { chat, draft }, world);
  const address = { botId: bot.user.id, chatId: chat.id, connectionId: chat.connectionId ?? undefined };
  return { ...address, messageId };
}

function block(where: ChatAddress, isBlocked: boolean, world: World): void {
  const bot = botOf(where.botId, world);
  const chat = chatAt(where, world);
  if (chat.connectionId !== null)
    throw new Error('a customer blocks the owner, of which the bot hears nothing');
  if (chat.isBlocked === isBlocked) return;
  chat.isBlocked = isBlocked;
  const about = membershipView(chat, bot, secondsNow(world));
  announce(bot, { kind: 'my_chat_member', lane: `member ${chat.id}`, about }, world);
}

function removeMessages(where: ChatAddress, messageIds: number[], world: World): void {
  const bot = botOf(where.botId, world);
  const chat = chatAt(where, world);
  if (chat.connectionId === null)
    throw new Error('Telegram tells bots of deleted messages in business chats only');
  chat.messages = chat.messages.filter(({ message_id }) => !messageIds.includes(message_id));
  if (!isHeard(bot, chat)) return;
  const about = { business_connection_id: chat.connectionId, chat: chatView(chat), message_ids: messageIds };
  announce(bot, { kind: 'deleted_business_messages', lane: laneOf(chat), about }, world);
}

export function createPeopleActions(world: World): PeopleActions {
  const edit = (written: Written, text: string) => {
    const chat = chatAt(written, world);
    const message = messageAt(chat, written.messageId);
    editMessage(botOf(written.botId, world), { chat, message, text }, world);
  };
  return {
    visitorWrites({ botId, chatId, connectionId }, content, options = {}) {
      const bot = botOf(botId, world);
      if (connectionId !== undefined) connectionOf(bot, connectionId);
      const chat = openChat(bot, { chatId, connectionId, from: options.from }, world);
      // Whoever writes to a bot has taken it back.
      if (chat.isBlocked) block({ botId, chatId: chat.id }, false, world);
      return write({ bot, chat, by: 'visitor', from: chat.visitor }, { ...options, content }, world);
    },
    visitorEdits: edit,
    visitorBlocks: (where) => block(where, true, world),
    visitorUnblocks: (where) => block(where, false, world),
    memberWrites({ botId, chatId }, content, { type = 'supergroup', title, ...options } = {}) {
      const bot = botOf(botId, world);
      const chat = openChat(bot, { chatId, type, title, from: options.from }, world);
      const from = newUser(world, { ...chat.visitor, ...options.from });
      return write({ bot, chat, by: 'member', from }, { ...options, content }, world);
    },
    ownerWrites({ botId, chatId, connectionId = '' }, content, options = {}) {
      const bot = botOf(botId, world);
      const { owner } = connectionOf(bot, connectionId);
      const chat = openChat(bot, { chatId, connectionId, from: options.from }, world);
      return write({ bot, chat, by: 'owner', from: owner }, { ...options, content }, world);
    },
    ownerEdits: edit,
    ownerDeletes: (where, messageIds) => removeMessages(where, messageIds, world),
    messagesIn(where) {
      const chat = chatAt(where, world);
      return chat.messages.map((message) => messageView(message, chat, botOf(where.botId, world)));
    },
  };
}
