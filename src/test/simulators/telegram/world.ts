import type { Background } from '../papercups/background.js';
import type { TelegramFaults } from './faults.js';
import type { Knobs } from './knobs.js';
import type { Ledger } from './ledger.js';
import type { BotRow, ChatRow, ConnectionRow } from './rows.js';

/** All that the simulated platform knows. */
export interface World {
  knobs: Knobs;
  faults: TelegramFaults;
  background: Background;
  ledger: Ledger;
  /** Milliseconds since 1970. */
  now: () => number;
  bots: Map<number, BotRow>;
  /** A new id of a user or chat. */
  nextId: () => number;
  /** Sends what waits for the bot to its webhook, or to the `getUpdates` that waits. */
  wake: (bot: BotRow) => void;
}

/** Where a chat is: the same visitor has one chat with the bot and another with each owner, under the same chat id. */
export interface ChatAddress {
  botId: number;
  chatId: number;
  connectionId?: string | undefined;
}

/** The time as Telegram writes it. */
export const secondsNow = ({ now }: Pick<World, 'now'>): number => Math.floor(now() / 1_000);

/** The bot of that id, for actions from inside the simulation. Throws when it was never created. */
export function botOf(botId: number, { bots }: Pick<World, 'bots'>): BotRow {
  const bot = bots.get(botId);
  if (!bot) throw new Error(`no bot ${botId}; create it with createBot`);
  return bot;
}

export const chatKey = (chatId: number, connectionId?: string | null): string =>
  `${connectionId ?? ''}/${chatId}`;

/** The chat at that address. Throws when nobody has written there. */
export function chatAt({ botId, chatId, connectionId }: ChatAddress, world: Pick<World, 'bots'>): ChatRow {
  const chat = botOf(botId, world).chats.get(chatKey(chatId, connectionId));
  if (!chat) throw new Error(`no chat ${chatKey(chatId, connectionId)}`);
  return chat;
}

/** The business connection of that id. Throws when no owner has made it. */
export function connectionOf({ connections }: BotRow, connectionId: string): ConnectionRow {
  const connection = connections.get(connectionId);
  if (!connection) throw new Error(`no business connection ${connectionId}; make one with ownerConnects`);
  return connection;
}
