import { z } from 'zod';
import type { PageAction, PageHost, PageResult, PageSetting, PageState } from '../page/shape.js';
import type { Where } from './open-chat.js';
import { callFault, deliveryFault, faultsView } from './page-faults.js';
import { callLine, chatLine, deliveryLine, messageLine, pageId, typingLine } from './page-view.js';
import type { PeopleActions } from './people-actions.js';
import type { BotRow, ChatRow } from './rows.js';
import type { Setup } from './setup.js';
import { botOf, type ChatAddress, type World } from './world.js';

const linesShown = 60;

export interface PageDeps {
  world: World;
  actions: Setup & PeopleActions;
  /** `base` is known once the simulator listens. */
  url: { base: string };
}

/** Whom a new visitor of a bot writes to: the bot, or the owner whose business account it is connected to. */
type NewVisitorsTo = Map<number, 'bot' | 'owner'>;

type HostDeps = PageDeps & { newVisitorsTo: NewVisitorsTo };

/** The simulator as the page for people sees it; its accounts are bots, and its operator is the owner of a business account. */
export function createPageHost(pageDeps: PageDeps): PageHost {
  const deps: HostDeps = { ...pageDeps, newVisitorsTo: new Map() };
  const { world } = deps;
  return {
    act: (action) => act(action, deps),
    set: (change) => set(change, deps),
    state: ({ account, conversation }) => {
      const bots = [...world.bots.values()];
      const bot = bots.find(({ user }) => String(user.id) === account) ?? bots[0];
      const chat = [...(bot?.chats.values() ?? [])].find((one) => pageId(one) === conversation);
      return {
        title: 'Telegram',
        accounts: bots.map(({ user }) => ({ id: String(user.id), name: user.first_name })),
        ...botShown(bot, deps),
        conversation: bot && chat ? chatShown(chat, bot, world) : null,
        deliveries: world.ledger.deliveries.slice(-linesShown).reverse().map(deliveryLine),
        calls: world.ledger.calls.slice(-linesShown).reverse().map(callLine),
        faults: faultsView(world.faults),
      };
    },
  };
}

function botShown(bot: BotRow | undefined, { newVisitorsTo, url }: HostDeps) {
  if (!bot) return { account: null };
  const { user, token, webhook, updates, chats } = bot;
  const facts = [
    { label: 'API address', value: url.base },
    { label: 'Bot token', value: token },
    { label: 'Bot name', value: `@${user.username ?? ''}` },
    { label: 'Webhook', value: webhook?.url ?? 'none set' },
    { label: 'Updates that wait', value: String(updates.length) },
  ];
  const setting: PageSetting = {
    id: 'newVisitorsTo',
    section: 'connect',
    label: 'New visitors write to',
    value: newVisitorsTo.get(user.id) ?? 'bot',
    choices: [
      { id: 'bot', label: 'the bot' },
      { id: 'owner', label: 'the owner of a business account' },
    ],
  };
  const conversations = [...chats.values()].reverse().map(chatLine);
  return { account: { id: String(user.id), facts, conversations }, settings: [setting] };
}

function chatShown(chat: ChatRow, bot: BotRow, world: World): PageState['conversation'] {
  const messages = chat.messages.map((message) => messageLine(message, bot));
  return { ...chatLine(chat), messages, typing: typingLine(chat, world) };
}

function set({ account, id, value }: { account: string; id: string; value: string }, deps: HostDeps): void {
  const { user } = botOf(Number(account), deps.world);
  if (id !== 'newVisitorsTo') throw new Error(`no setting ${id}`);
  deps.newVisitorsTo.set(user.id, z.enum(['bot', 'owner']).parse(value));
}

/** The address of a chat that the page names. */
function addressOf(conversation: string, { bots }: Pick<World, 'bots'>): ChatAddress {
  for (const { user, chats } of bots.values()) {
    const chat = [...chats.values()].find((one) => pageId(one) === conversation);
    if (chat) return { botId: user.id, chatId: chat.id, connectionId: chat.connectionId ?? undefined };
  }
  throw new Error('no such conversation');
}

/** Where a new visitor begins; the first one who writes to an owner brings the owner along. */
function beginningOf(botId: number, { world, actions, newVisitorsTo }: HostDeps): Where {
  if (newVisitorsTo.get(botId) !== 'owner') return { botId };
  const [known] = botOf(botId, world).connections.keys();
  return { botId, connectionId: known ?? actions.ownerConnects(botId).connectionId };
}

function writeAsVisitor(action: Extract<PageAction, { do: 'visitor-writes' }>, deps: HostDeps): PageResult {
  const { world, actions } = deps;
  const { account, conversation, text } = action;
  const where = conversation === null ? beginningOf(Number(account), deps) : addressOf(conversation, world);
  const { botId, chatId, connectionId } = actions.visitorWrites(where, text);
  const chat = [...botOf(botId, world).chats.values()].find(
    (one) => one.id === chatId && one.connectionId === (connectionId ?? null),
  );
  return chat ? { conversation: pageId(chat) } : {};
}

function act(action: PageAction, deps: HostDeps): PageResult {
  const { world, actions } = deps;
  switch (action.do) {
    case 'create-account': {
      const label = action.name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
      const { botId } = actions.createBot({ name: action.name, username: `${label}_bot` });
      return { account: String(botId) };
    }
    case 'visitor-writes':
      return writeAsVisitor(action, deps);
    case 'operator-writes': {
      const where = addressOf(action.conversation, world);
      if (action.isPrivate) throw new Error('Telegram has no private notes');
      if (where.connectionId === undefined)
        throw new Error('only the bot writes here; an owner writes in the chats of a business account');
      actions.ownerWrites(where, action.text);
      return {};
    }
    case 'close':
      actions.visitorBlocks(addressOf(action.conversation, world));
      return {};
    case 'reopen':
      actions.visitorUnblocks(addressOf(action.conversation, world));
      return {};
    default:
      setFault(action, world);
      return {};
  }
}

type FaultAction = Extract<PageAction, { do: `set-${string}` | 'clear-faults' }>;

function setFault(action: FaultAction, { faults }: World): void {
  switch (action.do) {
    case 'set-call-fault':
      faults.calls.chance(action.route, action.percent / 100, callFault(action.id));
      return;
    case 'set-delivery-fault':
      faults.deliveries.chance(action.event, action.percent / 100, deliveryFault(action.id));
      return;
    case 'set-list-lag':
      throw new Error('a bot cannot read lists, so none can lag behind');
    case 'clear-faults':
      faults.clear();
  }
}
