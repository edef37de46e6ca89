import { Refusal } from './refusal.js';
import type { ConversationRow } from './rows.js';

function perPageOf(query: URLSearchParams): number {
  const perPage = Number(query.get('per_page') ?? '20');
  // crisp: the Node client documents 20 to 50.
  if (!Number.isInteger(perPage) || perPage < 20 || perPage > 50)
    throw new Refusal(400, 'invalid_data', 'per_page');
  return perPage;
}

function containsText(conversation: ConversationRow, wanted: string): boolean {
  const { nickname, email, phone } = conversation.meta;
  const contents = conversation.messages.map(({ content }) => (typeof content === 'string' ? content : ''));
  return [nickname, email, phone, ...contents].some((text) => text.toLowerCase().includes(wanted));
}

function matchesSearch(conversation: ConversationRow, query: URLSearchParams): boolean {
  const wanted = query.get('search_query')?.toLowerCase();
  if (!wanted) return true;
  switch (query.get('search_type') ?? 'text') {
    case 'text':
      return containsText(conversation, wanted);
    case 'segment':
      return conversation.meta.segments.some((segment) => segment.toLowerCase() === wanted);
    default:
      throw new Refusal(400, 'invalid_data', 'search_type');
  }
}

/** One page of a website's conversations, those with the latest activity first. */
export function listConversations(
  conversations: Iterable<ConversationRow>,
  query: URLSearchParams,
  page: number,
): ConversationRow[] {
  const isOn = (name: string) => query.get(name) === '1' || query.get(name) === 'true';
  const perPage = perPageOf(query);
  return [...conversations]
    .filter((one) => !isOn('filter_unread') || one.unread.operator > 0)
    .filter((one) => !isOn('filter_not_resolved') || one.state !== 'resolved')
    .filter((one) => !isOn('filter_unassigned') || one.assigned === null)
    .filter((one) => matchesSearch(one, query))
    .sort((a, b) => b.updated_at - a.updated_at)
    .slice((page - 1) * perPage, page * perPage);
}
