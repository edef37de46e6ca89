import { createTable } from './table.js';
import type { Table } from './table.js';
import type {
  AccountRecord,
  ApiKeyRecord,
  ConversationRecord,
  CustomerRecord,
  FileRecord,
  MessageRecord,
  NoteRecord,
  SubscriptionRecord,
  TagRecord,
  UserRecord,
} from './records.js';

/** The whole server, all accounts together: user ids and every lookup span it, as on a real one. */
export interface State {
  accounts: Table<AccountRecord>;
  users: Table<UserRecord>;
  customers: Table<CustomerRecord>;
  /** Grouped by customer. */
  conversations: Table<ConversationRecord>;
  /** Grouped by conversation. */
  messages: Table<MessageRecord>;
  files: Table<FileRecord>;
  tags: Table<TagRecord>;
  notes: Table<NoteRecord>;
  subscriptions: Table<SubscriptionRecord>;
  apiKeys: Table<ApiKeyRecord>;
  sessions: Sessions;
}

/** The credentials in force; values are moments in ms since 1970. */
export interface Sessions {
  tokens: Map<string, { userId: number; untilMs: number }>;
  renewTokens: Map<string, { userId: number; untilMs: number }>;
  /** A key once used answers until its entry ends, even when deleted (papercups: public_api_auth_plug.ex:25-37). */
  keyCache: Map<string, { user: UserRecord; untilMs: number }>;
}

export function createState(nowMs: () => number): State {
  return {
    accounts: createTable<AccountRecord>(nowMs),
    users: createTable<UserRecord>(nowMs),
    customers: createTable<CustomerRecord>(nowMs),
    conversations: createTable<ConversationRecord>(nowMs, (conversation) => conversation.customer_id),
    messages: createTable<MessageRecord>(nowMs, (message) => message.conversation_id),
    files: createTable<FileRecord>(nowMs),
    tags: createTable<TagRecord>(nowMs),
    notes: createTable<NoteRecord>(nowMs),
    subscriptions: createTable<SubscriptionRecord>(nowMs),
    apiKeys: createTable<ApiKeyRecord>(nowMs),
    sessions: { tokens: new Map(), renewTokens: new Map(), keyCache: new Map() },
  };
}
