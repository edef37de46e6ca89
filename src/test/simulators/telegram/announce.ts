import type { BotRow, ChatRow, MessageRow, UpdateKind } from './rows.js';
import { messageView } from './views.js';
import type { World } from './world.js';

type Announcing = Pick<World, 'now' | 'knobs' | 'wake'>;

/** Puts an update into the bot's queue, unless the bot asked not to get its kind; a refused one takes no id. */
export function announce(
  bot: BotRow,
  { kind, lane, about }: { kind: UpdateKind; lane: string; about: unknown },
  world: Announcing,
): void {
  if (bot.allowedUpdates !== null && !bot.allowedUpdates.includes(kind)) return;
  const update_id = bot.nextUpdateId;
  bot.nextUpdateId += 1;
  const text = JSON.stringify({ update_id, [kind]: about });
  const expiresAt = world.now() + world.knobs.keepUpdatesMs;
  bot.updates.push({ update_id, kind, text, expiresAt, lane });
  world.wake(bot);
}

/** Whether the bot hears what happens in the chat: in an owner's one only while the connection is on. */
export const isHeard = ({ connections }: BotRow, { connectionId }: ChatRow): boolean =>
  connectionId === null || connections.get(connectionId)?.isEnabled === true;

/** Announces a new message, or a changed one. A chat's messages share a lane, those of owners with the customer's id. */
export function announceMessage(
  bot: BotRow,
  { chat, message, isEdited = false }: { chat: ChatRow; message: MessageRow; isEdited?: boolean },
  world: Announcing,
): void {
  if (!isHeard(bot, chat)) return;
  const isBusiness = chat.connectionId !== null;
  const [fresh, edited] = isBusiness
    ? (['business_message', 'edited_business_message'] as const)
    : (['message', 'edited_message'] as const);
  const lane = laneOf(chat);
  announce(bot, { kind: isEdited ? edited : fresh, lane, about: messageView(message, chat, bot) }, world);
}

export const laneOf = ({ id, connectionId }: ChatRow): string =>
  connectionId === null ? `chat ${id}` : `business ${id}`;

/** Forgets updates that nobody fetched in time. */
export function dropExpired(bot: BotRow, { now }: Pick<World, 'now'>): void {
  bot.updates = bot.updates.filter(({ expiresAt }) => expiresAt > now());
}
