import { changeMeta, type MetaChange } from './change-meta.js';
import { emitAbout } from './emit-events.js';
import { FieldContent, PickerContent } from './message-schema.js';
import { newConversation } from './new-conversation.js';
import { changeCompose, markRead } from './routes-exchange.js';
import type { ConversationRow } from './rows.js';
import { editMessage, newMessage, removeMessage, storeMessage } from './store-message.js';
import { conversationAt, type ConversationAddress, messageIn, websiteOf, type World } from './world.js';

/** Where a message was stored, and under which fingerprint; good as the address of the next action. */
export interface Written extends ConversationAddress {
  fingerprint: number;
}

export interface VisitorMessageOptions {
  type?: string;
  /** `chat` unless told; `email` or the URN of a channel plugin. */
  origin?: string;
  fingerprint?: number;
  /** Milliseconds since 1970; what is older than the newest message arrives out of order. */
  timestamp?: number;
  original?: { original_id: string };
}

/** What a visitor does in the chat box. Every action announces itself to the hooks as Crisp would. */
export interface VisitorActions {
  /** Without a session id, or with an unknown one, a conversation begins. */
  visitorWrites(
    where: { websiteId: string; sessionId?: string },
    content: unknown,
    options?: VisitorMessageOptions,
  ): Written;
  visitorEdits(where: Written, content: unknown): void;
  visitorRemoves(where: Written): void;
  /** Picks one choice of a picker. */
  visitorPicks(where: Written, value: string): void;
  /** Fills in a field. */
  visitorFills(where: Written, value: string): void;
  visitorTypes(where: ConversationAddress, type: 'start' | 'stop', excerpt?: string): void;
  visitorReads(where: ConversationAddress): void;
  visitorSets(where: ConversationAddress, change: MetaChange): void;
  visitorSetsEmail(where: ConversationAddress, email: string): void;
  visitorRates(where: ConversationAddress, stars: number, comment?: string): void;
  visitorOpensPage(where: ConversationAddress, page: { title: string; url: string; referrer?: string }): void;
  visitorTriggers(where: ConversationAddress, text: string, data?: Record<string, unknown>): void;
}

function openConversation(
  { websiteId, sessionId }: { websiteId: string; sessionId?: string },
  world: World,
): { conversation: ConversationRow; isNew: boolean } {
  const { conversations } = websiteOf(websiteId, world);
  const known = sessionId === undefined ? undefined : conversations.get(sessionId);
  if (known) return { conversation: known, isNew: false };
  const conversation = newConversation(websiteId, sessionId === undefined ? {} : { sessionId }, world);
  conversations.set(conversation.session_id, conversation);
  return { conversation, isNew: true };
}

function write(
  where: { websiteId: string; sessionId?: string },
  { content, ...options }: VisitorMessageOptions & { content: unknown },
  world: World,
): Written {
  const { conversation, isNew } = openConversation(where, world);
  const { session_id: sessionId, meta, state } = conversation;
  const user = { nickname: meta.nickname, user_id: sessionId };
  const message = newMessage(conversation, { ...options, from: 'user', content, user }, world);
  storeMessage(conversation, { message, by: 'visitor' }, world);
  if (isNew) emitAbout(conversation, { event: 'session:set_state', fields: { state } }, world);
  return { websiteId: where.websiteId, sessionId, fingerprint: message.fingerprint };
}

function edit(where: Written, change: (content: unknown) => unknown, world: World): void {
  const conversation = conversationAt(where, world);
  const message = messageIn(conversation, where.fingerprint);
  editMessage(conversation, { message, content: change(message.content) }, world);
}

function pick(content: unknown, value: string): unknown {
  const picker = PickerContent.parse(content);
  if (!picker.choices.some((choice) => choice.value === value)) throw new Error(`no choice ${value}`);
  const choices = picker.choices.map((choice) => ({ ...choice, selected: choice.value === value }));
  return { ...picker, choices };
}

function fill(content: unknown, value: string): unknown {
  const { id, text, explain, required } = FieldContent.parse(content);
  return { id, text, explain, value, ...(required !== undefined && { required }) };
}

export function createVisitorActions(world: World): VisitorActions {
  const at = (where: ConversationAddress) => conversationAt(where, world);
  const announce = (where: ConversationAddress, event: string, fields: Record<string, unknown>) =>
    emitAbout(at(where), { event, fields }, world);
  return {
    visitorWrites: (where, content, options = {}) => write(where, { ...options, content }, world),
    visitorEdits: (where, content) => edit(where, () => content, world),
    visitorRemoves: (where) => removeMessage(at(where), where.fingerprint, world),
    visitorPicks: (where, value) => edit(where, (content) => pick(content, value), world),
    visitorFills: (where, value) => edit(where, (content) => fill(content, value), world),
    visitorTypes: (where, type, excerpt = '') =>
      changeCompose(at(where), { type, from: 'user', excerpt, author: {} }, world),
    visitorReads: (where) => markRead(at(where), { from: 'operator', origin: 'chat' }, world),
    visitorSets: (where, change) => changeMeta(at(where), change, world),
    visitorSetsEmail: (where, email) => changeMeta(at(where), { email }, world),
    visitorRates: (where, stars, comment = '') =>
      announce(where, 'session:sync:rating', { rating: { stars, comment } }),
    visitorOpensPage(where, { title, url, referrer = '' }) {
      const page = { page_title: title, page_url: url, page_referrer: referrer, timestamp: world.now() };
      at(where).pages.push(page);
      announce(where, 'session:sync:pages', { pages: [page] });
    },
    visitorTriggers(where, text, data = {}) {
      const event = { text, data, color: 'blue', timestamp: world.now() };
      at(where).events.push(event);
      announce(where, 'session:sync:events', { events: [event] });
    },
  };
}
