import { badRequest, forbidden } from './refusal.js';
import type { Call } from './method.js';
import type { ChatRow, ConnectionRow } from './rows.js';
import { chatKey, type World } from './world.js';

/** The bot's own chat of that id. Throws what Telegram says of one where nobody has written to the bot. */
export function reachOwnChat({ bot, params }: Call): ChatRow {
  const text = params['chat_id'] ?? '';
  if (text === '') throw badRequest('chat_id is empty');
  const chat = bot.chats.get(chatKey(Number(text)));
  if (chat) return chat;
  const isKnown = [...bot.chats.values()].some(({ id }) => id === Number(text));
  if (isKnown) throw forbidden("bot can't initiate conversation with a user");
  throw badRequest('chat not found');
}

/** The connection that the call names. */
export function reachConnection({ bot, params }: Call): ConnectionRow {
  const connection = bot.connections.get(params['business_connection_id'] ?? '');
  if (!connection) throw badRequest('business connection not found');
  return connection;
}

/**
 * The chat of an owner with a customer, where the bot may write: the connection is on, may reply, and the customer wrote
 * lately. The names of the first and the last refusal are documented; those of the other two are the nearest documented ones.
 */
function reachBusinessChat(call: Call, world: Pick<World, 'now' | 'knobs'>): ChatRow {
  const { bot, params } = call;
  const { id, isEnabled, canReply } = reachConnection(call);
  if (!isEnabled) throw badRequest('BUSINESS_CONNECTION_INVALID');
  if (!canReply) throw badRequest('BOT_ACCESS_FORBIDDEN');
  const text = params['chat_id'] ?? '';
  if (text === '') throw badRequest('chat identifier is empty');
  const chat = bot.chats.get(chatKey(Number(text), id));
  if (!chat) throw badRequest('BUSINESS_PEER_INVALID');
  if (chat.visitorWroteAt + world.knobs.businessWindowMs < world.now())
    throw badRequest('BUSINESS_PEER_USAGE_MISSING');
  return chat;
}

/** The chat in which the bot wants to write or to be seen writing. */
export function reachChat(call: Call, world: Pick<World, 'now' | 'knobs'>): ChatRow {
  if (call.params['business_connection_id']) return reachBusinessChat(call, world);
  const chat = reachOwnChat(call);
  if (chat.isBlocked) throw forbidden('bot was blocked by the user');
  return chat;
}

/** The topic that the call names. Throws where the chat has none of that id. */
export function threadOf({ params }: Call, { threadIds }: ChatRow): number | undefined {
  const text = params['message_thread_id'];
  if (text === undefined || text === '' || text === '0') return undefined;
  if (!threadIds.has(Number(text))) throw badRequest('message thread not found');
  return Number(text);
}
