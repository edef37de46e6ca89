import { anyRoute } from '../faults.js';
import type { Outcome } from '../faults.js';
import type {
  PageAction,
  PageConversation,
  PageEvent,
  PageHost,
  PageMessage,
  PageResult,
} from '../page/shape.js';
import type { Actions } from './actions.js';
import type { DeliveryOutcome } from './faults.js';
import type { ApiCall, Delivery } from './ledger.js';
import type { ConversationRecord, MessageRecord } from './records.js';
import { routeNames } from './serve.js';
import type { World } from './world.js';

const linesShown = 60;

const callFaults: { id: string; label: string; outcome: Outcome }[] = [
  {
    id: '429',
    label: '429, retry after 5 s',
    outcome: { kind: 'status', status: 429, headers: { 'retry-after': '5' } },
  },
  { id: '500', label: '500, not stored', outcome: { kind: 'status', status: 500 } },
  { id: '401', label: '401', outcome: { kind: 'status', status: 401 } },
  { id: 'lie', label: '500, but stored', outcome: { kind: 'store-then-status', status: 500 } },
  { id: 'store-hang', label: 'silence after storing', outcome: { kind: 'store-then-hang' } },
  { id: 'store-reset', label: 'a cut after storing', outcome: { kind: 'store-then-reset' } },
  { id: 'late', label: 'a store 3 s late', outcome: { kind: 'late-store', delayMs: 3_000 } },
  { id: 'hang', label: 'silence, nothing stored', outcome: { kind: 'hang' } },
  { id: 'reset', label: 'a cut, nothing stored', outcome: { kind: 'reset' } },
  { id: 'slow', label: 'an answer 3 s late', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const deliveryFaults: { id: string; label: string; outcome: DeliveryOutcome }[] = [
  { id: 'drop', label: 'loss', outcome: { kind: 'drop' } },
  { id: 'duplicate', label: 'a second copy', outcome: { kind: 'duplicate' } },
  { id: 'reorder', label: 'a later one first', outcome: { kind: 'reorder' } },
  { id: 'delay', label: 'a delay of 3 s', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const events = [anyRoute, 'message:created', 'conversation:created', 'conversation:updated'];

/** The simulator as the page for people sees it; `url.base` is known once it listens. */
export function createPageHost(world: World, actions: Actions, url: { base: string }): PageHost {
  return {
    act: (action) => act(action, { world, actions }),
    state(chosen) {
      const accounts = world.state.accounts.all();
      const account = accounts.find(({ id }) => id === chosen.account) ?? accounts[0];
      const conversation = world.state.conversations.get(chosen.conversation ?? '');
      const isOurs = conversation !== undefined && conversation.account_id === account?.id;
      return {
        title: 'Papercups',
        accounts: accounts.map(({ id, company_name }) => ({ id, name: company_name })),
        account:
          account === undefined
            ? null
            : {
                id: account.id,
                facts: facts(account.id, world, url),
                conversations: chats(account.id, world),
              },
        conversation: isOurs
          ? { ...chat(conversation, world), messages: transcript(conversation, world) }
          : null,
        deliveries: world.ledger.deliveries.slice(-linesShown).reverse().map(deliveryLine),
        calls: world.ledger.calls.slice(-linesShown).reverse().map(callLine),
        faults: faultState(world),
      };
    },
  };
}

function facts(accountId: string, { state }: World, url: { base: string }) {
  const users = state.users.all().filter((user) => user.account_id === accountId);
  const keys = state.apiKeys.all().filter((key) => key.account_id === accountId);
  return [
    { label: 'Base URL', value: url.base },
    { label: 'Account id', value: accountId },
    ...keys.map((key) => ({ label: `API key “${key.label}”`, value: key.value })),
    ...users.map(({ id, email, password }) => ({
      label: `Password of user ${id}, ${email}`,
      value: password,
    })),
  ];
}

const chats = (accountId: string, world: World): PageConversation[] =>
  world.state.conversations
    .all()
    .filter((one) => one.account_id === accountId)
    .reverse()
    .map((one) => chat(one, world));

function chat(conversation: ConversationRecord, { state }: World): PageConversation {
  const customer = state.customers.get(conversation.customer_id);
  const assignee = conversation.assignee_id === null ? 'unassigned' : `with user ${conversation.assignee_id}`;
  return {
    id: conversation.id,
    title: `${customer?.name ?? 'Anonymous'} ${conversation.id.slice(0, 4)}`,
    isOpen: conversation.status === 'open',
    note: `${conversation.status}, ${conversation.read ? 'read' : 'unread'}, ${assignee}`,
  };
}

const transcript = ({ id }: ConversationRecord, world: World): PageMessage[] =>
  world.state.messages.inGroup(id).map((message) => line(message, world));

function line(message: MessageRecord, { state }: World): PageMessage {
  const user = message.user_id === null ? undefined : state.users.get(message.user_id);
  const customer = message.customer_id === null ? undefined : state.customers.get(message.customer_id);
  const role = user !== undefined ? 'operator' : customer !== undefined ? 'visitor' : 'nobody';
  const name =
    user?.profile?.display_name ?? user?.email ?? customer?.name ?? (customer ? 'Visitor' : 'Nobody');
  return {
    id: message.id,
    role: message.type === 'bot' ? 'bot' : role,
    name,
    text:
      message.body ?? message.file_ids.map((id) => `[${state.files.get(id)?.filename ?? 'file'}]`).join(' '),
    at: message.created_at.slice(11),
    isPrivate: message.private === true,
  };
}

const clock = (at: Date): string => at.toISOString().slice(11, 19);
const disturbed = (fault: string): string => (fault === 'ok' ? '' : ` (${fault})`);

function deliveryLine({ at, event, url, status, error, fault }: Delivery): PageEvent {
  const outcome = `${status ?? error ?? (fault === 'drop' ? 'dropped' : '…')}${disturbed(fault)}`;
  const isLost = error !== null || fault === 'drop' || (status ?? 200) >= 300;
  return {
    at: clock(at),
    what: `${event} → ${url}`,
    outcome,
    tone: isLost ? 'bad' : status === null ? 'open' : 'good',
  };
}

function callLine({ at, method, path, status, fault }: ApiCall): PageEvent {
  const tone = status === null ? 'open' : status < 400 ? 'good' : 'bad';
  return { at: clock(at), what: `${method} ${path}`, outcome: `${status ?? '…'}${disturbed(fault)}`, tone };
}

const named = (route: string): string => (route === anyRoute ? 'all:' : `${route}:`);

function faultState({ faults }: World) {
  const rules = [faults.calls.rules(), faults.deliveries.rules()].flatMap(({ queued, chances, after }) => [
    ...chances.map(
      (rule) =>
        `${named(rule.route)} ${JSON.stringify(rule.outcome)} in ${Math.round(rule.probability * 100)} %`,
    ),
    ...queued.map((rule) => `${named(rule.route)} ${rule.outcomes.length} scripted`),
    ...after.map(
      (rule) => `${named(rule.route)} ${JSON.stringify(rule.outcome)} after ${rule.callsLeft} more calls`,
    ),
  ]);
  const choices = (all: { id: string; label: string }[]) => all.map(({ id, label }) => ({ id, label }));
  return {
    routes: [anyRoute, ...routeNames],
    callFaults: choices(callFaults),
    events,
    deliveryFaults: choices(deliveryFaults),
    listLagMs: faults.listLagMs,
    rules,
  };
}

function act(action: PageAction, { world, actions }: { world: World; actions: Actions }): PageResult {
  switch (action.do) {
    case 'create-account':
      return { account: actions.createAccount({ companyName: action.name }).account.id };
    case 'visitor-writes':
      return {
        conversation: actions.visitorWrites(action.conversation ?? { accountId: action.account }, action.text)
          .conversationId,
      };
    case 'operator-writes':
      if (action.isPrivate) actions.operatorNote(action.conversation, action.text);
      else actions.operatorWrites(action.conversation, action.text);
      return {};
    case 'close':
      actions.operatorCloses(action.conversation);
      return {};
    case 'reopen':
      actions.operatorReopens(action.conversation);
      return {};
    default:
      turnKnob(action, world);
      return {};
  }
}

type KnobAction = Extract<PageAction, { do: `set-${string}` | 'clear-faults' }>;

function turnKnob(action: KnobAction, { faults }: World): void {
  switch (action.do) {
    case 'set-call-fault':
      faults.calls.chance(action.route, action.percent / 100, chosenFrom(callFaults, action.id));
      return;
    case 'set-delivery-fault':
      faults.deliveries.chance(action.event, action.percent / 100, chosenFrom(deliveryFaults, action.id));
      return;
    case 'set-list-lag':
      faults.listLagMs = action.ms;
      return;
    case 'clear-faults':
      faults.clear();
  }
}

function chosenFrom<O>(choices: { id: string; outcome: O }[], id: string): O {
  const choice = choices.find((one) => one.id === id);
  if (choice === undefined) throw new Error(`no fault ${id}`);
  return choice.outcome;
}
