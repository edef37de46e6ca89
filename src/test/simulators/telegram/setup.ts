import { randomBytes } from 'node:crypto';
import { announce } from './announce.js';
import { newUser } from './open-chat.js';
import type { BotRow, ConnectionRow, User } from './rows.js';
import { connectionView } from './views.js';
import { botOf, chatKey, connectionOf, secondsNow, type World } from './world.js';

export interface CreatedBot {
  botId: number;
  token: string;
  username: string;
}

export interface Connected {
  botId: number;
  connectionId: string;
  ownerId: number;
}

/** What owners of bots and of business accounts set up. */
export interface Setup {
  /** What @BotFather does. `id` and `token` are made up unless told. */
  createBot(options?: { name?: string; username?: string; id?: number; token?: string }): CreatedBot;
  /** The old token answers 401 at once. The webhook goes with it; updates stay. */
  revokeToken(botId: number): { token: string };
  /**
   * A business account connects the bot, which may answer unless told otherwise. Once more with the same owner is a new
   * connection to the same chats, and the end of the old one.
   */
  ownerConnects(
    botId: number,
    options?: { owner?: Partial<User>; canReply?: boolean; connectionId?: string },
  ): Connected;
  /** The owner turns the connection off or on, or changes what the bot may do. */
  ownerChanges(
    where: { botId: number; connectionId: string },
    change: { isEnabled?: boolean; canReply?: boolean },
  ): void;
}

const base64url = (bytes: number) => randomBytes(bytes).toString('base64url');
const newToken = (botId: number) => `${botId}:AA${base64url(27).slice(0, 33)}`;

function announceConnection(bot: BotRow, connection: ConnectionRow, world: World): void {
  const lane = `connection ${connection.owner.id}`;
  announce(bot, { kind: 'business_connection', lane, about: connectionView(connection) }, world);
}

/** Takes over the chats of the owner's earlier connection, so that their message ids go on. */
function replaceEarlier({ connections, chats }: BotRow, { id, owner }: ConnectionRow): void {
  const earlier = [...connections.values()].find((one) => one.owner.id === owner.id);
  if (!earlier) return;
  connections.delete(earlier.id);
  for (const [key, chat] of chats) {
    if (chat.connectionId !== earlier.id) continue;
    chats.delete(key);
    chat.connectionId = id;
    chats.set(chatKey(chat.id, id), chat);
  }
}

function createBot(options: Parameters<Setup['createBot']>[0], world: World): CreatedBot {
  const {
    name = 'Harbor & Pine',
    username = 'harborpine_bot',
    id = world.nextId(),
    token = newToken(id),
  } = options ?? {};
  const user: User = { id, is_bot: true, first_name: name, username };
  world.bots.set(id, {
    ...{ user, token, canConnectToBusiness: true, chats: new Map(), connections: new Map() },
    ...{ updates: [], nextUpdateId: 480_213_001, allowedUpdates: null, webhook: null, poll: null, sent: [] },
  });
  return { botId: id, token, username };
}

export function createSetup(world: World): Setup {
  return {
    createBot: (options) => createBot(options, world),
    revokeToken(botId) {
      const bot = botOf(botId, world);
      bot.token = newToken(botId);
      bot.webhook = null;
      return { token: bot.token };
    },
    ownerConnects(botId, { owner, canReply = true, connectionId = base64url(16) } = {}) {
      const bot = botOf(botId, world);
      const user = newUser(world, { first_name: 'Nora', last_name: 'Pine', ...owner });
      const connection = {
        id: connectionId,
        owner: user,
        date: secondsNow(world),
        isEnabled: true,
        canReply,
      };
      replaceEarlier(bot, connection);
      bot.connections.set(connectionId, connection);
      announceConnection(bot, connection, world);
      return { botId, connectionId, ownerId: user.id };
    },
    ownerChanges({ botId, connectionId }, { isEnabled, canReply }) {
      const bot = botOf(botId, world);
      const connection = connectionOf(bot, connectionId);
      connection.isEnabled = isEnabled ?? connection.isEnabled;
      connection.canReply = canReply ?? connection.canReply;
      announceConnection(bot, connection, world);
    },
  };
}
