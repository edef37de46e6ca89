import type { BotRow, ChatRow, ChatType, User } from './rows.js';
import { chatKey, type World } from './world.js';

/** Where a message goes; without a chat id somebody new begins a chat. */
export interface Where {
  botId: number;
  chatId?: number | undefined;
  /** For a customer who writes to the owner instead of to the bot. */
  connectionId?: string | undefined;
}

const firstNames = ['Ida', 'Tomas', 'Leila', 'Marek', 'Sofie', 'Amir', 'Greta', 'Jonas'];

/** A person of whom at least the first name is known; keys stand in the order of the wire. */
export function newUser(world: Pick<World, 'nextId'>, given: Partial<User>): User {
  const id = given.id ?? world.nextId();
  const { last_name, username, language_code } = given;
  return {
    ...{ id, is_bot: false, first_name: given.first_name ?? firstNames[id % firstNames.length] ?? 'Ida' },
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
    ...(language_code !== undefined && { language_code }),
  };
}

export interface Opening {
  type?: ChatType | undefined;
  title?: string | undefined;
  /** What is known of the person; a private chat has the person's id. */
  from?: Partial<User> | undefined;
}

/** The chat of that id, or a new one under it. A person keeps id and names in all chats of the bot. */
export function openChat(
  bot: BotRow,
  {
    chatId,
    connectionId = null,
    type = 'private',
    title = 'Harbor crew',
    from = {},
  }: Opening & {
    chatId?: number | undefined;
    connectionId?: string | null | undefined;
  },
  world: Pick<World, 'nextId'>,
): ChatRow {
  const wantedId = chatId ?? (type === 'private' ? from.id : undefined);
  const known = wantedId === undefined ? undefined : bot.chats.get(chatKey(wantedId, connectionId));
  if (known) return known;
  const elsewhere = [...bot.chats.values()].find((one) => one.visitor.id === (from.id ?? chatId))?.visitor;
  const personId = type === 'private' && chatId !== undefined ? { id: chatId } : {};
  const visitor = newUser(world, { ...elsewhere, ...personId, ...from });
  const groupId = chatId ?? (type === 'group' ? -world.nextId() : -1_000_000_000_000 - world.nextId());
  const chat: ChatRow = {
    ...{ id: type === 'private' ? visitor.id : groupId, type, title, visitor, connectionId },
    ...{ isBlocked: false, messages: [], nextMessageId: 1, threadIds: new Set() },
    ...{ visitorWroteAt: 0, botTypedAt: 0 },
  };
  bot.chats.set(chatKey(chat.id, connectionId), chat);
  return chat;
}
