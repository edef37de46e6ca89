import { changeTyping } from './announce.js';
import { assign } from './assign.js';
import { changeConversation, setStatus } from './change-conversation.js';
import { changeContact } from './contacts.js';
import type { MessageDraft } from './keep-message.js';
import type { BotRow, ConversationRow, MessageRow, Status, UserRow } from './rows.js';
import { changeMessage, storeMessage } from './store-message.js';
import type { Written } from './visitor-actions.js';
import { accountOf, conversationAt, type ConversationAddress, oneOf, type World } from './world.js';

export interface OperatorMessageOptions {
  /** The account's first agent unless told. */
  operatorId?: number;
  /** Milliseconds since 1970. */
  createdAt?: number;
}

/** What people do in Chatwoot's inbox, and what programs other than ours write there. */
export interface OperatorActions {
  /** A conversation that is pending stays so: only the built-in assistant's conversations open by themselves. */
  operatorWrites(where: ConversationAddress, content: string, options?: OperatorMessageOptions): Written;
  operatorNote(where: ConversationAddress, content: string, options?: OperatorMessageOptions): Written;
  /** What was removed leaves a line in its place. */
  operatorRemoves(where: Written): void;
  operatorTypes(where: ConversationAddress, isOn: boolean, isPrivate?: boolean): void;
  operatorReads(where: ConversationAddress): void;
  operatorSetsStatus(where: ConversationAddress, status: Status, snoozedUntil?: number): void;
  operatorResolves(where: ConversationAddress): void;
  /** Null takes the conversation from whoever has it. */
  operatorAssigns(where: ConversationAddress, operatorId: number | null): void;
  operatorAssignsBot(where: ConversationAddress, botId: number): void;
  operatorLabels(where: ConversationAddress, labels: string[]): void;
  operatorBlocks(where: ConversationAddress, isBlocked: boolean): void;
  /** Another agent bot of the account. */
  otherBotWrites(where: ConversationAddress, botId: number, content: string): Written;
}

function operatorOf(accountId: number, operatorId: number | undefined, { users }: World): UserRow {
  const members = users.filter(({ memberships }) => memberships.some((one) => one.account_id === accountId));
  const isAgent = ({ memberships }: UserRow) =>
    memberships.some(({ account_id, role }) => account_id === accountId && role === 'agent');
  const operator = operatorId === undefined ? members.find(isAgent) : oneOf(members, operatorId);
  if (!operator) throw new Error('the account has no agent');
  return operator;
}

function write(
  where: ConversationAddress,
  { draft, by }: { draft: MessageDraft; by: 'operator' | 'bot' },
  world: World,
): Written {
  const { accountId, conversationId } = where;
  const { id } = storeMessage(conversationAt(where, world), { draft, by }, world);
  return { accountId, conversationId, messageId: id };
}

function remove(conversation: ConversationRow, messageId: number, world: World): void {
  const message = oneOf(conversation.messages, messageId);
  const change = (row: MessageRow) => {
    row.content = 'This message was deleted';
    row.content_type = 'text';
    row.content_attributes = { deleted: true };
    row.attachments = [];
  };
  changeMessage(conversation, { message, change }, world);
}

export function createOperatorActions(world: World): OperatorActions {
  const at = (where: ConversationAddress) => conversationAt(where, world);
  const operator = ({ accountId }: ConversationAddress, operatorId?: number) =>
    operatorOf(accountId, operatorId, world);
  const botAt = ({ accountId }: ConversationAddress, botId: number): BotRow =>
    oneOf(accountOf(accountId, world).bots, botId);
  const status = (where: ConversationAddress, wanted: Status, snoozedUntil?: number) =>
    setStatus(
      at(where),
      { status: wanted, by: operator(where).name, snoozedUntil: snoozedUntil ?? null },
      world,
    );
  const say = (
    where: ConversationAddress,
    { operatorId, ...options }: OperatorMessageOptions & { content: string; isPrivate: boolean },
  ) => {
    const sender = { type: 'User' as const, user: operator(where, operatorId) };
    return write(where, { draft: { ...options, messageType: 1, sender }, by: 'operator' }, world);
  };
  return {
    operatorWrites: (where, content, options = {}) => say(where, { ...options, content, isPrivate: false }),
    operatorNote: (where, content, options = {}) => say(where, { ...options, content, isPrivate: true }),
    operatorRemoves: (where) => remove(at(where), where.messageId, world),
    operatorTypes: (where, isOn, isPrivate = false) =>
      changeTyping(at(where), { by: { type: 'User', user: operator(where) }, isOn, isPrivate }, world),
    operatorReads: (where) => void (at(where).agent_last_seen_at = world.now()),
    operatorSetsStatus: status,
    operatorResolves: (where) => status(where, 'resolved'),
    operatorAssigns(where, operatorId) {
      const to = operatorId === null ? null : { user: operator(where, operatorId) };
      assign(at(where), { to, by: operator(where).name }, world);
    },
    operatorAssignsBot: (where, botId) =>
      assign(at(where), { to: { bot: botAt(where, botId) }, by: operator(where).name }, world),
    operatorLabels: (where, labels) =>
      void changeConversation(at(where), (row) => void (row.labels = labels), world),
    operatorBlocks(where, blocked) {
      const { contact } = at(where);
      changeContact(contact, { blocked }, { account: accountOf(where.accountId, world), world });
    },
    otherBotWrites(where, botId, content) {
      const sender = { type: 'AgentBot' as const, bot: botAt(where, botId) };
      return write(where, { draft: { messageType: 1, content, sender }, by: 'bot' }, world);
    },
  };
}
