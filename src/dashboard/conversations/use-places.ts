import { useQuery } from '@tanstack/react-query';
import type { Place } from '../../contract/insights.js';
import { api, replyOf } from '../call.js';
import { useCan } from '../session/member-context.js';

const nowhere: readonly Place[] = [];

/** Where visitors write to the business; nothing until it was read. */
export function usePlaces(): readonly Place[] {
  const { data } = useQuery({
    queryKey: ['places'],
    queryFn: ({ signal }) => replyOf(api.GET('/api/v1/insights/places', { signal })),
    staleTime: 5 * 60_000,
    enabled: useCan('conversations:read'),
  });
  return data?.items ?? nowhere;
}
