import { noteView } from './account-views.js';
import { buildCustomer, changeCustomer } from './build-customer.js';
import type { Params } from './cast.js';
import { asText, caller, created, deleted, ok, owned, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import type { CustomerRecord } from './records.js';
import { crash } from './refusal.js';
import { conversationView, customerView, messageView, tagViews } from './views.js';
import type { Sight } from './views.js';
import type { World } from './world.js';

/** The address that fixtures carry; a range set apart for documents (RFC 5737). */
export const visitorIp = '203.0.113.24';

const defaultExpansion = ['tags', 'company'];

/** papercups: lib/chat_api_web/controllers/customer_controller.ex:13-28; an unknown word in `expand` crashes. */
function show(call: Call, world: World) {
  const sight = { world, atMs: world.visibleAtMs() };
  const customer = owned(world.state.customers.get(pathId(call), sight.atMs), call);
  const { expand } = call.query;
  return ok(
    expandedCustomerView(customer, Array.isArray(expand) ? expand.map(String) : defaultExpansion, sight),
  );
}

export function expandedCustomerView(customer: CustomerRecord, words: readonly string[], sight: Sight) {
  const { state } = sight.world;
  const conversations = () => conversationsOf(customer, sight);
  const loaders: Record<string, () => unknown> = {
    tags: () => tagViews(customer.tag_ids, sight),
    company: () => null,
    issues: () => [],
    notes: () =>
      state.notes
        .all()
        .filter((note) => note.customer_id === customer.id)
        .map(noteView),
    conversations: () => conversations().map(conversationView),
    messages: () =>
      conversations()
        .flatMap((one) => state.messages.inGroup(one.id, sight.atMs))
        .filter((message) => message.customer_id === customer.id)
        .map(messageView),
  };
  const loaded = words.map((word): [string, unknown] => {
    const load = loaders[word];
    if (load === undefined) throw crash();
    return [word, load()];
  });
  return { ...customerView(customer), ...Object.fromEntries(loaded) };
}

/** Newest first. */
export function conversationsOf({ id }: CustomerRecord, { world, atMs }: Sight) {
  const rows = world.state.conversations.inGroup(id, atMs).filter((one) => one.customer_id === id);
  return rows
    .reverse()
    .sort((a, b) => Number(b.created_at > a.created_at) - Number(b.created_at < a.created_at));
}

/** Page by page; each entry with its latest conversation but without tags and company. */
function list(call: Call, world: World) {
  const sight = { world, atMs: world.visibleAtMs() };
  const matching = world.state.customers
    .all(sight.atMs)
    .filter((one) => one.account_id === caller(call).account_id && matches(one, call.query));
  const page_size = positive(call.query['page_size'], 50);
  const page_number = positive(call.query['page'], 1);
  const page = matching.slice((page_number - 1) * page_size, page_number * page_size);
  const body = {
    data: page.map((one) => ({
      ...customerView(one),
      conversations: conversationsOf(one, sight).slice(0, 1).map(conversationView),
    })),
    page_number,
    page_size,
    total_pages: Math.max(1, Math.ceil(matching.length / page_size)),
    total_entries: matching.length,
  };
  return { status: 200, body };
}

const positive = (value: unknown, otherwise: number): number => {
  const size = Number(asText(value) ?? otherwise);
  return Number.isInteger(size) && size >= 1 ? size : otherwise;
};

function matches(customer: CustomerRecord, query: Params): boolean {
  const { email, name, phone, host } = customer;
  const isLike = Object.entries({ email, name, phone, host }).every(([field, value]) => {
    const pattern = asText(query[field]);
    return pattern === undefined || like(value ?? '', pattern);
  });
  const externalId = asText(query['external_id']);
  const tagId = asText(query['tag_id']);
  const search = asText(query['q']) ?? '';
  return (
    isLike &&
    (externalId === undefined || customer.external_id === externalId) &&
    (tagId === undefined || customer.tag_ids.includes(tagId)) &&
    (query['include_anonymous'] !== 'false' || name !== null || email !== null) &&
    [name, email, phone].some((text) => like(text ?? '', `%${search}%`))
  );
}

/** PostgreSQL's ILIKE, with `%` as the only wild card. */
function like(text: string, pattern: string): boolean {
  const parts = pattern.split('%').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^]*')}$`, 'i').test(text);
}

/** `account_id` of the body wins over the key's (customer_controller.ex:40-54). */
function create(call: Call, world: World) {
  const params = wrapped(call, 'customer');
  const account_id = asText(params['account_id']) ?? caller(call).account_id;
  const customer = world.state.customers.put(buildCustomer(params, { account_id, ip: visitorIp }, world));
  return created('customers', { ...customerView(customer), id: customer.id });
}

/** Tells no subscriber. */
function update(call: Call, world: World) {
  const before = owned(world.state.customers.get(pathId(call)), call);
  const customer = world.state.customers.put(changeCustomer(before, wrapped(call, 'customer'), world));
  return ok(expandedCustomerView(customer, defaultExpansion, { world }));
}

function remove(call: Call, world: World) {
  world.state.customers.remove(owned(world.state.customers.get(pathId(call)), call).id);
  return deleted;
}

const path = '/api/v1/customers';

export const customerEndpoints: Endpoint[] = [
  { name: 'customers.list', method: 'GET', path, auth: 'api-key', handle: list },
  { name: 'customers.create', method: 'POST', path, auth: 'api-key', handle: create },
  { name: 'customers.show', method: 'GET', path: `${path}/:id`, auth: 'api-key', handle: show },
  { name: 'customers.update', method: 'PUT', path: `${path}/:id`, auth: 'api-key', handle: update },
  { name: 'customers.delete', method: 'DELETE', path: `${path}/:id`, auth: 'api-key', handle: remove },
];
