import type { Knobs } from './knobs.js';
import { Refusal } from './refusal.js';
import type { ConversationRow, MessageRow } from './rows.js';

function timeIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw new Refusal(400, 'invalid_data', name);
  return Number(text);
}

/**
 * One page of a conversation, oldest first: the latest one, or the one before, after or around a time in milliseconds.
 * Whether the time itself belongs to the page is not documented, hence the knob.
 */
export function listMessages(
  conversation: Pick<ConversationRow, 'messages'>,
  query: URLSearchParams,
  { messagesPerPage, pageBoundary }: Pick<Knobs, 'messagesPerPage' | 'pageBoundary'>,
): MessageRow[] {
  const ordered = conversation.messages.toSorted((a, b) => a.timestamp - b.timestamp);
  const slack = pageBoundary === 'inclusive' ? 1 : 0;

  const before = timeIn(query, 'timestamp_before');
  if (before !== undefined)
    return ordered.filter((one) => one.timestamp < before + slack).slice(-messagesPerPage);

  const after = timeIn(query, 'timestamp_after');
  if (after !== undefined)
    return ordered.filter((one) => one.timestamp > after - slack).slice(0, messagesPerPage);

  const around = timeIn(query, 'timestamp_around');
  if (around === undefined) return ordered.slice(-messagesPerPage);
  const nearest = ordered.toSorted((a, b) => Math.abs(a.timestamp - around) - Math.abs(b.timestamp - around));
  return nearest.slice(0, messagesPerPage).toSorted((a, b) => a.timestamp - b.timestamp);
}
