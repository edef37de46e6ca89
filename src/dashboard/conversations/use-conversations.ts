import { usePages } from '../parts/use-pages.js';
import { listConversations } from './conversation-calls.js';
import { type ConversationFilters, queryOf } from './conversation-filters.js';
import { conversationListsKey } from './conversation-keys.js';

/** The conversations that fit, the latest change first. */
export const useConversations = (filters: ConversationFilters) =>
  usePages({
    queryKey: [...conversationListsKey, filters],
    read: (cursor, signal) => listConversations({ ...queryOf(filters), cursor }, signal),
  });
