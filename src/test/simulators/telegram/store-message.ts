import { announceMessage } from './announce.js';
import type { StoredBy } from './ledger.js';
import type { BotRow, ChatRow, Content, MessageRow, User } from './rows.js';
import { textContent } from './text-content.js';
import { secondsNow, type World } from './world.js';

type Storing = Pick<World, 'now' | 'knobs' | 'wake' | 'ledger'>;

export interface Draft {
  by: StoredBy;
  from: User;
  content: Content;
  threadId?: number | undefined;
  replyTo?: MessageRow | undefined;
}

/** Stores a message under the chat's next id and announces it: never the bot's own, except for an owner with echo on. */
export function storeMessage(
  bot: BotRow,
  { chat, draft }: { chat: ChatRow; draft: Draft },
  world: Storing,
): MessageRow {
  const { by, from, content, threadId, replyTo } = draft;
  const message: MessageRow = {
    ...{ message_id: chat.nextMessageId, from, date: secondsNow(world), content },
    ...(threadId !== undefined && { threadId }),
    ...(replyTo && { replyTo }),
    isForOwner: by === 'bot' && chat.connectionId !== null,
  };
  chat.nextMessageId += 1;
  chat.messages.push(message);
  if (by === 'visitor' || by === 'member') chat.visitorWroteAt = world.now();
  world.ledger.stored({
    ...{ at: new Date(world.now()), by, botId: bot.user.id, chatId: chat.id, content },
    ...{ connectionId: chat.connectionId, messageId: message.message_id },
  });
  if (by !== 'bot' || (message.isForOwner && world.knobs.echo))
    announceMessage(bot, { chat, message }, world);
  return message;
}

/** Changes the text, or the caption where there is a file. */
export function editMessage(
  bot: BotRow,
  { chat, message, text }: { chat: ChatRow; message: MessageRow; text: string },
  world: Storing,
): void {
  const isText = 'text' in message.content;
  message.content = isText ? textContent(text) : { ...message.content, caption: text };
  message.edit_date = secondsNow(world);
  announceMessage(bot, { chat, message, isEdited: true }, world);
}
