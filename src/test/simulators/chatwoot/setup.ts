import { type ContactChange, linkContact, type LinkSeed, putContact } from './contacts.js';
import { keepMessage, type MessageDraft, newMessage } from './keep-message.js';
import { type ConversationSeed, putConversation } from './new-conversation.js';
import { putBot } from './routes-bots.js';
import { putWebhook } from './routes-webhooks.js';
import type {
  AccountRow,
  ArticleRow,
  BotRow,
  ContactRow,
  InboxRow,
  MessageRow,
  TeamRow,
  UserRow,
  WebhookRow,
} from './rows.js';
import { accountOf, conversationAt, type ConversationAddress, newToken, oneOf, type World } from './world.js';

export interface AccountSeed {
  name: string;
  accountId?: number;
  administrator?: Partial<UserRow>;
  operator?: Partial<UserRow>;
  inbox?: InboxSeed;
}

/** An account with an administrator, an agent, and a website's chat window. */
export interface CreatedAccount {
  accountId: number;
  administrator: UserRow;
  operator: UserRow;
  inboxId: number;
}

export interface InboxSeed extends Partial<Pick<InboxRow, 'name' | 'greeting' | 'enable_email_collect'>> {
  inboxId?: number;
  channelId?: number;
  /** `Channel::WebWidget` unless told. */
  channelType?: string;
  /** Of API inboxes. */
  webhookUrl?: string;
  identifier?: string;
  hmacMandatory?: boolean;
}

type InboxChange = Pick<InboxSeed, 'greeting' | 'enable_email_collect' | 'webhookUrl'>;

function addUser(seed: Partial<UserRow> & Pick<UserRow, 'memberships'>, world: World): UserRow {
  const { id, ...columns } = seed;
  const user: UserRow = {
    id: world.id('user', id),
    ...{ name: 'Maya Lindqvist', available_name: 'Maya', email: 'maya@example.com' },
    ...{ thumbnail: '', availability_status: 'online', token: newToken() },
    ...columns,
  };
  world.users.push(user);
  return user;
}

function addInbox(account: AccountRow, seed: InboxSeed, world: World): InboxRow {
  const { channelType: channel_type = 'Channel::WebWidget', webhookUrl, identifier, hmacMandatory } = seed;
  const api = {
    identifier: identifier ?? newToken(),
    webhook_url: webhookUrl ?? null,
    ...{ secret: newToken(), hmac_token: newToken(), hmac_mandatory: hmacMandatory ?? false },
  };
  const inbox: InboxRow = {
    id: world.id('inbox', seed.inboxId),
    account_id: account.id,
    channel_id: world.id('channel', seed.channelId),
    ...{ name: seed.name ?? 'Website', channel_type, website_token: newToken(), bot: null },
    greeting: seed.greeting ?? null,
    enable_email_collect: seed.enable_email_collect ?? false,
    api: channel_type === 'Channel::Api' ? api : null,
  };
  account.inboxes.push(inbox);
  return inbox;
}

function createAccount(seed: AccountSeed, world: World): CreatedAccount {
  const account: AccountRow = {
    id: world.id('account', seed.accountId),
    ...{ name: seed.name, status: 'active', keep_pending_on_bot_failure: false },
    ...{ inboxes: [], bots: [], teams: [], webhooks: [], contacts: [] },
    ...{ conversations: new Map(), portals: new Map() },
  };
  world.accounts.set(account.id, account);
  const member = (role: 'administrator' | 'agent') => [{ account_id: account.id, role }];
  const administrator = addUser(
    {
      ...{ name: 'Jonas Berg', available_name: 'Jonas', email: `jonas${account.id}@example.com` },
      ...{ memberships: member('administrator'), ...seed.administrator },
    },
    world,
  );
  const operator = addUser({ memberships: member('agent'), ...seed.operator }, world);
  const inbox = addInbox(account, seed.inbox ?? {}, world);
  return { accountId: account.id, administrator, operator, inboxId: inbox.id };
}

export interface InboxAddress {
  accountId: number;
  inboxId: number;
}

