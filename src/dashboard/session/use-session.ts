import { useQuery } from '@tanstack/react-query';
import { api, CallError, replyOf } from '../call.js';
import { type Session, sessionKey } from './session-key.js';
import { chosenTenant, rememberTenant } from './tenant-choice.js';

const readMember = (signal: AbortSignal) => replyOf(api.GET('/api/v1/auth/me', { signal }));

/** Who is signed in. A remembered tenant that is gone or was never allowed is forgotten. */
async function readSession(signal: AbortSignal): Promise<Session> {
  try {
    return { member: await readMember(signal), hasEnded: false };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.code === 'sign-in-service-needed') {
      rememberTenant(null);
      return { member: null, hasEnded: false, needsService: true };
    }
    if (error.status === 401) return { member: null, hasEnded: false };
    if (chosenTenant() === null || ![403, 404].includes(error.status)) throw error;
    rememberTenant(null);
    return readSession(signal);
  }
}

export const useSession = () =>
  useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => readSession(signal), staleTime: 5 * 60_000 });
