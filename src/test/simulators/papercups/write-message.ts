import type { MessageOrigin } from './ledger.js';
import type { ConversationRecord, MessageRecord } from './records.js';
import { utcTime } from './times.js';
import { conversationView, expandedMessageView } from './views.js';
import { emit } from './webhooks.js';
import type { World } from './world.js';

/**
 * Stores a message and does what Papercups does after it: tells the subscriptions, lets the message change its
 * conversation, and notes the activity a moment later (papercups: lib/chat_api/messages/helpers.ex:161-195).
 */
export function writeMessage(message: MessageRecord, origin: MessageOrigin, world: World): void {
  storeMessage(message, origin, world);
  announceMessage(message, world);
  applyToConversation(message, world);
  noteActivity(message.conversation_id, world);
}

export function storeMessage(message: MessageRecord, origin: MessageOrigin, world: World): void {
  world.state.messages.put(message);
  world.ledger.stored({ at: world.now(), origin, message });
}

/** Only the JSON boolean true silences the event (papercups: messages/notification.ex:78-83). */
export function announceMessage(message: MessageRecord, world: World): void {
  if (message.metadata?.['disable_webhook_events'] === true) return;
  const payload = expandedMessageView(message, { world });
  emit({ accountId: message.account_id, event: 'message:created', payload }, world);
}

/** A background job sets the time of the last activity, so an event may still carry the old one. */
export function noteActivity(conversationId: string, world: World): void {
  world.background.run(async () => {
    await world.background.wait(0);
    const conversation = world.state.conversations.get(conversationId);
    if (conversation === undefined) return;
    world.state.conversations.put({ ...conversation, last_activity_at: utcTime(world.now()) });
  });
}

function applyToConversation(message: MessageRecord, world: World): void {
  const conversation = world.state.conversations.get(message.conversation_id);
  if (conversation === undefined) return;
  const now = utcTime(world.now());
  const next = withStatus({ ...conversation, ...senderEffect(message) }, conversation, now);
  if (message.user_id !== null && isFirstOfTeam(message, world)) {
    next.assignee_id = message.user_id;
    next.first_replied_at = now;
  }
  saveConversation(next, conversation, world);
}

/** Bot messages leave the conversation unread, visitors reopen it, people of the team and nameless senders read it. */
function senderEffect({ type, customer_id, user_id }: MessageRecord): Partial<ConversationRecord> {
  if (customer_id !== null && user_id !== null) return {};
  if (customer_id !== null) return { status: 'open', read: false };
  return { read: type !== 'bot' };
}

/** Every row with a user id counts: bot messages, private notes, reminders. */
function isFirstOfTeam(message: MessageRecord, { state }: World): boolean {
  return !state.messages
    .inGroup(message.conversation_id)
    .some((other) => other.id !== message.id && other.user_id !== null);
}

/** `closed_at` and the last activity follow the status, only where it really changes (conversation.ex:105-123). */
export function withStatus(
  next: ConversationRecord,
  before: ConversationRecord,
  now: string,
): ConversationRecord {
  if (next.status === before.status) return next;
  return { ...next, closed_at: next.status === 'closed' ? now : null, last_activity_at: now };
}

/** Stores the conversation; `conversation:updated` goes out only where a visible column changed. */
function saveConversation(next: ConversationRecord, before: ConversationRecord, world: World): void {
  const isChanged = JSON.stringify(conversationView(next)) !== JSON.stringify(conversationView(before));
  world.state.conversations.put(next);
  if (isChanged) announceUpdate(next, world);
}

export function announceUpdate(conversation: ConversationRecord, world: World): void {
  const payload = conversationView(conversation);
  emit({ accountId: conversation.account_id, event: 'conversation:updated', payload }, world);
}
