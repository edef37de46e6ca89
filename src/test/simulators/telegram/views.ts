import type { BotRow, ChatRow, ConnectionRow, MessageRow, User } from './rows.js';

/** Records as they go out. Keys stand in the order of telegram-bot-api: Client.cpp. */

const noGifts = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

const namesOf = ({ first_name, last_name, username }: User) => ({
  first_name,
  ...(last_name !== undefined && { last_name }),
  ...(username !== undefined && { username }),
});

export function chatView({ id, type, title, visitor }: ChatRow) {
  if (type === 'private') return { id, ...namesOf(visitor), type };
  if (type === 'supergroup') return { id, title, type };
  return { id, title, type, all_members_are_administrators: false, accepted_gift_types: noGifts };
}

/** `ChatFullInfo`, as far as it says anything. */
export function chatFullView(chat: ChatRow) {
  const { username } = chat.visitor;
  const ofPrivate = {
    can_send_gift: true,
    ...(username !== undefined && { active_usernames: [username] }),
    accepted_gift_types: { ...noGifts, unlimited_gifts: true, limited_gifts: true, unique_gifts: true },
  };
  return {
    ...chatView(chat),
    ...(chat.type === 'private' && ofPrivate),
    max_reaction_count: 11,
    accent_color_id: 0,
  };
}

/** The answer to `getMe`. */
export function botView({ user, canConnectToBusiness }: BotRow) {
  return {
    ...user,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    supports_guest_queries: false,
    can_connect_to_business: canConnectToBusiness,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
  };
}

/** A `Message`; the one it replies to stands in it without its own reply. */
export function messageView(message: MessageRow, chat: ChatRow, bot: BotRow): Record<string, unknown> {
  const { message_id, from, date, edit_date, threadId, replyTo, isForOwner, content } = message;
  const { connectionId } = chat;
  const { replyTo: _, ...replied } = replyTo ?? message;
  return {
    ...(connectionId !== null && { business_connection_id: connectionId }),
    ...(isForOwner && { sender_business_bot: bot.user }),
    ...{ message_id, from, chat: chatView(chat), date },
    ...(edit_date !== undefined && { edit_date }),
    ...(threadId !== undefined && { message_thread_id: threadId }),
    ...(replyTo && { reply_to_message: messageView(replied, chat, bot) }),
    ...content,
    ...(threadId !== undefined && { is_topic_message: true }),
  };
}

export function connectionView({ id, owner, date, isEnabled, canReply }: ConnectionRow) {
  return {
    ...{ id, user: owner, user_chat_id: owner.id, date },
    ...{ is_enabled: isEnabled, can_reply: canReply },
    rights: { ...(canReply && { can_reply: true }), can_read_messages: true },
  };
}

/** `ChatMemberUpdated` of a visitor who blocked the bot, or took it back. */
export function membershipView(chat: ChatRow, bot: BotRow, date: number) {
  const member = { user: bot.user, status: 'member' };
  const kicked = { user: bot.user, status: 'kicked', until_date: 0 };
  const [old_chat_member, new_chat_member] = chat.isBlocked ? [member, kicked] : [kicked, member];
  return { chat: chatView(chat), from: chat.visitor, date, old_chat_member, new_chat_member };
}
