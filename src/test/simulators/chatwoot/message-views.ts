import { accountInside, inboxInside, senderHook, senderInside, senderRow } from './person-views.js';
import { isoSecond, seconds } from './times.js';
import type { AccountRow, AttachmentRow, ConversationRow, MessageRow } from './rows.js';

const typeNames = ['incoming', 'outgoing', 'activity', 'template'] as const;

const attachmentView = (attachment: AttachmentRow, message: MessageRow) => {
  const { id, file_type, ...rest } = attachment;
  return { id, message_id: message.id, file_type, account_id: message.account_id, ...rest };
};

const attachmentsOf = (message: MessageRow) =>
  message.attachments.length > 0 && {
    attachments: message.attachments.map((one) => attachmentView(one, message)),
  };

/** Incoming messages that no agent has seen, ten at most. */
export function unreadCount({ messages, agent_last_seen_at }: ConversationRow): number {
  const isUnread = ({ message_type, created_at }: MessageRow) =>
    message_type === 0 && created_at > (agent_last_seen_at ?? 0);
  return Math.min(messages.filter(isUnread).length, 10);
}

/** A message inside a conversation; its type is a number. */
export function messageInside(message: MessageRow, conversation: ConversationRow): Record<string, unknown> {
  const { id, content, account_id, inbox_id, conversation_id, message_type, sender } = message;
  return {
    ...{ id, content, account_id, inbox_id, conversation_id, message_type },
    created_at: seconds(message.created_at),
    updated_at: new Date(message.updated_at).toISOString(),
    private: message.private,
    status: message.status,
    source_id: message.source_id,
    content_type: message.content_type,
    content_attributes: message.content_attributes,
    sender_type: sender?.type ?? null,
    sender_id: sender ? senderRow(sender).id : null,
    external_source_ids: {},
    additional_attributes: {},
    processed_message_content: content,
    sentiment: {},
    conversation: {
      assignee_id: conversation.assignee?.id ?? null,
      unread_count: unreadCount(conversation),
      last_activity_at: seconds(conversation.last_activity_at),
      contact_inbox: { source_id: conversation.contact_inbox.source_id },
    },
    ...attachmentsOf(message),
    ...(sender && { sender: senderInside(sender) }),
  };
}

/** Lines that an editor broke with a backslash come without it. */
const plainBreaks = (content: string | null): string | null => content?.replace(/\\+(?=\r?\n)/g, '') ?? null;

interface MessageAbout {
  message: MessageRow;
  account: AccountRow;
  conversation: ConversationRow;
  /** The conversation as hooks carry it. */
  conversationHook: Record<string, unknown>;
}

/** The payload of a message hook; its type is a word. */
export function messageHook({ message, account, conversation, conversationHook }: MessageAbout) {
  return {
    account: accountInside(account),
    additional_attributes: {},
    content_attributes: message.content_attributes,
    content_type: message.content_type,
    content: plainBreaks(message.content),
    conversation: conversationHook,
    created_at: isoSecond(message.created_at),
    id: message.id,
    inbox: inboxInside(conversation.inbox),
    message_type: typeNames[message.message_type],
    private: message.private,
    sender: message.sender && senderHook(message.sender, account),
    source_id: message.source_id,
    ...attachmentsOf(message),
  };
}

/** A message of the API. `echoId` comes back once and is not kept. */
export function messageView(message: MessageRow, echoId?: string): Record<string, unknown> {
  const { id, content, inbox_id, conversation_id, message_type, content_type, status, sender } = message;
  return {
    ...{ id, content, inbox_id },
    ...(echoId !== undefined && { echo_id: echoId }),
    ...{ conversation_id, message_type, content_type, status },
    content_attributes: message.content_attributes,
    created_at: seconds(message.created_at),
    private: message.private,
    source_id: message.source_id,
    ...(sender && { sender: senderInside(sender) }),
    ...attachmentsOf(message),
  };
}

/** A message as the visitor's side of an API inbox sees it. */
export function publicMessageView(message: MessageRow): Record<string, unknown> {
  const { id, content, message_type, content_type, content_attributes, conversation_id, sender } = message;
  return {
    ...{ id, content, message_type, content_type, content_attributes },
    created_at: seconds(message.created_at),
    conversation_id,
    ...attachmentsOf(message),
    ...(sender && { sender: senderInside(sender) }),
  };
}

/** Neither a note nor an activity: what the visitor sees. */
export const isPublic = ({ message_type, private: isPrivate }: MessageRow): boolean =>
  message_type !== 2 && !isPrivate;