/** What an owner does by hand in Chatwoot's settings, and what a test puts there to begin with. Seeds announce nothing. */
export interface Setup {
  createAccount(seed: AccountSeed): CreatedAccount;
  suspendAccount(accountId: number, isSuspended: boolean): void;
  /** The account setting by which a bot whose webhook fails keeps its conversations. */
  keepPendingOnBotFailure(accountId: number, isKept: boolean): void;
  /** A person who is a member already may be given to another account through `memberships`. */
  addUser(seed: Partial<UserRow> & Pick<UserRow, 'memberships'>): UserRow;
  /** A new token; the old one stops at once. */
  rollUserToken(userId: number): string;
  addTeam(accountId: number, name: string, teamId?: number): TeamRow;
  addInbox(accountId: number, seed: InboxSeed): InboxRow;
  /** Greeting and e-mail question of an inbox, and where an API inbox tells of its events. */
  setInbox(where: InboxAddress, change: InboxChange): void;
  createBot(accountId: number, seed: Partial<BotRow>): BotRow;
  rollBotToken(where: { accountId: number; botId: number }): string;
  /** Null takes the bot from the inbox. */
  attachBot(where: InboxAddress, botId: number | null): void;
  addWebhook(accountId: number, url: string, subscriptions?: readonly string[]): WebhookRow;
  removeWebhook(accountId: number, webhookId: number): void;
  putContact(accountId: number, seed: ContactChange & { contactId?: number }): ContactRow;
  /** Returns the display id. */
  putConversation(
    where: InboxAddress & { contactId: number } & Omit<LinkSeed, 'inbox'>,
    seed: ConversationSeed,
  ): number;
  putMessage(where: ConversationAddress, draft: MessageDraft): MessageRow;
  putArticle(accountId: number, portal: string, article: ArticleRow): void;
}

function putSeeds(world: World): Pick<Setup, 'putContact' | 'putConversation' | 'putMessage' | 'putArticle'> {
  return {
    putContact: (accountId, seed) => putContact(accountOf(accountId, world), seed, world),
    putConversation({ accountId, inboxId, contactId, ...link }, seed) {
      const account = accountOf(accountId, world);
      const contact = oneOf(account.contacts, contactId);
      const inbox = oneOf(account.inboxes, inboxId);
      const of = { account, contact, link: linkContact(contact, { inbox, ...link }, world) };
      return putConversation(of, seed, world).id;
    },
    putMessage(where, draft) {
      const conversation = conversationAt(where, world);
      const message = newMessage(conversation, draft, world);
      keepMessage(conversation, { message, by: 'seed' }, world);
      return message;
    },
    putArticle(accountId, portal, article) {
      const { portals } = accountOf(accountId, world);
      portals.set(portal, [...(portals.get(portal) ?? []), article]);
    },
  };
}

export function createSetup(world: World): Setup {
  const inboxAt = ({ accountId, inboxId }: InboxAddress) =>
    oneOf(accountOf(accountId, world).inboxes, inboxId);
  const botAt = (accountId: number, botId: number) => oneOf(accountOf(accountId, world).bots, botId);
  return {
    createAccount: (seed) => createAccount(seed, world),
    suspendAccount(accountId, isSuspended) {
      accountOf(accountId, world).status = isSuspended ? 'suspended' : 'active';
    },
    keepPendingOnBotFailure(accountId, isKept) {
      accountOf(accountId, world).keep_pending_on_bot_failure = isKept;
    },
    addUser: (seed) => addUser(seed, world),
    rollUserToken: (userId) => (oneOf(world.users, userId).token = newToken()),
    addTeam(accountId, name, teamId) {
      const { teams } = accountOf(accountId, world);
      const team = { id: world.id('team', teamId), account_id: accountId, name, created_at: world.now() };
      teams.push(team);
      return team;
    },
    addInbox: (accountId, seed) => addInbox(accountOf(accountId, world), seed, world),
    setInbox(where, { webhookUrl, ...columns }) {
      const inbox = Object.assign(inboxAt(where), columns);
      if (webhookUrl !== undefined && inbox.api) inbox.api.webhook_url = webhookUrl;
    },
    createBot: (accountId, seed) =>
      putBot({ name: 'Acme Assistant', ...seed, account_id: accountOf(accountId, world).id }, world),
    rollBotToken: ({ accountId, botId }) => (botAt(accountId, botId).token = newToken()),
    attachBot(where, botId) {
      inboxAt(where).bot = botId === null ? null : botAt(where.accountId, botId);
    },
    addWebhook: (accountId, url, subscriptions) =>
      putWebhook(accountOf(accountId, world), { url, subscriptions }, world),
    removeWebhook(accountId, webhookId) {
      const account = accountOf(accountId, world);
      account.webhooks = account.webhooks.filter(({ id }) => id !== webhookId);
    },
    ...putSeeds(world),
  };
}
