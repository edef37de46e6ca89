import type { RequestFacts } from '../platform/http/caller.js';
import type { ResponseFacts } from '../platform/http/endpoint.js';

interface Named {
  cookieName: string;
}

export const userAgentOf = ({ headers }: RequestFacts): string | null => headers['user-agent'] ?? null;

/**
 * Hands a browser its session, and takes it away without one. HttpOnly and SameSite=Lax; Secure follows from the name's
 * prefix, which browsers enforce.
 */
export function setCookie(
  response: ResponseFacts,
  { cookieName }: Named,
  session: { token: string; expires_at: string } | undefined,
): void {
  const expires = new Date(session?.expires_at ?? 0);
  response.header('Set-Cookie', written(cookieName, session?.token ?? '', { sameSite: 'Lax', expires }));
}

const deviceCookie = ({ cookieName }: Named): string => `${cookieName}-device`;

/** What this browser is known by from an earlier sign-in. */
export const deviceOf = (request: Pick<RequestFacts, 'cookie'>, named: Named): string | undefined =>
  request.cookie(deviceCookie(named));

/** Strict: only our own sign-in page ever needs it. */
export const setDeviceCookie = (
  response: ResponseFacts,
  named: Named,
  { token, expiresAt: expires }: { token: string; expiresAt: Date },
): void =>
  response.header('Set-Cookie', written(deviceCookie(named), token, { sameSite: 'Strict', expires }));

function written(
  name: string,
  value: string,
  { sameSite, expires }: { sameSite: 'Lax' | 'Strict'; expires: Date },
): string {
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Expires=${expires.toUTCString()}${secure}`;
}
