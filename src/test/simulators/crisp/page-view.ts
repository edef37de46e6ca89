import type { PageConversation, PageEvent, PageMessage } from '../page/shape.js';
import type { ApiCall, HookAttempt } from './ledger.js';
import type { ConversationRow, MessageRow } from './rows.js';

/** Conversations, messages and ledger lines as the page for people shows them. */

export function chatLine({ session_id, meta, state, assigned }: ConversationRow): PageConversation {
  return {
    id: session_id,
    title: `${meta.nickname} ${session_id.slice(8, 12)}`,
    isOpen: state !== 'resolved',
    note: `${state}, ${assigned ? 'assigned' : 'unassigned'}`,
  };
}

function textOf({ type, content }: MessageRow): string {
  if (typeof content === 'string') return content;
  const text =
    typeof content === 'object' && content !== null && 'text' in content ? content.text : undefined;
  return typeof text === 'string' ? `[${type}] ${text}` : `[${type}] ${JSON.stringify(content)}`;
}

function roleOf({ from, type, automated, user }: MessageRow): PageMessage['role'] {
  if (type === 'event') return 'nobody';
  if (from === 'user') return 'visitor';
  return automated || user.user_id === undefined ? 'bot' : 'operator';
}

export function messageLine(message: MessageRow): PageMessage {
  return {
    id: String(message.fingerprint),
    role: roleOf(message),
    name: message.user.nickname ?? message.from,
    text: textOf(message) + (message.edited ? ' (edited)' : ''),
    at: new Date(message.timestamp).toISOString().slice(11, 19),
    isPrivate: message.type === 'note',
  };
}

/** Who is typing at this moment, as a sentence. */
export function typingLine({ compose, meta }: ConversationRow): string {
  const { operator, visitor } = compose;
  const names = [
    ...(operator.type === 'start' ? [operator.user?.nickname ?? 'An operator'] : []),
    ...(visitor.type === 'start' ? [meta.nickname] : []),
  ];
  return names.map((name) => `${name} is typing …`).join(' ');
}

const clock = (at: Date): string => at.toISOString().slice(11, 19);
const disturbed = (fault: string): string => (fault === 'ok' ? '' : ` (${fault})`);

export function deliveryLine(entry: HookAttempt): PageEvent {
  const { at, event, url, mode, attempt, limit, status, error, fault } = entry;
  const result = status ?? error ?? (fault === 'drop' ? 'dropped' : '…');
  const isLost = error !== null || fault === 'drop' || (status ?? 200) >= 300;
  return {
    at: clock(at),
    what: `${event} → ${url} (${mode}${limit > 1 ? `, try ${attempt} of ${limit}` : ''})`,
    outcome: `${result}${disturbed(fault)}`,
    tone: isLost ? 'bad' : status === null ? 'open' : 'good',
  };
}

export function callLine({ at, method, path, status, fault }: ApiCall): PageEvent {
  const tone = status === null ? 'open' : status < 400 ? 'good' : 'bad';
  return { at: clock(at), what: `${method} ${path}`, outcome: `${status ?? '…'}${disturbed(fault)}`, tone };
}
