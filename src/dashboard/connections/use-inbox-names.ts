import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { texts } from '../messages/texts.js';
import { useCan } from '../session/member-context.js';
import { connectorsKey, listConnectors } from './connection-calls.js';

/** Names the product behind a connector; what is not known, or not yet, is the business's inbox. */
export function useInboxNames(): (connectorId: string | undefined) => string {
  const isAllowed = useCan('connections:read');
  const { data } = useQuery({
    queryKey: connectorsKey,
    queryFn: ({ signal }) => listConnectors(signal),
    staleTime: 60_000,
    enabled: isAllowed,
  });
  return useCallback(
    (connectorId) => data?.items.find(({ id }) => id === connectorId)?.name ?? texts.common.yourInbox,
    [data],
  );
}
