import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { isProtectedAddress } from '../../contract/openid.js';
import { AppError } from '../../platform/errors.js';
import { sha256 } from '../../platform/ids.js';
import { createKept } from '../../platform/kept.js';
import type { Issuer } from './issuer.js';

/** What an issuer says of itself, with its keys. Throws `unavailable` where it does not answer, or not as it must. */
export type DiscoverIssuer = (issuer: Issuer) => Promise<Configuration>;

export interface DiscoverDeps {
  /** Through the egress client, so that no issuer leads into the network behind us. */
  fetch: typeof fetch;
  /** Milliseconds that only go forward. */
  monotonic: () => number;
}

const mostKept = 100;
const keptMs = 10 * 60_000;
const timeoutSeconds = 10;

interface Entry {
  until: number;
  found: Promise<Configuration>;
}

/** Keeps what was found for ten minutes, keys included, and nothing of a failure: an issuer that is back works at once. */
export function createDiscoverIssuer({ fetch, monotonic }: DiscoverDeps): DiscoverIssuer {
  const kept = createKept<Entry>(mostKept);
  return async (issuer) => {
    const { tenantId, url, clientId, clientSecret = '' } = issuer;
    const key = sha256(JSON.stringify([tenantId, url, clientId, clientSecret]));
    const known = kept.get(key);
    if (known && known.until > monotonic()) return known.found;
    const entry = { until: monotonic() + keptMs, found: discover(issuer, fetch) };
    kept.set(key, entry);
    try {
      return await entry.found;
    } catch (cause) {
      entry.until = 0;
      throw new AppError('unavailable', {
        publicMessage: `${issuer.name} does not answer as a sign-in service must. Try again later, or sign in another way.`,
        cause,
      });
    }
  };
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- for a service on this very machine, never for another one
const withoutTls = allowInsecureRequests;

async function discover(issuer: Issuer, fetch: typeof globalThis.fetch): Promise<Configuration> {
  const server = new URL(issuer.url);
  const isPlain = server.protocol === 'http:' && isProtectedAddress(issuer.url);
  const { clientId, clientSecret } = issuer;
  const auth = clientSecret === undefined ? None() : ClientSecretBasic(clientSecret);
  const config = await discovery(server, clientId, undefined, auth, {
    // All that this flow sends are forms.
    [customFetch]: (address, { body, ...init }) =>
      fetch(address, { ...init, body: body instanceof URLSearchParams ? body : null }),
    // The ID token is checked by its signature too, and not only by the line that it came over.
    execute: [enableNonRepudiationChecks, ...(isPlain ? [withoutTls] : [])],
    timeout: timeoutSeconds,
  });
  const { authorization_endpoint: endpoint = '' } = config.serverMetadata();
  // A browser is sent there: an address such as `javascript:` would run in a page of ours.
  if (!isProtectedAddress(endpoint)) throw new Error('the authorization endpoint is no https address');
  return config;
}
