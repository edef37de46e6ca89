import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Attempt } from './attempt.js';
import type { DiscoverIssuer } from './discover-issuer.js';
import { callbackUrl, type Issuer } from './issuer.js';

export interface BeginDeps {
  publicUrl: string;
  discoverIssuer: DiscoverIssuer;
}

/** Where the browser goes to sign in, and what must come back from there. Throws `unavailable`. */
export async function beginSignIn(
  { issuer, team, returnTo }: { issuer: Issuer; team: string | null; returnTo: string },
  { publicUrl, discoverIssuer }: BeginDeps,
): Promise<{ url: string; attempt: Omit<Attempt, 'expires_at'> }> {
  const config = await discoverIssuer(issuer);
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const url = buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(issuer, publicUrl),
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state, nonce },
  });
  return {
    url: url.href,
    attempt: {
      ...{ tenant_id: issuer.tenantId, team, issuer: issuer.url, client_id: issuer.clientId },
      ...{ state, nonce, verifier, return_to: returnTo },
    },
  };
}
