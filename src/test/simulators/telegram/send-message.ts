import { z } from 'zod';
import type { Call, Method } from './method.js';
import { reachChat, threadOf } from './reach-chat.js';
import { objectParam } from './read-params.js';
import { badRequest, succeed, tooManyRequests } from './refusal.js';
import type { BotRow, ChatRow, Content, MessageRow } from './rows.js';
import { storeMessage } from './store-message.js';
import { parseText } from './text-content.js';
import { messageView } from './views.js';
import { chatKey, type World } from './world.js';

const ReplyParameters = z.looseObject({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});
const LinkPreviewOptions = z.object({
  is_disabled: z.boolean().optional(),
  url: z.string().optional(),
  prefer_small_media: z.boolean().optional(),
  prefer_large_media: z.boolean().optional(),
  show_above_text: z.boolean().optional(),
});

const longestBytes = 32_768;

function contentOf({ params }: Call, { longestText }: World['knobs']): Content {
  const source = params['text'] ?? '';
  if (Buffer.byteLength(source) > longestBytes) throw badRequest('text is too long');
  // Telegram takes blanks off both ends.
  const content = parseText(source.trim(), params['parse_mode'] ?? '');
  const text = String(content['text']);
  if (text.trim() === '') throw badRequest('message text is empty');
  if (text.length > longestText) throw badRequest('message is too long');
  const preview = objectParam(LinkPreviewOptions, { name: 'link_preview_options', params });
  return { ...content, ...(preview && { link_preview_options: preview }) };
}

function repliedTo({ params }: Call, { messages }: ChatRow): MessageRow | undefined {
  const reply = objectParam(ReplyParameters, { name: 'reply_parameters', params });
  const found = messages.find(({ message_id }) => message_id === reply?.message_id);
  if (reply && !found && reply.allow_sending_without_reply !== true)
    throw badRequest('message to be replied not found');
  return found;
}

/** 429 where the last second, of the chat or of the bot, has had its messages. */
function checkFlood(bot: BotRow, chat: string, { knobs, now }: Pick<World, 'knobs' | 'now'>): void {
  const at = now();
  bot.sent = bot.sent.filter((one) => one.at > at - 1_000);
  const isFull = (count: number, limit: number | null) => limit !== null && count >= limit;
  const inChat = bot.sent.filter((one) => one.chat === chat).length;
  if (
    isFull(inChat, knobs.messagesPerSecondPerChat) ||
    isFull(bot.sent.length, knobs.messagesPerSecondPerBot)
  )
    throw tooManyRequests(1);
  bot.sent.push({ at, chat });
}

export const sendMessage: Method = {
  name: 'sendMessage',
  handle(call, world) {
    const { bot } = call;
    const content = contentOf(call, world.knobs);
    const chat = reachChat(call, world);
    const threadId = threadOf(call, chat);
    const replyTo = repliedTo(call, chat);
    checkFlood(bot, chatKey(chat.id, chat.connectionId), world);
    const owner = bot.connections.get(chat.connectionId ?? '')?.owner;
    const draft = { by: 'bot' as const, from: owner ?? bot.user, content, threadId, replyTo };
    const message = storeMessage(bot, { chat, draft }, world);
    chat.botTypedAt = 0;
    return succeed(messageView(message, chat, bot));
  },
};
