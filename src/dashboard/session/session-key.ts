import type { QueryClient } from '@tanstack/react-query';
import type { Member } from '../../contract/auth.js';

/** Where the cache keeps who is signed in; null for nobody. */
export const sessionKey = ['session'] as const;

export interface Session {
  member: Member | null;
  /** Somebody was signed in and is not any more. */
  hasEnded: boolean;
  /** The team in which they would work asks for its own sign-in service. */
  needsService?: true;
}

/** Forgets all that was read and shows the sign-in. */
export function signedOut(client: QueryClient): void {
  const hadMember = Boolean(client.getQueryData<Session>(sessionKey)?.member);
  if (!hadMember) return;
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  client.setQueryData<Session>(sessionKey, { member: null, hasEnded: true });
}
