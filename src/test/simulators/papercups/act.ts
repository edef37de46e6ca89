import { buildCustomer } from './build-customer.js';
import { buildConversation, changeConversation } from './build-conversation.js';
import { buildMessage } from './build-message.js';
import type { Params } from './cast.js';
import type { MessageOrigin } from './ledger.js';
import type { ConversationRecord, CustomerRecord, MessageRecord } from './records.js';
import { visitorIp } from './routes-customers.js';
import { conversationView } from './views.js';
import { emit } from './webhooks.js';
import type { World } from './world.js';
import { announceUpdate, writeMessage } from './write-message.js';

/** A conversation that exists, or a new one of an account, by a known customer or a new one. */
export type Target = string | { accountId: string; customerId?: string; customer?: Params };

/** Columns of the message besides its body, in wire names. The socket takes any of them from the client. */
export type MessageOptions = Params;

export interface Written {
  messageId: string;
  conversationId: string;
  customerId: string;
}

/**
 * A visitor writes, as the widget does over its socket: for a new visitor, customer and conversation come first. Every
 * option goes into the message as it is, so a visitor can forge whatever the open socket lets him forge.
 */
export function visitorWrites(target: Target, body: string | null, { options = {}, world }: Acting): Written {
  const conversation = typeof target === 'string' ? conversationOf(target, world) : openChat(target, world);
  const { customer_id } = conversation;
  const params = { customer_id, sent_at: world.now().toISOString(), ...options, body };
  return written(write(conversation, params, { origin: 'widget', world }), conversation);
}

interface Acting {
  options?: MessageOptions;
  world: World;
}

function openChat(target: Exclude<Target, string>, world: World): ConversationRecord {
  const { accountId } = target;
  const customer_id = target.customerId ?? createCustomer(accountId, target.customer ?? {}, world).id;
  const conversation = world.state.conversations.put(
    buildConversation({ account_id: accountId, customer_id }, world),
  );
  const payload = conversationView(conversation);
  emit({ accountId, event: 'conversation:created', payload }, world);
  return conversation;
}

export function createCustomer(accountId: string, columns: Params, world: World): CustomerRecord {
  return world.state.customers.put(buildCustomer(columns, { account_id: accountId, ip: visitorIp }, world));
}

/** An agent writes in the dashboard: by default the account's first admin. */
export function operatorWrites(
  conversationId: string,
  body: string,
  { options = {}, world }: Acting,
): Written {
  const conversation = conversationOf(conversationId, world);
  const user_id = adminOf(conversation.account_id, world);
  const params = { user_id, sent_at: world.now().toISOString(), ...options, body };
  return written(write(conversation, params, { origin: 'dashboard', world }), conversation);
}

/** The built-in reminder: a private bot message under the assignee or the oldest admin. */
export function systemReminds(conversationId: string, body: string, { world }: Acting): Written {
  const conversation = conversationOf(conversationId, world);
  const user_id = conversation.assignee_id ?? adminOf(conversation.account_id, world);
  const mark = { is_reminder: true, reminder_count: 1 };
  const params = {
    type: 'bot',
    private: true,
    user_id,
    metadata: mark,
    sent_at: world.now().toISOString(),
    body,
  };
  return written(write(conversation, params, { origin: 'system', world }), conversation);
}

/** A person without a Papercups user replies from Slack: the words come under the assignee, even if that is the bot. */
export function strangerRepliesFromSlack(conversationId: string, body: string, { world }: Acting): Written {
  const conversation = conversationOf(conversationId, world);
  const user_id = conversation.assignee_id ?? adminOf(conversation.account_id, world);
  const params = { source: 'slack', user_id, body };
  return written(write(conversation, params, { origin: 'system', world }), conversation);
}

/** Changes a conversation as the dashboard does; subscribers with the scope hear of it even if nothing changed. */
export function changeAsOperator(conversationId: string, changes: Params, world: World): ConversationRecord {
  const before = conversationOf(conversationId, world);
  const conversation = world.state.conversations.put(changeConversation(before, changes, world));
  announceUpdate(conversation, world);
  return conversation;
}

/** Archiving tells nobody; the conversation leaves every list and stays readable by its id. */
export function archiveConversation(conversationId: string, world: World): void {
  const changes = { archived_at: world.now().toISOString() };
  world.state.conversations.put(changeConversation(conversationOf(conversationId, world), changes, world));
}

/** Neither an edit nor a deletion tells anybody. */
export function editMessage(messageId: string, body: string, world: World): void {
  const message = world.state.messages.get(messageId);
  if (message === undefined) throw new Error(`no message ${messageId}`);
  world.state.messages.put({ ...message, body });
}

function conversationOf(id: string, world: World): ConversationRecord {
  const conversation = world.state.conversations.get(id);
  if (conversation === undefined) throw new Error(`no conversation ${id}`);
  return conversation;
}

function adminOf(accountId: string, { state }: World): number {
  const admin = state.users.all().find((user) => user.account_id === accountId && user.role === 'admin');
  if (admin === undefined) throw new Error(`account ${accountId} has no admin`);
  return admin.id;
}

function write(
  { id, account_id }: ConversationRecord,
  params: Params,
  { origin, world }: { origin: MessageOrigin; world: World },
): MessageRecord {
  const message = buildMessage(params, { conversation_id: id, account_id }, world);
  writeMessage(message, origin, world);
  return message;
}

const written = (message: MessageRecord, conversation: ConversationRecord): Written => ({
  messageId: message.id,
  conversationId: conversation.id,
  customerId: conversation.customer_id,
});
