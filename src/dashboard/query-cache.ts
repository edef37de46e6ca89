import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from './call.js';
import { signedOut } from './session/session-key.js';

/** What is read again for itself: only where no reply came or the server was away. */
const passing = (error: unknown): boolean =>
  error instanceof CallError &&
  ['offline', 'unreachable', 'unavailable', 'no-error-body'].includes(error.code);

const hasEnded = (error: unknown): boolean => error instanceof CallError && error.code === 'unauthorized';

/** What the dashboard has read. A session that ended anywhere leads back to the sign-in. */
export function createCache(): QueryClient {
  const onError = (error: unknown) => {
    if (hasEnded(error)) signedOut(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, error) => count < 2 && passing(error) },
      // What somebody does is done now or refused now: nothing is kept and sent later without a word.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
