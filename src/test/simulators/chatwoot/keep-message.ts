import type { StoredBy } from './ledger.js';
import type { AttachmentRow, Attributes, ConversationRow, MessageRow, MessageType, Sender } from './rows.js';
import { isPublic } from './message-views.js';
import type { Storing } from './world.js';

/** What is said about a message that is to be stored; the rest takes the values of a fresh message. */
export interface MessageDraft {
  messageId?: number | undefined;
  messageType: MessageType;
  content: string | null;
  sender: Sender | null;
  contentType?: string | undefined;
  contentAttributes?: Attributes | undefined;
  isPrivate?: boolean | undefined;
  sourceId?: string | null | undefined;
  attachments?: AttachmentRow[] | undefined;
  /** Milliseconds since 1970. */
  createdAt?: number | undefined;
}

export function newMessage(conversation: ConversationRow, draft: MessageDraft, world: Storing): MessageRow {
  const at = draft.createdAt ?? world.now();
  return {
    id: world.id('message', draft.messageId),
    account_id: conversation.account_id,
    inbox_id: conversation.inbox.id,
    conversation_id: conversation.id,
    message_type: draft.messageType,
    content: draft.content,
    content_type: draft.contentType ?? 'text',
    content_attributes: draft.contentAttributes ?? {},
    private: draft.isPrivate ?? false,
    status: 'sent',
    source_id: draft.sourceId ?? null,
    sender: draft.sender,
    attachments: draft.attachments ?? [],
    created_at: at,
    updated_at: at,
  };
}

const ownChannels = ['Channel::WebWidget', 'Channel::Api'];

/** An outside channel takes an outgoing message that has a source id for sent already, and drops it without a word. */
function reaches(message: MessageRow, { inbox }: ConversationRow): boolean {
  const isTakenForSent = message.source_id !== null && !ownChannels.includes(inbox.channel_type);
  return isPublic(message) && (message.message_type === 0 || !isTakenForSent);
}

/** Stores a message without a word to the hooks. */
export function keepMessage(
  conversation: ConversationRow,
  { message, by }: { message: MessageRow; by: StoredBy },
  world: Pick<Storing, 'now' | 'ledger'>,
): void {
  conversation.messages.push(message);
  conversation.last_activity_at = Math.max(conversation.last_activity_at, message.created_at);
  conversation.updated_at = world.now();
  const reachedVisitor = reaches(message, conversation);
  world.ledger.stored({ at: new Date(world.now()), by, message, reachedVisitor });
}
