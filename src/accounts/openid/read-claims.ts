import { authorizationCodeGrant, AuthorizationResponseError, fetchUserInfo } from 'openid-client';
import { z } from 'zod';
import { Email } from '../../contract/common.js';
import type { Log } from '../../platform/log.js';
import type { Attempt } from './attempt.js';
import type { DiscoverIssuer } from './discover-issuer.js';
import { callbackUrl, type Issuer, type Refused } from './issuer.js';

/** What the service says of somebody. Only `iss` and `sub` are sure to be there. */
const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  email: Email.optional().catch(undefined),
  // A text such as "true" is how some services hand on what a person merely typed.
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});
export type Claims = z.infer<typeof Claims>;

export interface ReadClaimsDeps {
  publicUrl: string;
  discoverIssuer: DiscoverIssuer;
  log: Pick<Log, 'info'>;
}

export interface CameBack {
  issuer: Issuer;
  /** A member of what the service says that is needed besides. */
  roleClaim?: string | null;
  attempt: Attempt;
  /** What stands behind the question mark of the address that the browser came back to. */
  query: string;
}

/**
 * Exchanges the code for what the service says of the person. State, nonce, PKCE, issuer, audience, times and signature are
 * checked by the library; what fails is written to the log, and to the stranger only that it failed.
 */
export async function readClaims(
  { issuer, roleClaim = null, attempt, query }: CameBack,
  { publicUrl, discoverIssuer, log }: ReadClaimsDeps,
): Promise<{ claims: Claims } | Refused> {
  const config = await discoverIssuer(issuer).catch((err: unknown) => {
    log.info({ err, issuer: issuer.url }, 'a sign-in service does not answer');
    return undefined;
  });
  if (!config) return { problem: 'unreachable' };
  const current = new URL(callbackUrl(issuer, publicUrl));
  current.search = query;
  try {
    const tokens = await authorizationCodeGrant(config, current, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = Claims.parse(tokens.claims());
    const isWhole = claims.email !== undefined && (roleClaim === null || Object.hasOwn(claims, roleClaim));
    if (isWhole || config.serverMetadata().userinfo_endpoint === undefined) return { claims };
    const more = await fetchUserInfo(config, tokens.access_token, claims.sub);
    return { claims: Claims.parse({ ...more, ...withoutBlanks(claims) }) };
  } catch (err) {
    log.info({ err, issuer: issuer.url }, 'a sign-in through a service failed');
    const isDeclined = err instanceof AuthorizationResponseError && err.error === 'access_denied';
    return { problem: isDeclined ? 'declined' : 'interrupted' };
  }
}

/** What the signed token says wins over what was asked for afterwards. */
const withoutBlanks = (claims: Claims): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
