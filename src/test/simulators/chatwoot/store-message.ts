import { announceMessage } from './announce.js';
import { changeConversation, setStatus } from './change-conversation.js';
import { keepMessage, type MessageDraft, newMessage } from './keep-message.js';
import type { StoredBy } from './ledger.js';
import { isPublic } from './message-views.js';
import { senderRow } from './person-views.js';
import type { ConversationRow, MessageRow } from './rows.js';
import type { Storing } from './world.js';

/** A visitor who writes wakes what was laid aside; the bot of an inbox gets its resolved conversations back. */
function reopen(conversation: ConversationRow, world: Storing): void {
  const { status, contact, inbox } = conversation;
  if (contact.blocked || (status !== 'resolved' && status !== 'snoozed')) return;
  const next = status === 'resolved' && inbox.bot ? 'pending' : 'open';
  setStatus(conversation, { status: next, by: contact.name }, world);
}

/** Since when the visitor waits, and when a person first replied. A bot's reply ends the waiting, too. */
function keepWaitingTimes(conversation: ConversationRow, message: MessageRow, world: Storing): void {
  const { created_at, message_type, sender } = message;
  if (!isPublic(message)) return;
  const change = (row: ConversationRow) => {
    if (message_type === 0) row.waiting_since ??= created_at;
    if (message_type !== 1) return;
    row.waiting_since = null;
    if (sender?.type === 'User') row.first_reply_created_at ??= created_at;
  };
  changeConversation(conversation, change, world);
}

/** Greeting and e-mail question of the inbox, beside whatever a bot answers. */
function sendTemplates(conversation: ConversationRow, world: Storing): void {
  const { inbox, contact, messages } = conversation;
  const isFirst = !messages.some(({ message_type }) => message_type === 1 || message_type === 3);
  const template = (content: string, contentType: string): MessageDraft => ({
    ...{ messageType: 3, content, contentType, sender: null },
  });
  const drafts = [
    ...(isFirst && inbox.greeting !== null ? [template(inbox.greeting, 'text')] : []),
    ...(isFirst && inbox.enable_email_collect && contact.email === null
      ? [template('Get notified by email', 'input_email')]
      : []),
  ];
  for (const draft of drafts) storeMessage(conversation, { draft, by: 'system' }, world);
}

/** Stores a message, announces it, and does what Chatwoot does when someone has written. */
export function storeMessage(
  conversation: ConversationRow,
  { draft, by }: { draft: MessageDraft; by: StoredBy },
  world: Storing,
): MessageRow {
  const message = newMessage(conversation, draft, world);
  keepMessage(conversation, { message, by }, world);
  if (message.sender) conversation.typing.delete(senderRow(message.sender).name);
  const isVisitors = message.message_type === 0;
  if (isVisitors) reopen(conversation, world);
  keepWaitingTimes(conversation, message, world);
  announceMessage('message_created', { conversation, message }, world);
  if (isVisitors) sendTemplates(conversation, world);
  return message;
}

/** Changes a stored message and announces it. */
export function changeMessage(
  conversation: ConversationRow,
  { message, change }: { message: MessageRow; change: (message: MessageRow) => void },
  world: Storing,
): void {
  change(message);
  message.updated_at = world.now();
  announceMessage('message_updated', { conversation, message }, world);
}
