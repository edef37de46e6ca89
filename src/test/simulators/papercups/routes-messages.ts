import { shuffled } from '../faults.js';
import { buildMessage, changeMessage } from './build-message.js';
import type { Params } from './cast.js';
import { asText, caller, created, deleted, ok, owned, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import type { MessageRecord } from './records.js';
import { statedError } from './refusal.js';
import { expandedMessageView, messageView } from './views.js';
import type { World } from './world.js';
import { writeMessage } from './write-message.js';

/**
 * Stores a message as the key's user, or as the named visitor of the account
 * (papercups: lib/chat_api_web/controllers/message_controller.ex:94-106,148-202).
 */
function create(call: Call, world: World) {
  const params = wrapped(call, 'message');
  const { account_id } = caller(call);
  // The conversation is not checked against the account, as on the real server.
  const place = { conversation_id: params['conversation_id'] ?? null, account_id };
  const message = buildMessage({ ...params, ...senderOf(params, call, world) }, place, world);
  writeMessage(message, 'api', world);
  return created('messages', { ...expandedMessageView(message, { world }), id: message.id });
}

function senderOf(params: Params, call: Call, { state }: World): Params {
  const { id, account_id } = caller(call);
  const customerId = params['customer_id'] ?? null;
  if (customerId === null || customerId === '') return { user_id: id, customer_id: null };
  if ((params['user_id'] ?? null) !== null) {
    throw statedError(422, 'A message should not have both a `user_id` and `customer_id`');
  }
  const customer = state.customers.get(asText(customerId) ?? '');
  if (customer?.account_id !== account_id) throw statedError(403, 'Forbidden: invalid `customer_id`');
  return { user_id: null };
}

/** All messages that match, newest first, without any paging (papercups: lib/chat_api/messages.ex:16-23). */
function list(call: Call, world: World) {
  const { account_id } = caller(call);
  const conversationId = asText(call.query['conversation_id']);
  const atMs = world.visibleAtMs();
  const rows =
    conversationId === undefined
      ? world.state.messages.all(atMs)
      : world.state.messages.inGroup(conversationId, atMs);
  const matching = rows.filter((row) => row.account_id === account_id && matches(row, call.query));
  // Within one second the order is open, so equal times come in any order.
  const newestFirst = shuffled(matching, world.random).sort((a, b) => compare(b.created_at, a.created_at));
  return ok(newestFirst.map(messageView));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** `body` is a search (ILIKE); the other filters compare. */
function matches(message: MessageRecord, query: Params): boolean {
  const body = asText(query['body']);
  if (
    body !== undefined &&
    !(message.body ?? '').toLowerCase().includes(body.replaceAll('%', '').toLowerCase())
  )
    return false;
  const { customer_id, user_id, type, source } = message;
  const fields = { customer_id, user_id, type, source, private: message.private };
  return Object.entries(fields).every(([name, value]) => {
    const wanted = asText(query[name]);
    return wanted === undefined || wanted === String(value);
  });
}

function show(call: Call, world: World) {
  const sight = { world, atMs: world.visibleAtMs() };
  return ok(expandedMessageView(owned(world.state.messages.get(pathId(call), sight.atMs), call), sight));
}

/** Neither an edit nor a deletion tells any subscriber. */
function update(call: Call, world: World) {
  const before = owned(world.state.messages.get(pathId(call)), call);
  const message = world.state.messages.put(changeMessage(before, wrapped(call, 'message')));
  return ok(expandedMessageView(message, { world }));
}

function remove(call: Call, world: World) {
  world.state.messages.remove(owned(world.state.messages.get(pathId(call)), call).id);
  return deleted;
}

const path = '/api/v1/messages';

export const messageEndpoints: Endpoint[] = [
  { name: 'messages.list', method: 'GET', path, auth: 'api-key', handle: list },
  { name: 'messages.create', method: 'POST', path, auth: 'api-key', handle: create },
  { name: 'messages.show', method: 'GET', path: `${path}/:id`, auth: 'api-key', handle: show },
  { name: 'messages.update', method: 'PUT', path: `${path}/:id`, auth: 'api-key', handle: update },
  { name: 'messages.delete', method: 'DELETE', path: `${path}/:id`, auth: 'api-key', handle: remove },
];
