/** The records of the simulated Telegram. Names are those of the wire where the record goes out as it is. */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export type ChatType = 'private' | 'group' | 'supergroup';

/** What a message carries besides its envelope, in the order of the wire: `text`, or a file and its `caption`. */
export type Content = Record<string, unknown>;

export interface MessageRow {
  message_id: number;
  from: User;
  /** Seconds since 1970. */
  date: number;
  edit_date?: number;
  threadId?: number;
  replyTo?: MessageRow;
  /** Sent by the bot in the owner's name. */
  isForOwner: boolean;
  content: Content;
}

/** One chat of a bot: with a visitor, of an owner with a customer, or a group. */
export interface ChatRow {
  id: number;
  type: ChatType;
  /** Groups only. */
  title: string;
  /** The visitor or customer; in a group who wrote last. */
  visitor: User;
  /** Of the business connection through which the bot sees the chat; null for its own chats. */
  connectionId: string | null;
  isBlocked: boolean;
  /** In the order of storing; their ids count from 1 in each chat, so those of two chats collide. */
  messages: MessageRow[];
  nextMessageId: number;
  threadIds: Set<number>;
  /** Of the visitor's last message, milliseconds since 1970. */
  visitorWroteAt: number;
  /** Of the bot's last chat action, milliseconds since 1970. */
  botTypedAt: number;
}

export interface ConnectionRow {
  id: string;
  owner: User;
  /** Seconds since 1970. */
  date: number;
  isEnabled: boolean;
  canReply: boolean;
}

export interface UpdateRow {
  update_id: number;
  kind: UpdateKind;
  /** The JSON that goes out, written down when it happened. */
  text: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Updates of one lane arrive one after the other. */
  lane: string;
}

export const updateKinds = [
  'message',
  'edited_message',
  'my_chat_member',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
] as const;
export type UpdateKind = (typeof updateKinds)[number];

export interface WebhookRow {
  url: string;
  secretToken: string;
  maxConnections: number;
  ipAddress: string;
  /** Lanes with an update under way. */
  busy: Set<string>;
  /** Updates that were sent, or are on their way. */
  taken: Set<UpdateRow>;
  lastError: { date: number; message: string } | null;
}

export interface BotRow {
  user: User;
  token: string;
  canConnectToBusiness: boolean;
  chats: Map<string, ChatRow>;
  connections: Map<string, ConnectionRow>;
  /** In the order of their ids; what was fetched or delivered is gone. */
  updates: UpdateRow[];
  nextUpdateId: number;
  /** Null is all kinds that Telegram sends unasked. */
  allowedUpdates: UpdateKind[] | null;
  webhook: WebhookRow | null;
  /** The one `getUpdates` that waits. */
  poll: { wake(): void; end(description: string): void } | null;
  /** When it sent messages lately, milliseconds since 1970, and into which chat. */
  sent: { at: number; chat: string }[];
}
