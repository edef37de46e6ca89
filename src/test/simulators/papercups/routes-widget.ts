import { randomUUID } from 'node:crypto';
import { widgetSettingsView } from './account-views.js';
import { buildCustomer, changeCustomer } from './build-customer.js';
import { isMap, requireColumns } from './cast.js';
import { asText, created, existing, ok, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import type { AccountRecord } from './records.js';
import { badRequest, Refusal } from './refusal.js';
import { openConversation } from './routes-conversations.js';
import { conversationsOf, expandedCustomerView, visitorIp } from './routes-customers.js';
import { naiveTime, utcTime } from './times.js';
import { conversationView, customerView, expandedMessageView } from './views.js';
import type { World } from './world.js';

/** The widget shows no more than this many chats of the past. */
const historyLength = 3;

/** Public, as all calls here: the account id is in every page that embeds the widget (papercups: router.ex:35-77). */
function settings(call: Call, world: World) {
  const account = namedAccount(call.query['account_id'], call, world);
  return showSettings(account, account.widget_settings?.metadata ?? null, world);
}

function settingsMetadata(call: Call, world: World) {
  const account = namedAccount(call.body['account_id'], call, world);
  const { metadata } = call.body;
  return showSettings(account, isMap(metadata) ? metadata : null, world);
}

/** The row is made by its first read. */
function showSettings(account: AccountRecord, metadata: Record<string, unknown> | null, world: World) {
  const fresh = { id: randomUUID(), created_at: naiveTime(world.now()) };
  const row = { ...fresh, ...account.widget_settings, metadata };
  world.state.accounts.put({ ...account, widget_settings: row });
  return ok(widgetSettingsView(account, row));
}

function namedAccount(id: unknown, call: Call, { state }: World): AccountRecord {
  if (typeof id !== 'string') {
    const received = Object.keys({ ...call.query, ...call.body });
    throw refused({ status: 422, message: 'The account_id is a required parameter', received });
  }
  const account = state.accounts.get(id);
  if (account === undefined) {
    const host = (call.headers.host ?? '').replace(/:\d+$/, '');
    const message = `No account found with ID: ${id}. Are you pointing at the correct host?`;
    throw refused({ status: 404, message, host });
  }
  return account;
}

const refused = (error: { status: number } & Record<string, unknown>) =>
  new Refusal({ status: error.status, body: { error } });

function createCustomer(call: Call, world: World) {
  const params = wrapped(call, 'customer');
  requireColumns(params, ['account_id']);
  const place = { account_id: asText(params['account_id']) ?? '', ip: visitorIp };
  const customer = world.state.customers.put(buildCustomer(params, place, world));
  return created('customers', { ...customerView(customer), id: customer.id });
}

/** The newest customer with that external id, or null; address and host narrow the search. */
function identify(call: Call, world: World) {
  const { account_id, external_id, email, host } = call.query;
  const found = world.state.customers
    .all()
    .findLast(
      (one) =>
        one.account_id === account_id &&
        one.external_id === external_id &&
        (email === undefined || one.email === email) &&
        (host === undefined || one.host === host),
    );
  return ok({ customer_id: found?.id ?? null });
}

const customerExists = (call: Call, world: World) =>
  ok(world.state.customers.get(pathId(call)) !== undefined);

/**
 * Anyone who has the id overwrites and reads the whole record (customer_controller.ex:127-147). The address is dropped
 * here, as a server does on which storing it is not switched on.
 */
function customerMetadata(call: Call, world: World) {
  const before = existing(world.state.customers.get(pathId(call)));
  const { metadata } = call.body;
  if (!isMap(metadata)) throw badRequest();
  const seen = { ip: null, last_seen_at: utcTime(world.now()) };
  const customer = world.state.customers.put({ ...changeCustomer(before, metadata, world), ...seen });
  return ok(expandedCustomerView(customer, ['tags', 'company'], { world }));
}

function createConversation(call: Call, world: World) {
  const params = wrapped(call, 'conversation');
  return openConversation(params, { user_id: null, customer_id: params['customer_id'] ?? null }, world);
}

/** The open chats of a customer id, newest first; no private messages, and messages without their customer. */
function history(call: Call, world: World) {
  const { customer_id, account_id } = call.query;
  const customer = world.state.customers.get(asText(customer_id) ?? '');
  if (customer === undefined) return ok([]);
  const open = conversationsOf(customer, { world })
    .filter((one) => one.account_id === account_id && one.status === 'open' && one.archived_at === null)
    .filter((one) => [undefined, one.inbox_id].includes(asText(call.query['inbox_id'])))
    .slice(0, historyLength);
  return ok(
    open.map((one) => ({
      ...conversationView(one),
      customer: customerView(customer),
      ...contents(one.id, world),
    })),
  );
}

function contents(conversationId: string, world: World) {
  const messages = world.state.messages
    .inGroup(conversationId)
    .filter((message) => message.private !== true)
    .map((message) => {
      const { customer: _, ...view } = expandedMessageView(message, { world });
      return view;
    });
  return { messages, tags: [], mentions: [] };
}

export const widgetEndpoints: Endpoint[] = [
  { name: 'widget.settings', method: 'GET', path: '/api/widget_settings', auth: 'none', handle: settings },
  {
    name: 'widget.settings-metadata',
    method: 'PUT',
    path: '/api/widget_settings/metadata',
    auth: 'none',
    handle: settingsMetadata,
  },
  {
    name: 'widget.create-customer',
    method: 'POST',
    path: '/api/customers',
    auth: 'none',
    handle: createCustomer,
  },
  { name: 'widget.identify', method: 'GET', path: '/api/customers/identify', auth: 'none', handle: identify },
  {
    name: 'widget.customer-exists',
    method: 'GET',
    path: '/api/customers/:id/exists',
    auth: 'none',
    handle: customerExists,
  },
  {
    name: 'widget.customer-metadata',
    method: 'PUT',
    path: '/api/customers/:id/metadata',
    auth: 'none',
    handle: customerMetadata,
  },
  {
    name: 'widget.create-conversation',
    method: 'POST',
    path: '/api/conversations',
    auth: 'none',
    handle: createConversation,
  },
  {
    name: 'widget.history',
    method: 'GET',
    path: '/api/conversations/customer',
    auth: 'none',
    handle: history,
  },
];
