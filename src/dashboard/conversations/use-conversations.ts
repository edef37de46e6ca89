import { useInfiniteQuery } from '@tanstack/react-query';
import type { ConversationSummary } from '../../contract/conversations.js';
import { listConversations } from './conversation-calls.js';
import { type ConversationFilters, queryOf } from './conversation-filters.js';
import { conversationListsKey } from './conversation-keys.js';

/** The conversations that fit, page by page, the latest change first. */
export function useConversations(filters: ConversationFilters) {
  return useInfiniteQuery({
    queryKey: [...conversationListsKey, filters],
    queryFn: ({ pageParam, signal }) => listConversations({ ...queryOf(filters), cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    select: ({ pages }) => onlyOnce(pages.flatMap(({ items }) => items)),
  });
}

/** A conversation that changed between two pages stands in both. */
const onlyOnce = (items: readonly ConversationSummary[]): ConversationSummary[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
