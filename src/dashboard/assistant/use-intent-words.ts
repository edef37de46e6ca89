import { useQueries, useQuery } from '@tanstack/react-query';
import type { Intent } from '../../contract/assistants.js';
import { useCan } from '../session/member-context.js';
import { assistantsKey, intentsKey, listAssistants, listIntents } from './assistant-calls.js';
import { wordsOfIntent } from './words-of-intent.js';

const staleTime = 5 * 60_000;

/** Names intents as their team does. They are read once somebody asks; until then, and where they are gone, their codes are put into words. */
export function useIntentWords(isAsked: boolean): (name: string) => string {
  const enabled = useCan('assistants:read') && isAsked;
  const { data: assistants } = useQuery({
    ...{ queryKey: assistantsKey, queryFn: ({ signal }) => listAssistants(signal), enabled, staleTime },
  });
  const intents = useQueries({
    queries: (assistants?.items ?? []).map(({ id }) => ({
      ...{ queryKey: intentsKey(id), enabled, staleTime },
      queryFn: ({ signal }: { signal: AbortSignal }) => listIntents(id, signal),
    })),
    combine: (results): Intent[] => results.flatMap(({ data }) => data?.items ?? []),
  });
  return (name) => wordsOfIntent(name, intents);
}
