import assert from 'node:assert/strict';
import { LoginReply, OwnSessions } from '../contract/auth.js';
import { TokenReply } from '../contract/tokens.js';
import { becomeVisitor, openWidget, shopOrigin } from '../test/harness/open-widget.js';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { forge, type Known, type Named, wrongTokens } from './wrong-tokens.testing.js';

const password = 'correct horse battery';
const secretKey = 'only for tests, only for tests, only for tests';

describe('access tokens of the running product', function () {
  this.timeout(120_000);
  let app: TestApp;
  let program: TokenReply;
  let known: Known;

  const signInProgram = async (email: string): Promise<TokenReply> =>
    TokenReply.parse(
      await app.as({}).post('/api/v1/auth/token', { grant_type: 'password', email, password }),
    );
  const openBusiness = async (name: string, owner_email: string): Promise<TokenReply> => {
    const owner = { owner_email, owner_password: password };
    await app.admin.post('/api/v1/admin/tenants', { name, country: 'GB', ...owner });
    return signInProgram(owner_email);
  };
  const bearer = (token: string) => app.as({ authorization: `Bearer ${token}` });
  const sessionsOf = async (token: string) =>
    OwnSessions.parse(await bearer(token).get('/api/v1/account/sessions')).items;
  const facts = async ({ access_token, member }: TokenReply) => {
    const session = (await sessionsOf(access_token)).find(({ is_current }) => is_current);
    return { personId: member.id, sessionId: session?.id ?? assert.fail('no session') };
  };

  before(async () => {
    app = await startTestApp({ SECRET_KEY: secretKey });
    program = await openBusiness('Corner Bakery', 'ada@example.com');
    const other = await openBusiness('Bicycle Workshop', 'bob@example.com');
    const browser = LoginReply.parse(
      await app.as({}).post('/api/v1/auth/login', { email: 'ada@example.com', password }),
    );
    const sessions = await sessionsOf(browser.token);
    const current = sessions.find(({ is_current }) => is_current);
    known = {
      ...{ secretKey, issuer: app.url, good: program.access_token },
      ...{ own: await facts(program), other: await facts(other), browserSessionId: current?.id ?? '' },
    };
  });
  after(() => app.stop());

  it('open what their person may do, in their tenant and in no other', async () => {
    const config = await bearer(program.access_token).call('GET', '/api/v1/config');
    assert.equal(config.status, 200);
    const { items } = await app.admin.get('/api/v1/admin/tenants');
    assert.ok(Array.isArray(items) && items.length >= 2);
    const other = await signInProgram('bob@example.com');
    const foreign = {
      authorization: `Bearer ${program.access_token}`,
      'x-tenant-id': other.member.tenant?.id ?? '',
    };
    assert.equal((await app.as(foreign).call('GET', '/api/v1/config')).status, 404);
  });

  it('F-104: of more than a hundred wrong ones none is taken, and none is more than a refusal', async () => {
    // Made in the same way and with nothing changed one is taken, or this proof would prove nothing.
    assert.equal((await bearer(forge(known)).call('GET', '/api/v1/auth/me')).status, 200);
    const tokens = [...wrongTokens(known), ['a refresh token', program.refresh_token] satisfies Named];
    assert.ok(tokens.length >= 100, `${tokens.length}`);
    assert.equal(new Set(tokens.map(([name]) => name)).size, tokens.length);
    const wrong: string[] = [];
    for (const [name, token] of tokens) {
      const { status } = await fetch(`${app.url}/api/v1/auth/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (![400, 401, 431].includes(status)) wrong.push(`${name}: ${status}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('F-104 are taken from the one place where they belong', async () => {
    const token = program.access_token;
    const places: Record<string, string>[] = [
      { cookie: `patchbay=${token}` },
      { 'x-api-key': token },
      { authorization: token },
      { authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` },
      { authorization: `Token ${token}` },
    ];
    for (const headers of places)
      assert.equal(
        (await app.as(headers).call('GET', '/api/v1/auth/me')).status,
        401,
        JSON.stringify(headers),
      );
    const query = await app.as({}).call('GET', `/api/v1/config?access_token=${token}`);
    assert.equal(query.status, 401);
  });

  it('F-104 open no chat window, and a visitor’s token opens nothing else', async () => {
    const { publicKey } = await openWidget(app, 'Garden Shop');
    const visitor = await becomeVisitor(app.url, publicKey);
    assert.equal((await visitor.call('messages')).status, 200);
    for (const path of [
      '/api/v1/auth/me',
      '/api/v1/config',
      '/api/v1/conversations',
      '/api/v1/account/sessions',
    ])
      assert.equal((await bearer(visitor.token).call('GET', path)).status, 401, path);
    for (const token of [program.access_token, program.refresh_token]) {
      for (const path of ['/api/widget/messages', '/api/widget/events']) {
        const headers = { authorization: `Bearer ${token}`, origin: shopOrigin };
        assert.equal((await app.as(headers).call('GET', path)).status, 401, path);
      }
    }
    const refreshed = await app
      .as({})
      .call('POST', '/api/v1/auth/token', { grant_type: 'refresh_token', refresh_token: visitor.token });
    assert.equal(refreshed.status, 401);
  });
});
