import { queryOptions, useQuery } from '@tanstack/react-query';
import { listConversations } from '../conversations/conversation-calls.js';
import { conversationListsKey } from '../conversations/conversation-keys.js';
import { useCan } from '../session/member-context.js';

/** As many as one request tells; more are shown as "100+". */
const mostCounted = 100;

/** The conversations that wait for a human, the latest change first; read again with the live lists. */
export const waitingQuery = queryOptions({
  queryKey: [...conversationListsKey, 'waiting'],
  queryFn: ({ signal }) => listConversations({ waiting: 'true', limit: mostCounted }, signal),
});

export const useWaiting = () => useQuery({ ...waitingQuery, enabled: useCan('conversations:read') });
