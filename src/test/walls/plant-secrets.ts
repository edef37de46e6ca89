import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { CreatedApiKey } from '../../contract/api-keys.js';
import { LoginReply } from '../../contract/auth.js';
import { OutboxPage } from '../../contract/outbox.js';
import { RecoveryCodes, SecondFactorSetup } from '../../contract/second-factor.js';
import { TokenReply } from '../../contract/tokens.js';
import { newToken } from '../../platform/ids.js';
import { accounts, type PlatformAccount, type Platforms } from '../connect-benches.testing.js';
import { becomeVisitor, openWidget, type OpenedWidget } from '../harness/open-widget.js';
import { eventually, type TestApp } from '../harness/start-test-app.js';

/** Every secret that somebody handed to the product or got from it, by what it is. */
export type Secrets = Map<string, string>;

/** What a deployer sets. */
export const settingSecrets = () => ({
  SECRET_KEY: newToken(32),
  SECRET_KEY_PREVIOUS: newToken(32),
  OPENAI_API_KEY: `canary-${newToken(18)}`,
  METRICS_TOKEN: newToken(18),
  OIDC_CLIENT_SECRET: newToken(18),
});

interface Planting {
  app: TestApp;
  secrets: Secrets;
}

/** A path through the sign-in ways of one person, each of which hands a secret to them. */
export async function plantPeople({ app, secrets }: Planting): Promise<void> {
  const email = `${newToken(6).toLowerCase()}@example.com`;
  const [first, second, wrong] = [newToken(12), newToken(12), newToken(12)];
  const post = (route: string, body: unknown) => app.as({}).post(`/api/v1/auth/${route}`, body);
  const owner = { owner_email: email, owner_password: first };
  await app.admin.post('/api/v1/admin/tenants', { name: 'Bakery', country: 'GB', ...owner });
  const { token } = LoginReply.parse(await post('login', { email, password: first }));
  await app.as({}).call('POST', '/api/v1/auth/login', { email, password: wrong });
  const program = TokenReply.parse(await post('token', { grant_type: 'password', email, password: first }));
  await post('sign-in-link', { email });
  const signIn = await linkTo(email, app);
  await post('forgot-password', { email });
  const reset = await linkTo(email, app, [signIn]);
  await app.as({ authorization: `Bearer ${token}` }).post('/api/v1/team/invitations', {
    ...{ email: `${newToken(6).toLowerCase()}@example.com`, role: 'agent' },
  });
  const again = LoginReply.parse(await post('one-time-link', { token: reset, password: second }));
  const factor = await plantSecondFactor(app, again.token);
  const all = {
    ...{ 'first password': first, 'second password': second, 'wrong password': wrong },
    ...{ 'browser session': token, 'session after the reset': again.token },
    ...{ 'access token': program.access_token, 'refresh token': program.refresh_token },
    ...{ 'sign-in link': signIn, 'reset link': reset, ...factor },
  };
  for (const [name, value] of Object.entries(all)) secrets.set(name, value);
}

/** The link of the newest mail to somebody that is none of the known ones. */
const linkTo = (email: string, { admin }: TestApp, known: readonly string[] = []): Promise<string> =>
  eventually(`a link for ${email}`, async () => {
    const { items } = OutboxPage.parse(await admin.get('/api/v1/admin/outbox?limit=100'));
    return items
      .filter(({ recipient }) => recipient === email)
      .map(({ text }) => /token=([\w-]+)/.exec(text ?? '')?.[1])
      .find((link) => link !== undefined && !known.includes(link));
  });

async function plantSecondFactor(app: TestApp, token: string): Promise<Record<string, string>> {
  const own = app.as({ authorization: `Bearer ${token}` });
  const { secret } = SecondFactorSetup.parse(await own.post('/api/v1/account/second-factor'));
  const codesFor = async (route: string, timestamp: number) => {
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
    return RecoveryCodes.parse(await own.post(`/api/v1/account/${route}`, { code })).recovery_codes;
  };
  const [one = '', two = ''] = await codesFor('second-factor/confirm', Date.now());
  // No code works twice, so it is the next one.
  const [renewed = ''] = await codesFor('recovery-codes', Date.now() + 30_000);
  return {
    ...{ 'second factor': secret, 'recovery code': one, 'another recovery code': two },
    'renewed recovery code': renewed,
  };
}

const Made = z.looseObject({ id: z.string(), webhook_url: z.string() });
const refused = /^[45]/;

/** Inboxes whose tokens are right, inboxes whose tokens are not, the chat window, and a key of the tenant. */
export async function plantInboxes(
  { app, secrets }: Planting,
  platforms: Platforms,
): Promise<{ tenant: OpenedWidget; inboxes: PlatformAccount[] }> {
  const tenant = await openWidget(app, 'Harbor & Pine');
  const inboxes = [accounts.papercups, accounts.crisp, accounts.chatwoot].map((open) => open(platforms));
  for (const { connector, config, signIn, enterHook } of inboxes) {
    const body = { connector, name: connector, config: { ...config, ...signIn } };
    const { webhook_url: url } = Made.parse(await tenant.api.post('/api/v1/connections', body));
    await enterHook(url);
    secrets.set(`token of ${connector}`, tokenIn(config));
    if (signIn) secrets.set(`password of ${connector}`, signIn['password'] ?? assert.fail('no password'));
    secrets.set(`hook address of ${connector}`, url.split('/').at(-1) ?? assert.fail(url));
    const wrong = newToken(24);
    const name = Object.keys(config).find((each) => config[each] === tokenIn(config)) ?? '';
    const { status } = await tenant.api.call('POST', '/api/v1/connections', {
      ...body,
      config: { ...config, [name]: wrong },
    });
    assert.match(String(status), refused);
    secrets.set(`wrong token of ${connector}`, wrong);
  }
  const { token } = await becomeVisitor(app.url, tenant.publicKey);
  secrets.set('visitor of the chat window', token.split('.')[2] ?? assert.fail(token));
  const key = { name: 'Till', scopes: ['*'] };
  secrets.set('API key', CreatedApiKey.parse(await tenant.api.post('/api/v1/api-keys', key)).key);
  return { tenant, inboxes };
}

/** The account token among what is pasted to connect. */
const tokenIn = (config: Record<string, string>): string =>
  config['api_key'] ?? config['token_key'] ?? config['access_token'] ?? assert.fail('no token');
