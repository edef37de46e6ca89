import assert from 'node:assert/strict';
import { startOpenId, type OpenIdSimulator } from '../../test/simulators/openid/start.js';
import { adminEmail, startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import { browseAt } from './browse.testing.js';
import { createJar } from './jar.testing.js';
import { freePort } from '../../test/harness/free-port.js';

const password = 'correct horse battery';

describe('signing in through a service', function () {
  this.timeout(120_000);
  let app: TestApp;
  let service: OpenIdSimulator;

  const person = (sub: string, email: string, more = {}) => ({
    ...{ sub, email, email_verified: true, name: sub, ...more },
  });

  before(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    service = await startOpenId({
      redirectUris: [`${url}/api/v1/auth/openid/callback`],
      people: [
        person('ada', 'Ada@example.com'),
        person('mallory', 'ada@example.com', { email_verified: false }),
        person('typed', 'ada@example.com', { email_verified: 'true' }),
        person('nameless', '', { email: undefined }),
        person('outside', 'bob@elsewhere.example'),
        person('stranger', 'nobody@example.com'),
        person('root', adminEmail),
      ],
    });
    app = await startTestApp({
      // Each browser has an address of its own.
      ...{ PORT: String(port), PUBLIC_URL: url, TRUSTED_PROXIES: '1' },
      ...{ OIDC_ISSUER: service.url, OIDC_CLIENT_ID: service.clientId },
      ...{ OIDC_CLIENT_SECRET: service.clientSecret, OIDC_NAME: 'Example ID', OIDC_DOMAINS: 'example.com' },
    });
    for (const email of ['ada@example.com', 'bob@elsewhere.example']) {
      const owner = { owner_email: email, owner_password: password };
      await app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', ...owner });
    }
  });
  after(async () => {
    await app.stop();
    service.stop();
  });

  const { begin, answerAs, cameBack, whoIs, ...browser } = browseAt({
    get url() {
      return app.url;
    },
  });
  const signInAs = (sub: string, jar = createJar()) => browser.signInAs(sub, { jar });

  it('lets in who has a verified address, on the page that was asked for', async () => {
    const jar = createJar();
    assert.equal(await signInAs('ada', jar), '/leads');
    const { email, role } = await whoIs(jar);
    assert.deepEqual([email, role], ['ada@example.com', 'owner']);
  });

  for (const [who, problem] of [
    ['mallory', 'unverified-address'],
    ['typed', 'unverified-address'],
    ['nameless', 'unverified-address'],
    ['outside', 'other-domain'],
    ['stranger', 'nobody'],
    ['', 'declined'],
  ] as const)
    it(`F-102 refuses ${who || 'who changes their mind'}: ${problem}`, async () => {
      const jar = createJar();
      assert.equal(await signInAs(who, jar), `/sign-in?problem=${problem}`);
      assert.equal((await jar.send(`${app.url}/api/v1/auth/me`)).status, 401);
    });

  it('knows somebody by the subject from then on, also with another address', async () => {
    service.people.push(person('grace', 'ada@example.com'));
    assert.equal(await signInAs('grace'), '/leads');
    service.people.splice(
      service.people.findIndex(({ sub }) => sub === 'grace'),
      1,
    );
    service.people.push(person('grace', 'other@elsewhere.example', { email_verified: false }));
    const jar = createJar();
    assert.equal(await signInAs('grace', jar), '/leads');
    assert.equal((await whoIs(jar)).email, 'ada@example.com');
  });

  it('F-105 refuses what another browser began, and what was changed on the way', async () => {
    const [mine, theirs] = [createJar(), createJar()];
    const answer = await answerAs(mine, await begin(mine), 'ada');
    assert.equal(await cameBack(theirs, answer), '/sign-in?problem=interrupted');
    await begin(theirs);
    assert.equal(await cameBack(theirs, answer), '/sign-in?problem=interrupted');
    assert.equal((await theirs.send(`${app.url}/api/v1/auth/me`)).status, 401);
    const forged = new URL(answer);
    forged.searchParams.set('state', 'another-state');
    assert.equal(await cameBack(mine, forged.href), '/sign-in?problem=interrupted');
    // The attempt is used up by the first answer, good or bad.
    assert.equal(await cameBack(mine, answer), '/sign-in?problem=interrupted');
  });

  it('F-105 refuses an answer to another question: nonce and PKCE', async () => {
    for (const [name, value] of [
      ['nonce', 'another-nonce'],
      ['code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
    ] as const) {
      const jar = createJar();
      const url = new URL(await begin(jar));
      url.searchParams.set(name, value);
      const answer = await answerAs(jar, url.href, 'ada');
      assert.equal(await cameBack(jar, answer), '/sign-in?problem=interrupted', name);
    }
  });

  it('F-105 gives a new session, whatever the browser brought along', async () => {
    const jar = createJar();
    const planted = 'a-session-that-somebody-else-knows-of-0123456789';
    jar.set(app.url, 'patchbay', planted);
    assert.equal(await signInAs('ada', jar), '/leads');
    assert.notEqual(jar.get(app.url, 'patchbay'), planted);
    const theirs = createJar();
    theirs.set(app.url, 'patchbay', planted);
    assert.equal((await theirs.send(`${app.url}/api/v1/auth/me`)).status, 401);
  });

  it('F-108 is sent back where the settings say, whatever Host says, and the service sends nowhere else', async () => {
    const jar = createJar();
    const url = new URL(await begin(jar));
    assert.equal(url.searchParams.get('redirect_uri'), `${app.url}/api/v1/auth/openid/callback`);
    url.searchParams.set('redirect_uri', 'https://evil.example/api/v1/auth/openid/callback');
    const refused = await jar.send(url.href);
    assert.deepEqual([refused.status, refused.headers.get('location')], [400, null]);
  });

  it('F-108 goes on at no other site', async () => {
    for (const return_to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '/a\\b',
      '',
    ])
      assert.equal(
        (await app.as({}).call('POST', '/api/v1/auth/openid/begin', { return_to })).status,
        400,
        return_to,
      );
  });

  it('does not ask for our own second factor, and asks the service for its keys once', async () => {
    const asked = service.calls.get('GET /jwks') ?? 0;
    assert.equal(await signInAs('ada'), '/leads');
    assert.equal(service.calls.get('GET /jwks') ?? 0, asked);
    assert.equal(service.calls.get('GET /.well-known/openid-configuration'), 1);
  });

  it('makes no business for anybody where the deployer does not let them in', async () => {
    const wanted = { business_name: 'Mine', name: 'Mallory', email: 'mallory@example.com', password };
    assert.equal((await app.as({}).call('POST', '/api/v1/auth/sign-up', wanted)).status, 403);
    const ways = await app.as({}).get('/api/v1/auth/ways');
    assert.deepEqual(ways, { openid: { name: 'Example ID' }, team: null, sign_up: false });
  });

  it('signs in the platform admin, whose deployer chose the service', async () => {
    const jar = createJar();
    assert.equal(await signInAs('root', jar), '/leads');
    assert.equal((await whoIs(jar)).is_platform_admin, true);
  });
});
