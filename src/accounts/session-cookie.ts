import type { LoginOutcome } from '../contract/auth.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { ResponseFacts } from '../platform/http/endpoint.js';

export const userAgentOf = ({ headers }: RequestFacts): string | null => headers['user-agent'] ?? null;

/**
 * Hands a browser its session, and takes it away without one. HttpOnly and SameSite=Lax; Secure follows from the name's
 * prefix, which browsers enforce.
 */
export function setCookie(
  response: ResponseFacts,
  { cookieName }: { cookieName: string },
  session: { token: string; expires_at: string } | undefined,
): void {
  const secure = cookieName.startsWith('__Host-') ? '; Secure' : '';
  const value = session?.token ?? '';
  const expires = new Date(session?.expires_at ?? 0).toUTCString();
  response.header(
    'Set-Cookie',
    `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires}${secure}`,
  );
}

/** The same for whoever may have a second step before them: until then there is nothing to hand over. */
export function answerOutcome(
  response: ResponseFacts,
  deps: { cookieName: string },
  outcome: LoginOutcome,
): LoginOutcome {
  if ('token' in outcome) setCookie(response, deps, outcome);
  return outcome;
}
