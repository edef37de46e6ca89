import {
  archiveConversation,
  changeAsOperator,
  createCustomer,
  editMessage,
  operatorWrites,
  strangerRepliesFromSlack,
  systemReminds,
  visitorWrites,
} from './act.js';
import type { MessageOptions, Target, Written } from './act.js';
import type { Params } from './cast.js';
import { createAccount, createUser, disableUser, withdrawApiKey } from './create-account.js';
import type { AccountOptions, SimulatedAccount, UserOptions } from './create-account.js';
import { putConversation, putCustomer, putFile, putMessage, putTag } from './put-records.js';
import type {
  ConversationRecord,
  CustomerRecord,
  FileRecord,
  MessageRecord,
  TagRecord,
  UserRecord,
} from './records.js';
import type { World } from './world.js';

/** What people do on the server, without a request. */
export interface Actions extends Abuse {
  createAccount(options: AccountOptions): SimulatedAccount;
  createUser(accountId: string, options?: UserOptions): UserRecord;
  disableUser(userId: number): void;
  withdrawApiKey(value: string, options: { atOnce: boolean }): void;
  createCustomer(accountId: string, columns?: Params): CustomerRecord;

  visitorWrites(target: Target, body: string | null, options?: MessageOptions): Written;
  operatorWrites(conversationId: string, body: string, options?: MessageOptions): Written;
  /** A private note. */
  operatorNote(conversationId: string, body: string, options?: MessageOptions): Written;
  operatorCloses(conversationId: string): ConversationRecord;
  operatorReopens(conversationId: string): ConversationRecord;
  operatorAssigns(conversationId: string, userId: number | null): ConversationRecord;
  /** An agent opens the conversation, which marks it read. */
  operatorReads(conversationId: string): ConversationRecord;
  operatorArchives(conversationId: string): void;
  systemReminds(conversationId: string, body: string): Written;
  strangerRepliesFromSlack(conversationId: string, body: string): Written;
  /** Both change what is stored and tell nobody. */
  editMessage(messageId: string, body: string): void;
  deleteMessage(messageId: string): void;

  /** Raw records as fixtures hold them; nobody is told. */
  putMessage(raw: unknown): MessageRecord;
  putConversation(raw: unknown): ConversationRecord;
  putCustomer(accountId: string, raw: unknown): CustomerRecord;
  putTag(accountId: string, raw: unknown): TagRecord;
  putFile(raw: unknown): FileRecord;

  conversation(id: string): ConversationRecord | undefined;
  /** The messages of a conversation in the order in which they were stored. */
  messagesOf(conversationId: string): MessageRecord[];
}

/** What a visitor can forge over the open socket. */
export interface Abuse {
  /** Looks exactly like a message of that agent, and takes the assignment like one. */
  forgesAgent(conversationId: string, body: string, userId: number): Written;
  /** Carries another person's data, of any account. */
  forgesCustomer(conversationId: string, body: string, customerId: string): Written;
  /** Neither customer nor user; Papercups counts it as an agent's. */
  writesWithoutSender(conversationId: string, body: string): Written;
  /** No `message:created` at all. */
  writesSilently(conversationId: string, body: string): Written;
}

export function createActions(world: World): Actions {
  const { state } = world;
  const change = (id: string, changes: Params) => changeAsOperator(id, changes, world);
  return {
    ...createAbuse(world),
    createAccount: (options) => createAccount(options, world),
    createUser: (accountId, options = {}) => createUser(accountId, options, world),
    disableUser: (userId) => disableUser(userId, world),
    withdrawApiKey: (value, options) => withdrawApiKey(value, options, world),
    createCustomer: (accountId, columns = {}) => createCustomer(accountId, columns, world),

    visitorWrites: (target, body, options = {}) => visitorWrites(target, body, { options, world }),
    operatorWrites: (id, body, options = {}) => operatorWrites(id, body, { options, world }),
    operatorNote: (id, body, options = {}) =>
      operatorWrites(id, body, { options: { type: 'note', private: true, ...options }, world }),
    operatorCloses: (id) => change(id, { status: 'closed' }),
    operatorReopens: (id) => change(id, { status: 'open' }),
    operatorAssigns: (id, userId) => change(id, { assignee_id: userId }),
    operatorReads: (id) => change(id, { read: true }),
    operatorArchives: (id) => archiveConversation(id, world),
    systemReminds: (id, body) => systemReminds(id, body, { world }),
    strangerRepliesFromSlack: (id, body) => strangerRepliesFromSlack(id, body, { world }),
    editMessage: (id, body) => editMessage(id, body, world),
    deleteMessage: (id) => state.messages.remove(id),

    putMessage: (raw) => putMessage(raw, world),
    putConversation: (raw) => putConversation(raw, world),
    putCustomer: (accountId, raw) => putCustomer(accountId, raw, world),
    putTag: (accountId, raw) => putTag(accountId, raw, world),
    putFile: (raw) => putFile(raw, world),

    conversation: (id) => state.conversations.get(id),
    messagesOf: (conversationId) => state.messages.inGroup(conversationId),
  };
}

function createAbuse(world: World): Abuse {
  const forge = (id: string, body: string, options: MessageOptions) =>
    visitorWrites(id, body, { options, world });
  return {
    forgesAgent: (id, body, userId) => forge(id, body, { user_id: userId, customer_id: null, sent_at: null }),
    forgesCustomer: (id, body, customerId) => forge(id, body, { customer_id: customerId, sent_at: null }),
    writesWithoutSender: (id, body) => forge(id, body, { customer_id: null, sent_at: null }),
    writesSilently: (id, body) => forge(id, body, { metadata: { disable_webhook_events: true } }),
  };
}
