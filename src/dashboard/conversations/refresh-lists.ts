import type { QueryClient } from '@tanstack/react-query';
import type { ConversationSummary } from '../../contract/conversations.js';
import { refreshPages } from '../live/refresh-pages.js';
import { listConversations } from './conversation-calls.js';
import { ConversationFilters, queryOf } from './conversation-filters.js';
import { conversationListsKey, conversationPagesKey } from './conversation-keys.js';

/** As many as the server gives at once. */
const most = 100;

/**
 * Brings the lists up to date after these conversations changed: what changed stands on top of a list or not in it at all, so
 * its first page tells everything. Answers whether all lists could be, as `refreshPages` does.
 */
export function refreshLists(client: QueryClient, ids: ReadonlySet<string>): Promise<boolean> {
  void client.invalidateQueries({
    queryKey: conversationListsKey,
    predicate: ({ queryKey }) => queryKey[2] !== conversationPagesKey[2],
  });
  return refreshPages<ConversationSummary>({
    client,
    key: conversationPagesKey,
    read: (key) => listConversations({ ...queryOf(ConversationFilters.parse(key[3])), limit: most }),
    isOver: ({ id }) => ids.has(id),
    isTooMuch: ({ items, next_cursor }) => next_cursor !== null && items.every(({ id }) => ids.has(id)),
  });
}
