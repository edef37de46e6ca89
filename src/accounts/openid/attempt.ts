import { z } from 'zod';
import type { RequestFacts } from '../../platform/http/caller.js';
import type { ResponseFacts } from '../../platform/http/endpoint.js';
import type { Sealer } from '../../platform/secrets.js';

/** A sign-in that is under way at a service. */
const Attempt = z.object({
  tenant_id: z.uuid().nullable(),
  /** Of the tenant, for the way back to its sign-in page. */
  team: z.string().nullable(),
  /** At which service, so that an answer is taken to no other, also when the tenant has changed its own meanwhile. */
  issuer: z.string(),
  client_id: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  return_to: z.string(),
  expires_at: z.number(),
});
export type Attempt = z.infer<typeof Attempt>;

export interface AttemptDeps {
  cookieName: string;
  sealer: Sealer;
  /** The clock that all processes share. */
  clock: { now: () => Date };
}

const validMinutes = 15;
const place = { tenantId: 'installation', table: 'attempts', column: 'cookie' };

/**
 * Travels in the browser that began it, sealed: what comes back in another one was begun by somebody else, who would have
 * it signed in as them (F-105). Lax, because it comes back by a link from the service's page.
 */
export function keepAttempt(
  response: ResponseFacts,
  attempt: Omit<Attempt, 'expires_at'>,
  { cookieName, sealer, clock }: AttemptDeps,
): void {
  const expires_at = clock.now().getTime() + validMinutes * 60_000;
  const sealed = sealer.seal(JSON.stringify({ ...attempt, expires_at }), place);
  response.header('Set-Cookie', written(cookieName, sealed, new Date(expires_at)));
}

/** The attempt of this browser, unless it is too old. */
export function attemptOf(
  request: RequestFacts,
  { cookieName, sealer, clock }: AttemptDeps,
): Attempt | undefined {
  const sealed = request.cookie(nameOf(cookieName));
  if (sealed === undefined) return undefined;
  const attempt = opened(sealed, sealer);
  return attempt && attempt.expires_at > clock.now().getTime() ? attempt : undefined;
}

/** It is used up by coming back, whatever comes of it. */
export const spendAttempt = (
  response: ResponseFacts,
  { cookieName }: Pick<AttemptDeps, 'cookieName'>,
): void => response.header('Set-Cookie', written(cookieName, '', new Date(0)));

const nameOf = (cookieName: string): string => `${cookieName}-sign-in`;

function written(cookieName: string, value: string, expires: Date): string {
  const secure = cookieName.startsWith('__Host-') ? '; Secure' : '';
  return `${nameOf(cookieName)}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires.toUTCString()}${secure}`;
}

/** A stranger may write anything into a cookie; what does not open is none of ours. */
function opened(sealed: string, sealer: Sealer): Attempt | undefined {
  try {
    return Attempt.parse(JSON.parse(sealer.open(sealed, place)));
  } catch {
    return undefined;
  }
}
