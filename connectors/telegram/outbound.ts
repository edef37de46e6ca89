import { z } from 'zod';
import type { OutgoingReply } from '../../src/kit/index.js';
import { addressOf, callApi, type Telegram, type TelegramSession } from './api.js';

/** One visitor who blocked the bot is no reason to stop answering the others. */
const errors = { 403: 'not-found' } as const;

export async function send(
  { conversationId, text }: OutgoingReply,
  session: TelegramSession,
): ReturnType<Telegram['send']> {
  const json = { ...addressOf(conversationId), text, link_preview_options: { is_disabled: true } };
  const expect = z.object({ message_id: z.int() });
  const { message_id } = await callApi({ method: 'sendMessage', json, expect, errors }, session);
  return { externalIds: [String(message_id)] };
}

/** It ends by itself, after five seconds or with the message. */
export async function typing(
  { conversationId, isTyping }: Parameters<Telegram['typing']>[0],
  session: TelegramSession,
): Promise<void> {
  if (!isTyping) return;
  const json = { ...addressOf(conversationId), action: 'typing' };
  await callApi({ method: 'sendChatAction', json, expect: z.literal(true), errors }, session);
}
