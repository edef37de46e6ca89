import type { PageConversation, PageEvent, PageMessage } from '../page/shape.js';
import type { ApiCall, UpdateAttempt } from './ledger.js';
import type { BotRow, ChatRow, MessageRow } from './rows.js';
import { chatKey, type World } from './world.js';

/** Chats, messages and ledger lines as the page for people shows them. */

const typingShownMs = 5_000;

export const pageId = ({ id, connectionId }: ChatRow): string => chatKey(id, connectionId);

export function chatLine(chat: ChatRow): PageConversation {
  const { visitor, type, title, connectionId, isBlocked } = chat;
  const note = connectionId === null ? type : 'with the owner';
  return {
    id: pageId(chat),
    title: type === 'private' ? `${visitor.first_name} ${visitor.id % 10_000}` : title,
    isOpen: !isBlocked,
    note: isBlocked ? 'blocked the bot' : note,
  };
}

function textOf({ content }: MessageRow): string {
  const { text, caption, ...rest } = content;
  if (typeof text === 'string') return text;
  const kind = `[${Object.keys(rest)[0] ?? 'nothing'}]`;
  return typeof caption === 'string' ? `${kind} ${caption}` : kind;
}

/** `bot` is the one that the chat belongs to. */
export function messageLine(message: MessageRow, { connections }: BotRow): PageMessage {
  const { from, isForOwner, edit_date, date } = message;
  const isOwner = [...connections.values()].some(({ owner }) => owner.id === from.id);
  const written = isOwner ? 'operator' : 'visitor';
  return {
    id: String(message.message_id),
    role: isForOwner || from.is_bot ? 'bot' : written,
    name: from.first_name + (isForOwner ? ' (the bot)' : ''),
    text: textOf(message) + (edit_date === undefined ? '' : ' (edited)'),
    at: new Date(date * 1_000).toISOString().slice(11, 19),
    isPrivate: false,
  };
}

/** That the bot is typing, as a sentence; Telegram shows it for five seconds. */
export const typingLine = ({ botTypedAt }: ChatRow, { now }: Pick<World, 'now'>): string =>
  now() - botTypedAt < typingShownMs ? 'The bot is typing …' : '';

const clock = (at: Date): string => at.toISOString().slice(11, 19);
const disturbed = (fault: string): string => (fault === 'ok' ? '' : ` (${fault})`);

export function deliveryLine(entry: UpdateAttempt): PageEvent {
  const { at, kind, url, updateId, attempt, status, error, fault } = entry;
  const result = status ?? error ?? (fault === 'drop' ? 'dropped' : '…');
  const isLost = error !== null || fault === 'drop' || (status ?? 200) >= 300;
  return {
    at: clock(at),
    what: `${kind} ${updateId} → ${url}${attempt > 1 ? ` (try ${attempt})` : ''}`,
    outcome: `${result}${disturbed(fault)}`,
    tone: isLost ? 'bad' : status === null ? 'open' : 'good',
  };
}

export function callLine({ at, method, via, params, status, refusal, fault }: ApiCall): PageEvent {
  const tone = status === null ? 'open' : status < 400 ? 'good' : 'bad';
  const what = `${method} ${JSON.stringify(params).slice(0, 200)}${via === 'webhook' ? ' (in a webhook’s answer)' : ''}`;
  return { at: clock(at), what, outcome: `${refusal ?? status ?? '…'}${disturbed(fault)}`, tone };
}
