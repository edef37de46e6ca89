import type { PageAction, PageHost, PageResult, PageState } from '../page/shape.js';
import type { OperatorActions } from './operator-actions.js';
import { callFault, deliveryFault, faultsView } from './page-faults.js';
import { changeSetting, settingsView } from './page-settings.js';
import { callLine, chatLine, deliveryLine, messageLine, typingLine } from './page-view.js';
import type { ConversationRow, PluginRow, WebsiteRow } from './rows.js';
import type { Setup } from './setup.js';
import type { VisitorActions } from './visitor-actions.js';
import { type ConversationAddress, websiteOf, type World } from './world.js';

const linesShown = 60;

export interface PageDeps {
  world: World;
  actions: Setup & VisitorActions & OperatorActions;
  /** `base` is known once the simulator listens. */
  url: { base: string };
}

/** The simulator as the page for people sees it; its accounts are websites. */
export function createPageHost(deps: PageDeps): PageHost {
  const { world } = deps;
  return {
    act: (action) => act(action, deps),
    set(change) {
      const website = websiteOf(change.account, world);
      changeSetting(change, { website, plugin: pluginOn(website, world), knobs: world.knobs });
    },
    state: ({ account, conversation }) => {
      const websites = [...world.websites.values()];
      const website = websites.find((one) => one.website_id === account) ?? websites[0];
      const chosen = website?.conversations.get(conversation ?? '');
      return {
        title: 'Crisp',
        ...websiteView(website, deps),
        conversation: chatView(chosen),
        ...logs(world),
      };
    },
  };
}

function websiteView(website: WebsiteRow | undefined, { world, url }: PageDeps) {
  const accounts = [...world.websites.values()].map(({ website_id: id, name }) => ({ id, name }));
  if (!website) return { accounts, account: null };
  const plugin = pluginOn(website, world);
  const conversations = [...website.conversations.values()].reverse().map(chatLine);
  const facts = factsOf(website, { plugin, base: url.base });
  return {
    accounts,
    account: { id: website.website_id, facts, conversations },
    settings: settingsView({ website, plugin, knobs: world.knobs }),
  };
}

function factsOf(website: WebsiteRow, { plugin, base }: { plugin: PluginRow | undefined; base: string }) {
  return [
    { label: 'API base (CRISP_API_URL)', value: `${base}/v1` },
    { label: 'Website id', value: website.website_id },
    { label: 'Website token identifier', value: website.token.identifier },
    { label: 'Website token key', value: website.token.key },
    ...(plugin
      ? [
          { label: 'Plugin id', value: plugin.plugin_id },
          { label: 'Plugin token identifier', value: plugin.token.identifier },
          { label: 'Plugin token key', value: plugin.token.key },
          { label: 'Plugin hook signing secret', value: plugin.signing_secret },
        ]
      : []),
  ];
}

const pluginOn = ({ website_id }: WebsiteRow, { plugins }: World): PluginRow | undefined =>
  [...plugins.values()].find(({ installs }) => installs.has(website_id));

function chatView(conversation: ConversationRow | undefined): PageState['conversation'] {
  if (!conversation) return null;
  const messages = conversation.messages.map(messageLine);
  return { ...chatLine(conversation), messages, typing: typingLine(conversation) };
}

function logs({ ledger, faults, knobs }: World) {
  return {
    deliveries: ledger.deliveries.slice(-linesShown).reverse().map(deliveryLine),
    calls: ledger.calls.slice(-linesShown).reverse().map(callLine),
    faults: faultsView(faults, knobs),
  };
}

/** A website with the one plugin of this simulator installed, which the first website brings with it. */
function createAccount(name: string, { world, actions }: PageDeps): PageResult {
  const label = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const { websiteId } = actions.createWebsite({ name, domain: `${label}.example` });
  const [known] = world.plugins.keys();
  const pluginId = known ?? actions.createPlugin({ name: 'Patchbay' }).pluginId;
  actions.installPlugin({ pluginId, websiteId });
  return { account: websiteId };
}

/** The address of a session; the page names sessions alone. */
function addressOf(sessionId: string, { websites }: World): ConversationAddress {
  const website = [...websites.values()].find(({ conversations }) => conversations.has(sessionId));
  if (!website) throw new Error('no such conversation');
  return { websiteId: website.website_id, sessionId };
}

function act(action: PageAction, deps: PageDeps): PageResult {
  const { world, actions } = deps;
  switch (action.do) {
    case 'create-account':
      return createAccount(action.name, deps);
    case 'visitor-writes': {
      const { account: websiteId, conversation: sessionId, text } = action;
      const where = sessionId === null ? { websiteId } : addressOf(sessionId, world);
      return { conversation: actions.visitorWrites(where, text).sessionId };
    }
    case 'operator-writes': {
      const where = addressOf(action.conversation, world);
      if (action.isPrivate) actions.operatorNote(where, action.text);
      else actions.operatorWrites(where, action.text);
      return {};
    }
    case 'close':
      actions.operatorResolves(addressOf(action.conversation, world));
      return {};
    case 'reopen':
      actions.operatorSetsState(addressOf(action.conversation, world), 'unresolved');
      return {};
    default:
      turnKnob(action, world);
      return {};
  }
}

type KnobAction = Extract<PageAction, { do: `set-${string}` | 'clear-faults' }>;

function turnKnob(action: KnobAction, { faults, knobs }: World): void {
  switch (action.do) {
    case 'set-call-fault':
      faults.calls.chance(action.route, action.percent / 100, callFault(action.id));
      return;
    case 'set-delivery-fault':
      faults.deliveries.chance(action.event, action.percent / 100, deliveryFault(action.id));
      return;
    case 'set-list-lag':
      knobs.readCacheMs = action.ms;
      return;
    case 'clear-faults':
      faults.clear();
      knobs.readCacheMs = 0;
  }
}
