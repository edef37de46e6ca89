import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../contract/permissions.js';
import { waitingQuery } from '../alerts/use-waiting.js';
import { connectionsKey, listConnections } from '../connections/connection-calls.js';
import { listParked } from '../conversations/conversation-calls.js';
import { conversationListsKey } from '../conversations/conversation-keys.js';
import { leadsKey, listLeads } from '../leads/lead-calls.js';
import { useMember } from '../session/member-context.js';

/** As many as one request counts; more are shown as "100+". */
const mostCounted = 100;

/** The latest of what could not be sent. */
const parkedShown = 5;

/** What the overview shows, as far as the person may read it. */
export function useOverview() {
  const { permissions } = useMember();
  const may = (permission: Permission) => permissions.includes(permission);
  return {
    connections: useQuery({
      queryKey: connectionsKey,
      queryFn: ({ signal }) => listConnections(signal),
      enabled: may('connections:read'),
    }),
    waiting: useQuery({
      ...waitingQuery,
      select: countOf,
      enabled: may('conversations:read'),
    }),
    parked: useQuery({
      queryKey: [...conversationListsKey, 'parked'],
      queryFn: ({ signal }) => listParked({ limit: parkedShown }, signal),
      enabled: may('conversations:read'),
    }),
    newLeads: useQuery({
      queryKey: [...leadsKey, 'new-count'],
      queryFn: ({ signal }) => listLeads({ status: 'new', limit: mostCounted }, signal),
      select: countOf,
      enabled: may('leads:read'),
    }),
  };
}

export interface Count {
  known: number;
  /** There are more than were counted. */
  isMore: boolean;
}

const countOf = ({ items, next_cursor }: { items: unknown[]; next_cursor: string | null }): Count => ({
  known: items.length,
  isMore: next_cursor !== null,
});
