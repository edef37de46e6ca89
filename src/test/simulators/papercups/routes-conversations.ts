import { buildConversation, changeConversation } from './build-conversation.js';
import { buildMessage } from './build-message.js';
import { isMap } from './cast.js';
import type { Params } from './cast.js';
import { caller, created, deleted, ok, owned, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import { listConversations } from './list-conversations.js';
import type { ConversationRecord } from './records.js';
import { conversationView, expandedConversationView, tagViews } from './views.js';
import { emit } from './webhooks.js';
import type { World } from './world.js';
import { announceMessage, announceUpdate, noteActivity, storeMessage } from './write-message.js';

/** Customer, messages in no order, and the tags, which lists leave empty (papercups: conversations.ex:270-275). */
function show(call: Call, world: World) {
  const sight = { world, atMs: world.visibleAtMs() };
  const conversation = owned(world.state.conversations.get(pathId(call), sight.atMs), call);
  const tags = tagViews(conversation.tag_ids, sight);
  return ok({ ...expandedConversationView(conversation, sight), tags });
}

function create(call: Call, world: World) {
  const { id, account_id } = caller(call);
  const params = wrapped(call, 'conversation');
  return openConversation({ ...params, account_id }, { user_id: id, customer_id: null }, world);
}

/**
 * Opens a conversation, with a first message of the sender where one is given. That message is announced before the
 * conversation and changes neither assignment nor read flag (papercups: conversation_controller.ex:242-277).
 */
export function openConversation(params: Params, sender: Params, world: World) {
  const conversation = world.state.conversations.put(buildConversation(params, world));
  if (isMap(params['message'])) addFirstMessage(params['message'], { conversation, sender }, world);
  const payload = conversationView(conversation);
  emit({ accountId: conversation.account_id, event: 'conversation:created', payload }, world);
  return created('conversations', { ...payload, id: conversation.id });
}

function addFirstMessage(
  params: Params,
  { conversation, sender }: { conversation: ConversationRecord; sender: Params },
  world: World,
): void {
  const place = { conversation_id: conversation.id, account_id: conversation.account_id };
  const message = buildMessage({ ...params, ...sender }, place, world);
  storeMessage(message, 'api', world);
  announceMessage(message, world);
  noteActivity(conversation.id, world);
}

/** The event goes out even if nothing changed (conversation_controller.ex:310-323). */
function update(call: Call, world: World) {
  const before = owned(world.state.conversations.get(pathId(call)), call);
  const conversation = world.state.conversations.put(
    changeConversation(before, wrapped(call, 'conversation'), world),
  );
  announceUpdate(conversation, world);
  return ok(conversationView(conversation));
}

function remove(call: Call, world: World) {
  const conversation = owned(world.state.conversations.get(pathId(call)), call);
  for (const message of world.state.messages.inGroup(conversation.id))
    world.state.messages.remove(message.id);
  world.state.conversations.remove(conversation.id);
  return deleted;
}

const path = '/api/v1/conversations';

export const conversationEndpoints: Endpoint[] = [
  { name: 'conversations.list', method: 'GET', path, auth: 'api-key', handle: listConversations },
  { name: 'conversations.create', method: 'POST', path, auth: 'api-key', handle: create },
  { name: 'conversations.show', method: 'GET', path: `${path}/:id`, auth: 'api-key', handle: show },
  { name: 'conversations.update', method: 'PUT', path: `${path}/:id`, auth: 'api-key', handle: update },
  { name: 'conversations.delete', method: 'DELETE', path: `${path}/:id`, auth: 'api-key', handle: remove },
];
