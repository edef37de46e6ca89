import assert from 'node:assert/strict';
import { AppError } from '../../platform/errors.js';
import { createEgress } from '../../platform/egress/egress.js';
import { egressFetch } from '../../platform/egress/fetch.js';
import { silentLog } from '../../test/harness/test-database.js';
import { createDiscoverIssuer } from './discover-issuer.js';
import type { Issuer } from './issuer.js';

const url = 'https://login.example.com/realms/shop';
const issuer: Issuer = {
  ...{ tenantId: null, url, clientId: 'patchbay', clientSecret: 'secret', name: 'Example ID', domains: [] },
};
const metadata = {
  issuer: url,
  authorization_endpoint: `${url}/auth`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks`,
};

/** A service that says of itself what it is told to, or nothing. */
function openService() {
  const service = { says: { ...metadata }, isUp: true, asked: 0, now: 0 };
  const discoverIssuer = createDiscoverIssuer({
    fetch: () => {
      service.asked += 1;
      return service.isUp ? Promise.resolve(Response.json(service.says)) : Promise.reject(new Error('down'));
    },
    monotonic: () => service.now,
  });
  return { service, discoverIssuer };
}

const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'unavailable';

describe('what a sign-in service says of itself', () => {
  it('is kept for ten minutes, and asked for once by many at the same moment', async () => {
    const { service, discoverIssuer } = openService();
    await Promise.all([discoverIssuer(issuer), discoverIssuer(issuer), discoverIssuer(issuer)]);
    service.now = 9 * 60_000;
    await discoverIssuer(issuer);
    assert.equal(service.asked, 1);
    service.now = 11 * 60_000;
    await discoverIssuer(issuer);
    assert.equal(service.asked, 2);
  });

  it('is asked for again at once after a failure, which is told by its name', async () => {
    const { service, discoverIssuer } = openService();
    service.isUp = false;
    await assert.rejects(
      discoverIssuer(issuer),
      (error) => isUnavailable(error) && /Example ID/.test(String(error)),
    );
    service.isUp = true;
    await discoverIssuer(issuer);
  });

  it('is another for another client, secret or owner', async () => {
    const { service, discoverIssuer } = openService();
    await discoverIssuer(issuer);
    for (const change of [{ clientId: 'other' }, { clientSecret: 'other' }, { tenantId: 'other' }])
      await discoverIssuer({ ...issuer, ...change });
    assert.equal(service.asked, 4);
  });

  it('F-108 is refused where it is somebody else, or sends a browser where no TLS is', async () => {
    for (const wrong of [
      { issuer: 'https://evil.example' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 'http://login.example.com/auth' },
    ]) {
      const { service, discoverIssuer } = openService();
      service.says = { ...metadata, ...wrong };
      await assert.rejects(discoverIssuer(issuer), isUnavailable, JSON.stringify(wrong));
    }
  });

  it('is not looked for in the network behind us', async () => {
    const resolve = () => Promise.resolve(['10.0.0.5']);
    const egress = createEgress({ allow: [], log: silentLog, resolve });
    const discoverIssuer = createDiscoverIssuer({ fetch: egressFetch(egress), monotonic: () => 0 });
    await assert.rejects(discoverIssuer(issuer), isUnavailable);
  });
});
