import { usePages } from '../parts/use-pages.js';
import { listConversations } from './conversation-calls.js';
import { type ConversationFilters, queryOf } from './conversation-filters.js';
import { conversationPagesKey } from './conversation-keys.js';

const pageSize = 50;

/** The conversations that fit, the latest change first. */
export const useConversations = (filters: ConversationFilters) =>
  usePages({
    queryKey: [...conversationPagesKey, filters],
    read: (cursor, signal) => listConversations({ ...queryOf(filters), cursor, limit: pageSize }, signal),
  });
