import { randomBytes, randomUUID } from 'node:crypto';
import { newPerson } from './change-meta.js';
import { type ConversationSeed, newConversation } from './new-conversation.js';
import type {
  ArticleRow,
  KeyPair,
  MessageRow,
  OperatorRow,
  PersonRow,
  PluginRow,
  WebsiteRow,
} from './rows.js';
import { keepMessage, type MessageDraft, newMessage } from './store-message.js';
import { conversationAt, type ConversationAddress, websiteOf, type World } from './world.js';

const newPair = (): KeyPair => ({ identifier: randomUUID(), key: randomBytes(32).toString('hex') });

export interface WebsiteSeed {
  name: string;
  domain: string;
  websiteId?: string;
  token?: KeyPair;
  plan?: WebsiteRow['plan'];
  operator?: Partial<OperatorRow>;
}

export interface CreatedWebsite {
  websiteId: string;
  websiteToken: KeyPair;
  operator: OperatorRow;
}

function newOperator(seed: Partial<OperatorRow>, now: number): OperatorRow {
  return {
    user_id: randomUUID(),
    email: 'maya@example.com',
    avatar: 'https://storage.crisp.example/users/avatar/operator/maya.png',
    first_name: 'Maya',
    last_name: 'Lindqvist',
    role: 'member',
    title: 'Support',
    availability: 'online',
    has_token: false,
    since: now,
    ...seed,
  };
}

function createWebsite(seed: WebsiteSeed, world: World): CreatedWebsite {
  const operator = newOperator(seed.operator ?? {}, world.now());
  const website: WebsiteRow = {
    website_id: seed.websiteId ?? randomUUID(),
    name: seed.name,
    domain: seed.domain,
    logo: '',
    verified: true,
    institutional: false,
    plan: seed.plan ?? 'paid',
    token: seed.token ?? newPair(),
    operators: [operator],
    hooks: [],
    conversations: new Map(),
    people: new Map(),
    articles: [],
  };
  world.websites.set(website.website_id, website);
  return { websiteId: website.website_id, websiteToken: website.token, operator };
}

export interface PluginSeed {
  name?: string;
  pluginId?: string;
  token?: KeyPair;
  signingSecret?: string;
}

export interface CreatedPlugin extends KeyPair {
  pluginId: string;
  signingSecret: string;
}

function pluginOf(pluginId: string, world: World): PluginRow {
  const plugin = world.plugins.get(pluginId);
  if (!plugin) throw new Error(`no plugin ${pluginId} was created`);
  return plugin;
}

function createPlugin(seed: PluginSeed, world: World): CreatedPlugin {
  const plugin: PluginRow = {
    plugin_id: seed.pluginId ?? randomUUID(),
    name: seed.name ?? 'Bridge',
    token: seed.token ?? newPair(),
    signing_secret: seed.signingSecret ?? randomBytes(16).toString('hex'),
    installs: new Map(),
  };
  world.plugins.set(plugin.plugin_id, plugin);
  return { ...plugin.token, pluginId: plugin.plugin_id, signingSecret: plugin.signing_secret };
}

function bindPlugin({ pluginId, websiteId }: PluginOnWebsite, bound: boolean, world: World): void {
  const { installs } = pluginOf(pluginId, world);
  const { website_id } = websiteOf(websiteId, world);
  if (bound) {
    installs.set(website_id, { website_id, price: 0, token: randomBytes(16).toString('hex'), settings: {} });
  } else installs.delete(website_id);
  const about = { website_id, plugin_id: pluginId, bound, target: 'website' };
  world.emit(website_id, 'plugin:subscription:updated', about);
}

function savePluginSettings(
  { pluginId, websiteId }: PluginOnWebsite,
  settings: Record<string, unknown>,
  world: World,
): void {
  const install = pluginOf(pluginId, world).installs.get(websiteId);
  if (!install) throw new Error('the plugin is not installed on that website');
  install.settings = settings;
  const about = { website_id: websiteId, plugin_id: pluginId, settings };
  world.emit(websiteId, 'plugin:settings:saved', about);
}

export interface PluginOnWebsite {
  pluginId: string;
  websiteId: string;
}

/** What an owner does by hand in Crisp's settings, and what a test puts there to begin with. Seeds announce nothing. */
export interface Setup {
  createWebsite(seed: WebsiteSeed): CreatedWebsite;
  /** A new website token; the old one stops at once. */
  rollWebsiteToken(websiteId: string): KeyPair;
  createPlugin(seed?: PluginSeed): CreatedPlugin;
  rollPluginToken(pluginId: string): KeyPair;
  installPlugin(pair: PluginOnWebsite): void;
  uninstallPlugin(pair: PluginOnWebsite): void;
  savePluginSettings(pair: PluginOnWebsite, settings: Record<string, unknown>): void;
  /** Settings, Advanced configuration, Web Hooks: address and ticked events (all, when left out). */
  addWebsiteHook(websiteId: string, url: string, events?: readonly string[]): void;
  removeWebsiteHook(websiteId: string, url: string): void;
  /** Marketplace, plugin, Events: one hook for all websites that installed it. */
  setPluginHook(pluginId: string, url: string, events?: readonly string[]): void;
  /** Returns the session's id. */
  putConversation(websiteId: string, seed: ConversationSeed): string;
  putMessage(address: ConversationAddress, draft: MessageDraft): MessageRow;
  putPerson(websiteId: string, person: Partial<PersonRow> & { email: string }): PersonRow;
  putArticle(websiteId: string, article: ArticleRow): void;
}

export function createSetup(world: World): Setup {
  const roll = (owner: { token: KeyPair }) => (owner.token = newPair());
  return {
    createWebsite: (seed) => createWebsite(seed, world),
    rollWebsiteToken: (websiteId) => roll(websiteOf(websiteId, world)),
    createPlugin: (seed = {}) => createPlugin(seed, world),
    rollPluginToken: (pluginId) => roll(pluginOf(pluginId, world)),
    installPlugin: (pair) => bindPlugin(pair, true, world),
    uninstallPlugin: (pair) => bindPlugin(pair, false, world),
    savePluginSettings: (pair, settings) => savePluginSettings(pair, settings, world),
    addWebsiteHook(websiteId, url, events) {
      websiteOf(websiteId, world).hooks.push({ url, ...(events && { events }) });
    },
    removeWebsiteHook(websiteId, url) {
      const website = websiteOf(websiteId, world);
      website.hooks = website.hooks.filter((hook) => hook.url !== url);
    },
    setPluginHook(pluginId, url, events) {
      pluginOf(pluginId, world).hook = { url, ...(events && { events }) };
    },
    putConversation(websiteId, seed) {
      const conversation = newConversation(websiteId, seed, world);
      websiteOf(websiteId, world).conversations.set(conversation.session_id, conversation);
      return conversation.session_id;
    },
    putMessage(address, draft) {
      const conversation = conversationAt(address, world);
      const message = newMessage(conversation, draft, world);
      keepMessage(conversation, { message, by: 'seed' }, world);
      return message;
    },
    putPerson(websiteId, seed) {
      const person = { ...newPerson(seed.email, world.now()), ...seed };
      websiteOf(websiteId, world).people.set(person.people_id, person);
      return person;
    },
    putArticle: (websiteId, article) => void websiteOf(websiteId, world).articles.push(article),
  };
}
