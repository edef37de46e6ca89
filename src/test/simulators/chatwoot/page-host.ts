import type { PageAction, PageHost, PageResult, PageState } from '../page/shape.js';
import type { OperatorActions } from './operator-actions.js';
import { callFault, deliveryFault, faultsView } from './page-faults.js';
import { changeSetting, settingsView } from './page-settings.js';
import { callLine, chatLine, deliveryLine, messageLine, pageId, typingLine } from './page-view.js';
import type { AccountRow, ConversationRow } from './rows.js';
import type { Setup } from './setup.js';
import type { VisitorActions } from './visitor-actions.js';
import { accountOf, type ConversationAddress, type World } from './world.js';

const linesShown = 60;

export interface PageDeps {
  world: World;
  actions: Setup & VisitorActions & OperatorActions;
}

/** The simulator as the page for people sees it. */
export function createPageHost(deps: PageDeps): PageHost {
  const { world } = deps;
  return {
    act: (action) => act(action, deps),
    set(change) {
      changeSetting(change, { account: accountOf(Number(change.account), world), world });
    },
    state: ({ account, conversation }) => {
      const accounts = [...world.accounts.values()];
      const shown = accounts.find(({ id }) => String(id) === account) ?? accounts[0];
      const chats = [...(shown?.conversations.values() ?? [])];
      return {
        title: 'Chatwoot',
        accounts: accounts.map(({ id, name }) => ({ id: String(id), name })),
        ...accountView(shown, deps),
        conversation: chatView(chats.find((one) => pageId(one) === conversation)),
        ...logs(world),
      };
    },
  };
}

function accountView(account: AccountRow | undefined, { world }: PageDeps) {
  if (!account) return { account: null };
  const conversations = [...account.conversations.values()].reverse().map(chatLine);
  return {
    account: { id: String(account.id), facts: factsOf(account, world), conversations },
    settings: settingsView(account, world.knobs),
  };
}

function factsOf({ id, inboxes, bots }: AccountRow, { users, url }: World) {
  const administrator = users.find(({ memberships }) =>
    memberships.some(({ account_id, role }) => account_id === id && role === 'administrator'),
  );
  return [
    { label: 'Base URL', value: url.base },
    { label: 'Account id', value: String(id) },
    { label: 'Access token of an administrator', value: administrator?.token ?? '' },
    ...inboxes.map((inbox) => ({ label: `Inbox id of “${inbox.name}”`, value: String(inbox.id) })),
    ...bots.flatMap((bot) => [
      { label: `Access token of bot “${bot.name}”`, value: bot.token },
      { label: `Webhook secret of bot “${bot.name}”`, value: bot.secret },
    ]),
  ];
}

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

/** The address behind a name on the page. */
function addressOf(name: string, { accounts }: World): ConversationAddress {
  const chats = [...accounts.values()].flatMap(({ conversations }) => [...conversations.values()]);
  const conversation = chats.find((one) => pageId(one) === name);
  if (!conversation) throw new Error('no such conversation');
  return { accountId: conversation.account_id, conversationId: conversation.id };
}

function act(action: PageAction, deps: PageDeps): PageResult {
  const { world, actions } = deps;
  switch (action.do) {
    case 'create-account':
      return { account: String(actions.createAccount({ name: action.name }).accountId) };
    case 'visitor-writes': {
      const { account, conversation, text } = action;
      const where = conversation === null ? { accountId: Number(account) } : addressOf(conversation, world);
      const { accountId, conversationId } = actions.visitorWrites(where, text);
      return { conversation: `${accountId}-${conversationId}` };
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
      actions.operatorSetsStatus(addressOf(action.conversation, world), 'open');
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
      knobs.listLagMs = action.ms;
      return;
    case 'clear-faults':
      faults.clear();
      knobs.listLagMs = 0;
  }
}
