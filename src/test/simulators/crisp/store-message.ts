import { emitAbout, emitMessage } from './emit-events.js';
import type { Author, ConversationRow, ConversationState, MessageRow } from './rows.js';
import type { StoredBy } from './ledger.js';
import type { World } from './world.js';

/** What is said about a message that is to be stored; the rest takes the values of a fresh message. */
export interface MessageDraft {
  type?: string | undefined;
  from: 'user' | 'operator';
  origin?: string | undefined;
  content: unknown;
  user: Author;
  fingerprint?: number | undefined;
  /** Milliseconds since 1970. */
  timestamp?: number | undefined;
  automated?: boolean | undefined;
  translated?: boolean | undefined;
  mentions?: string[] | undefined;
  references?: unknown[] | undefined;
  original?: { original_id: string } | undefined;
  properties?: Record<string, unknown> | undefined;
}

/** Completes a draft to the record that the API gives back. */
export function newMessage(
  conversation: ConversationRow,
  draft: MessageDraft,
  world: Pick<World, 'now' | 'nextFingerprint'>,
): MessageRow {
  const { references, original, properties } = draft;
  return {
    session_id: conversation.session_id,
    website_id: conversation.website_id,
    type: draft.type ?? 'text',
    from: draft.from,
    origin: draft.origin ?? 'chat',
    content: draft.content,
    preview: [],
    mentions: draft.mentions ?? [],
    read: '',
    delivered: 'chat',
    edited: false,
    translated: draft.translated ?? false,
    automated: draft.automated ?? false,
    stamped: true,
    fingerprint: draft.fingerprint ?? world.nextFingerprint(),
    timestamp: draft.timestamp ?? world.now(),
    user: draft.user,
    ...(references && { references }),
    ...(original && { original }),
    ...(properties && { properties }),
  };
}

/** Changes the state and announces it; nothing happens when it is the same already. */
export function setState(
  conversation: ConversationRow,
  state: ConversationState,
  world: Pick<World, 'emit' | 'now'>,
): void {
  if (conversation.state === state) return;
  conversation.state = state;
  conversation.updated_at = world.now();
  emitAbout(conversation, { event: 'session:set_state', fields: { state } }, world);
}

function countUnread(conversation: ConversationRow, message: MessageRow): void {
  if (message.from === 'user') {
    conversation.unread.operator += 1;
    conversation.waiting_since = message.timestamp;
    conversation.compose.visitor = { type: 'stop', excerpt: '', timestamp: message.timestamp };
  } else if (message.type !== 'note' && message.type !== 'event') {
    conversation.unread.visitor += 1;
    conversation.compose.operator = { ...conversation.compose.operator, type: 'stop' };
  }
}

/** Stores a message without a word to the hooks. */
export function keepMessage(
  conversation: ConversationRow,
  { message, by }: { message: MessageRow; by: StoredBy },
  world: Pick<World, 'now' | 'ledger'>,
): void {
  conversation.messages.push(message);
  conversation.updated_at = Math.max(conversation.updated_at, message.timestamp);
  conversation.active = { now: true, last: world.now() };
  countUnread(conversation, message);
  world.ledger.stored({ at: new Date(world.now()), by, message });
}

/** Stores a message, announces it, and reopens a resolved conversation in which the visitor wrote. */
export function storeMessage(
  conversation: ConversationRow,
  { message, by }: { message: MessageRow; by: StoredBy },
  world: World,
): void {
  keepMessage(conversation, { message, by }, world);
  const isEcho = by === 'api';
  const isAnnounced = !isEcho || world.knobs.echo;
  const bare = isEcho && world.knobs.echoFlags === 'missing';
  if (isAnnounced) emitMessage(conversation, { message, bare }, world);
  if (message.from === 'user' && conversation.state === 'resolved' && world.knobs.visitorReopens)
    setState(conversation, 'unresolved', world);
}

/** Replaces the content of a message and announces the change, which names no author. */
export function editMessage(
  conversation: ConversationRow,
  { message, content }: { message: MessageRow; content: unknown },
  world: Pick<World, 'emit'>,
): void {
  message.content = content;
  message.edited = true;
  const { fingerprint } = message;
  emitAbout(conversation, { event: 'message:updated', fields: { fingerprint, content } }, world);
}

/** Deletes every message of that fingerprint and announces it. */
export function removeMessage(
  conversation: ConversationRow,
  fingerprint: number,
  world: Pick<World, 'emit'>,
): void {
  conversation.messages = conversation.messages.filter((one) => one.fingerprint !== fingerprint);
  emitAbout(conversation, { event: 'message:removed', fields: { fingerprint } }, world);
}
