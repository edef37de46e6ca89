import type { PageConversation, PageEvent, PageMessage } from '../page/shape.js';
import type { ApiCall, HookAttempt } from './ledger.js';
import { senderRow } from './person-views.js';
import type { ConversationRow, MessageRow } from './rows.js';

/** Conversations, messages and ledger lines as the page for people shows them. */

/** The page names conversations alone, so the account is part of the name. */
export const pageId = ({ account_id, id }: ConversationRow): string => `${account_id}-${id}`;

export function chatLine(conversation: ConversationRow): PageConversation {
  const { id, contact, status, assignee, assignee_bot } = conversation;
  return {
    id: pageId(conversation),
    title: `${contact.name} #${id}`,
    isOpen: status !== 'resolved',
    note: `${status}, ${(assignee ?? assignee_bot)?.name ?? 'unassigned'}`,
  };
}

function textOf({ content, content_type, content_attributes, attachments }: MessageRow): string {
  const files = attachments.map(({ data_url }) => ` [${data_url}]`).join('');
  const text = `${content ?? ''}${files}`;
  return content_type === 'text' ? text : `[${content_type}] ${text} ${JSON.stringify(content_attributes)}`;
}

function roleOf({ sender, message_type }: MessageRow): PageMessage['role'] {
  if (!sender || message_type === 2) return 'nobody';
  if (sender.type === 'Contact') return 'visitor';
  return sender.type === 'User' ? 'operator' : 'bot';
}

const clock = (at: Date): string => at.toISOString().slice(11, 19);

export function messageLine(message: MessageRow): PageMessage {
  const { id, sender, created_at } = message;
  return {
    id: String(id),
    role: roleOf(message),
    name: sender ? senderRow(sender).name : 'Chatwoot',
    text: textOf(message),
    at: clock(new Date(created_at)),
    isPrivate: message.private,
  };
}

/** Who is typing at this moment, as a sentence. */
export const typingLine = ({ typing }: ConversationRow): string =>
  [...typing].map((name) => `${name} is typing …`).join(' ');

const disturbed = (fault: string): string => (fault === 'ok' ? '' : ` (${fault})`);

export function deliveryLine(entry: HookAttempt): PageEvent {
  const { at, event, url, to, attempt, limit, status, error, fault } = entry;
  const result = status ?? error ?? (fault === 'drop' ? 'dropped' : '…');
  const isLost = error !== null || fault === 'drop' || (status ?? 200) >= 300;
  return {
    at: clock(at),
    what: `${event} → ${url} (${to}${attempt > 1 ? `, try ${attempt} of ${limit}` : ''})`,
    outcome: `${result}${disturbed(fault)}`,
    tone: isLost ? 'bad' : status === null ? 'open' : 'good',
  };
}

export function callLine({ at, method, path, status, fault, caller }: ApiCall): PageEvent {
  const tone = status === null ? 'open' : status < 400 ? 'good' : 'bad';
  const who = caller === '' ? 'nobody' : caller;
  return {
    at: clock(at),
    what: `${method} ${path} (${who})`,
    outcome: `${status ?? '…'}${disturbed(fault)}`,
    tone,
  };
}
