import { shuffled } from '../faults.js';
import type {
  ConversationRecord,
  CustomerRecord,
  FileRecord,
  MessageRecord,
  TagRecord,
  UserRecord,
} from './records.js';
import type { World } from './world.js';

/** What a read sees: the newest state, or the state of an earlier moment. */
export interface Sight {
  world: World;
  atMs?: number | undefined;
}

/** papercups: lib/chat_api_web/views/user_view.ex:15-42 */
export function userView({ password: _, account_id: __, profile, ...user }: UserRecord) {
  return { object: 'user', ...user, ...profile };
}

/** papercups: lib/chat_api_web/views/file_view.ex:9-17 */
export const fileView = (file: FileRecord) => ({ object: 'file', ...file });

export const tagView = ({ account_id: _, ...tag }: TagRecord) => ({ object: 'tag', ...tag });

/** The short customer, as it stands inside a message (papercups: customer_view.ex:43-63). */
export function shortCustomerView(customer: CustomerRecord) {
  const {
    account_id: _,
    tag_ids: __,
    first_seen: ___,
    last_seen_at: ____,
    ip: _____,
    time_zone: ______,
    ...short
  } = customer;
  return { object: 'customer', title: customer.name ?? customer.email ?? 'Anonymous User', ...short };
}

/** The full customer without what has to be loaded (customer_view.ex:65-95). */
export function customerView(customer: CustomerRecord) {
  const { first_seen, last_seen_at, ip, time_zone } = customer;
  return { ...shortCustomerView(customer), first_seen, last_seen_at, ip, time_zone };
}

export function tagViews(tagIds: readonly string[], { world, atMs }: Sight) {
  return tagIds
    .map((id) => world.state.tags.get(id, atMs))
    .filter((tag) => tag !== undefined)
    .map(tagView);
}

/** The short message, as in `GET /messages` (papercups: message_view.ex:13-31). */
export function messageView({ subject: _, file_ids: __, ...message }: MessageRecord) {
  return { object: 'message', ...message };
}

/**
 * The expanded message: answers to one message, webhooks, and inside conversations (message_view.ex:33-76).
 * The `customer` key is missing, not null, where there is none.
 */
export function expandedMessageView(message: MessageRecord, { world, atMs }: Sight) {
  const { state } = world;
  const customer = message.customer_id === null ? undefined : state.customers.get(message.customer_id, atMs);
  const user = message.user_id === null ? undefined : state.users.get(message.user_id);
  const files = message.file_ids.map((id) => state.files.get(id)).filter((file) => file !== undefined);
  return {
    ...messageView(message),
    user: user === undefined ? null : userView(user),
    attachments: files.map(fileView),
    ...(customer === undefined ? {} : { customer: shortCustomerView(customer) }),
  };
}

/** The basic conversation: webhooks and answers to writes (papercups: conversation_view.ex:38-56). */
export function conversationView(conversation: ConversationRecord) {
  const { first_replied_at: _, archived_at: __, tag_ids: ___, ...basic } = conversation;
  return { object: 'conversation', ...basic };
}

/** With customer and all messages, private ones too. Their order is promised nowhere, so it changes with every read. */
export function expandedConversationView(conversation: ConversationRecord, sight: Sight) {
  const { state } = sight.world;
  const customer = state.customers.get(conversation.customer_id, sight.atMs);
  const messages = shuffled(state.messages.inGroup(conversation.id, sight.atMs), sight.world.random);
  return {
    ...conversationView(conversation),
    customer: customer === undefined ? null : customerView(customer),
    messages: messages.map((message) => expandedMessageView(message, sight)),
    mentions: [],
  };
}
