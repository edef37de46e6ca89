import { emitAbout } from './emit-events.js';
import { assign } from './routes-conversation.js';
import { changeCompose, markRead } from './routes-exchange.js';
import type { Author, ConversationState, OperatorRow } from './rows.js';
import { editMessage, newMessage, removeMessage, setState, storeMessage } from './store-message.js';
import type { Written } from './visitor-actions.js';
import { conversationAt, type ConversationAddress, messageIn, websiteOf, type World } from './world.js';

export interface OperatorMessageOptions {
  type?: string;
  /** The website's first operator unless told. */
  operatorId?: string;
  fingerprint?: number;
  timestamp?: number;
  mentions?: string[];
}

/** What people do in Crisp's inbox, and what programs other than ours write there. */
export interface OperatorActions {
  operatorWrites(where: ConversationAddress, content: unknown, options?: OperatorMessageOptions): Written;
  operatorNote(where: ConversationAddress, text: string, options?: OperatorMessageOptions): Written;
  operatorEdits(where: Written, content: unknown): void;
  operatorRemoves(where: Written): void;
  operatorTypes(where: ConversationAddress, type: 'start' | 'stop', excerpt?: string): void;
  operatorReads(where: ConversationAddress): void;
  operatorOpens(where: ConversationAddress): void;
  operatorSetsState(where: ConversationAddress, state: ConversationState): void;
  operatorResolves(where: ConversationAddress): void;
  /** Null takes the conversation from whoever has it. */
  operatorAssigns(where: ConversationAddress, operatorId: string | null): void;
  operatorBlocks(where: ConversationAddress, isBlocked: boolean): void;
  operatorRemovesConversation(where: ConversationAddress): void;
  operatorGoes(websiteId: string, availability: OperatorRow['availability']): void;
  /** Crisp's own bot, or another vendor's. Whether it says `automated` is its choice. */
  otherBotWrites(
    where: ConversationAddress,
    content: unknown,
    options?: { automated?: boolean; nickname?: string },
  ): Written;
}

function operatorOf(websiteId: string, operatorId: string | undefined, world: World): OperatorRow {
  const { operators } = websiteOf(websiteId, world);
  const operator = operatorId ? operators.find((one) => one.user_id === operatorId) : operators[0];
  if (!operator) throw new Error('the website has no such operator');
  return operator;
}

const authorOf = ({ first_name, last_name, user_id, avatar }: OperatorRow) => ({
  nickname: `${first_name} ${last_name}`,
  user_id,
  avatar,
});

function write(
  where: ConversationAddress,
  draft: Omit<OperatorMessageOptions, 'operatorId'> & { content: unknown; user: Author; automated?: boolean },
  world: World,
): Written {
  const conversation = conversationAt(where, world);
  const message = newMessage(conversation, { ...draft, from: 'operator' }, world);
  const by = draft.type === 'event' ? 'system' : draft.user.user_id === undefined ? 'bot' : 'operator';
  storeMessage(conversation, { message, by }, world);
  return { ...where, fingerprint: message.fingerprint };
}

/** The state and the line in the timeline that tells who changed it. */
function changeState(where: ConversationAddress, state: ConversationState, world: World): void {
  setState(conversationAt(where, world), state, world);
  const user = authorOf(operatorOf(where.websiteId, undefined, world));
  write(where, { type: 'event', content: { namespace: `state:${state}` }, user }, world);
}

function removeConversation(where: ConversationAddress, world: World): void {
  const conversation = conversationAt(where, world);
  websiteOf(where.websiteId, world).conversations.delete(where.sessionId);
  emitAbout(conversation, { event: 'session:removed' }, world);
}

function goOnline(websiteId: string, availability: OperatorRow['availability'], world: World): void {
  const operator = operatorOf(websiteId, undefined, world);
  operator.availability = availability;
  operator.since = world.now();
  const { operators } = websiteOf(websiteId, world);
  const available = operators.some((one) => one.availability === 'online');
  world.emit(websiteId, 'website:users:available', { website_id: websiteId, available });
}

export function createOperatorActions(world: World): OperatorActions {
  const at = (where: ConversationAddress) => conversationAt(where, world);
  const author = ({ websiteId }: ConversationAddress, operatorId?: string) =>
    authorOf(operatorOf(websiteId, operatorId, world));
  const asOperator = (
    where: ConversationAddress,
    { operatorId, ...options }: OperatorMessageOptions & { content: unknown },
  ) => write({ ...where }, { ...options, user: author(where, operatorId) }, world);

  return {
    operatorWrites: ({ websiteId, sessionId }, content, options = {}) =>
      asOperator({ websiteId, sessionId }, { ...options, content }),
    operatorNote: ({ websiteId, sessionId }, text, options = {}) =>
      asOperator({ websiteId, sessionId }, { ...options, type: 'note', content: text }),
    operatorEdits(where, content) {
      const conversation = at(where);
      const message = messageIn(conversation, where.fingerprint);
      editMessage(conversation, { message, content }, world);
    },
    operatorRemoves: (where) => removeMessage(at(where), where.fingerprint, world),
    operatorTypes: (where, type, excerpt = '') =>
      changeCompose(at(where), { type, from: 'operator', excerpt, author: author(where) }, world),
    operatorReads: (where) => markRead(at(where), { from: 'user', origin: 'chat' }, world),
    operatorOpens(where) {
      const operator = { user_id: author(where).user_id };
      emitAbout(at(where), { event: 'session:set_opened', fields: { operator } }, world);
    },
    operatorSetsState: (where, state) => changeState(where, state, world),
    operatorResolves: (where) => changeState(where, 'resolved', world),
    operatorAssigns: (where, operatorId) => assign(at(where), operatorId, world),
    operatorBlocks(where, is_blocked) {
      at(where).is_blocked = is_blocked;
      emitAbout(at(where), { event: 'session:set_block', fields: { is_blocked } }, world);
    },
    operatorRemovesConversation: (where) => removeConversation(where, world),
    operatorGoes: (websiteId, availability) => goOnline(websiteId, availability, world),
    otherBotWrites({ websiteId, sessionId }, content, { automated = true, nickname = 'Other Bot' } = {}) {
      const user = { type: 'participant', nickname };
      return write({ websiteId, sessionId }, { content, user, automated }, world);
    },
  };
}
