import assert from 'node:assert/strict';
import { z } from 'zod';
import { LinkFacts, LoginReply, Member } from '../contract/auth.js';
import { OutboxPage } from '../contract/outbox.js';
import { TenantPage } from '../contract/tenants.js';
import { newToken } from '../platform/ids.js';
import { type Api, eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';

const password = 'correct horse battery';
const chosen = 'staple river window';
const newEmail = () => `${newToken(6).toLowerCase()}@example.com`;
const CodeOf = z.looseObject({ error: z.looseObject({ code: z.string() }) });

describe('a business that somebody makes for themselves', function () {
  this.timeout(120_000);
  let app: TestApp;
  let places = 0;

  before(async () => {
    app = await startTestApp({ SIGN_UP: 'open', TRUSTED_PROXIES: '1' });
  });
  after(() => app.stop());

  /** Somebody nobody knows, at an address of their own. */
  const stranger = (): Api => app.as({ 'x-forwarded-for': `192.0.2.${(places += 1) % 250}` });
  const wanted = (email: string, more = {}) => ({
    ...{ business_name: 'Corner Bakery', name: 'Ada', email, password },
    ...{ time_zone: 'Europe/Vienna', language: 'de', country: 'AT', ...more },
  });
  const signUp = async (email: string, more = {}, from = stranger()) =>
    LoginReply.parse(await from.post('/api/v1/auth/sign-up', wanted(email, more)));
  const as = (token: string): Api => app.as({ authorization: `Bearer ${token}` });
  const me = async (token: string) => Member.parse(await as(token).get('/api/v1/auth/me'));
  const mailsTo = (email: string, least = 1) =>
    eventually(`${least} mails to ${email}`, async () => {
      const { items } = OutboxPage.parse(await app.admin.get('/api/v1/admin/outbox?limit=100'));
      const theirs = items.filter(({ recipient, state }) => recipient === email && state === 'kept');
      return theirs.length >= least ? theirs : undefined;
    });
  const linkTo = async (email: string, least = 1) =>
    /\/welcome\?token=([\w-]+)/.exec((await mailsTo(email, least))[0]?.text ?? '')?.[1] ??
    assert.fail('no link');
  const confirm = (token: string, link: string) =>
    as(token).call('POST', '/api/v1/account/email/confirm', { token: link });
  const codeOf = (answer: { body: unknown }) => CodeOf.parse(answer.body).error.code;
  const login = (email: string, given = password) =>
    stranger().call('POST', '/api/v1/auth/login', { email, password: given });
  /** A newcomer who has confirmed the address. */
  const settled = async () => {
    const email = newEmail();
    const { token } = await signUp(email);
    assert.equal((await confirm(token, await linkTo(email))).status, 204);
    return { email, token };
  };

  it('is theirs at once: an assistant to try, in their language and time zone', async () => {
    const email = newEmail();
    const { token, member } = await signUp(email);
    assert.deepEqual([member.email, member.role, member.is_email_confirmed], [email, 'owner', false]);
    const config = z
      .looseObject({ time_zone: z.string(), languages: z.array(z.string()), country: z.string() })
      .parse(await as(token).get('/api/v1/config'));
    assert.deepEqual([config.time_zone, config.languages, config.country], ['Europe/Vienna', ['de'], 'AT']);
    const assistants = z.looseObject({ items: z.array(z.unknown()) });
    assert.equal(assistants.parse(await as(token).get('/api/v1/assistants')).items.length, 1);
    const source = { kind: 'text', title: 'Hours', content: 'We are open from six to six.' };
    assert.equal((await as(token).call('POST', '/api/v1/knowledge/sources', source)).status, 201);
  });

  it('is one, also when the button is pressed twice at the same moment', async () => {
    const email = newEmail();
    const name = `Bakery ${newToken(6)}`;
    const both = await Promise.all([
      signUp(email, { business_name: name }),
      signUp(email, { business_name: name }),
    ]);
    assert.equal(both[0].member.tenant?.id, both[1].member.tenant?.id);
    const { items } = TenantPage.parse(await app.admin.get('/api/v1/admin/tenants?limit=100'));
    assert.equal(items.filter((tenant) => tenant.name === name).length, 1);
  });

  it('F-102 answers alike for an address that somebody has; a mail tells its owner, who keeps the account', async () => {
    const { email } = await settled();
    const told = await Promise.all(
      [email, newEmail()].map(async (each) => {
        const { status, body } = await stranger().call(
          'POST',
          '/api/v1/auth/sign-up',
          wanted(each, { password: chosen }),
        );
        const { member } = LoginReply.parse(body);
        return [
          status,
          Object.keys(body),
          Object.keys(member),
          member.is_email_confirmed,
          member.permissions,
        ];
      }),
    );
    assert.deepEqual(told[0], told[1]);
    const [mail] = await mailsTo(email, 2);
    assert.equal(/token=/.test(mail?.text ?? ''), false);
    assert.match(mail?.text ?? '', /You have one already/);
    assert.deepEqual([(await login(email, chosen)).status, (await login(email)).status], [401, 200]);
  });

  it('F-102 is asked for five times an hour for one address, and ten times from one place', async () => {
    const email = newEmail();
    for (let count = 0; count < 5; count += 1) await signUp(email);
    assert.equal(
      codeOf(await stranger().call('POST', '/api/v1/auth/sign-up', wanted(email))),
      'rate-limited',
    );
    const place = stranger();
    for (let count = 0; count < 10; count += 1)
      await place.call('POST', '/api/v1/auth/sign-up', wanted(email));
    const late = await place.call('POST', '/api/v1/auth/sign-up', wanted(newEmail()));
    assert.equal(codeOf(late), 'rate-limited');
  });

  it('invites nobody, connects nothing and has no keys before the address is confirmed', async () => {
    const email = newEmail();
    const { token } = await signUp(email);
    const tries = () =>
      Promise.all([
        as(token).call('POST', '/api/v1/team/invitations', { email: newEmail(), role: 'agent' }),
        as(token).call('POST', '/api/v1/connections', { connector: 'nothing', name: 'x', config: {} }),
        as(token).call('POST', '/api/v1/api-keys', { name: 'x', scopes: ['leads:read'] }),
      ]);
    assert.deepEqual(
      (await tries()).map(({ status }) => status),
      [403, 403, 403],
    );
    assert.equal((await confirm(token, await linkTo(email))).status, 204);
    assert.ok((await tries()).every(({ status }) => status !== 403));
    assert.equal((await me(token)).is_email_confirmed, true);
  });

  it('F-108 is confirmed by who asked alone, once; a stranger’s click gives nobody the address', async () => {
    const email = newEmail();
    const { token } = await signUp(email);
    const link = await linkTo(email);
    const facts = LinkFacts.parse(await stranger().post('/api/v1/auth/links/look', { token: link }));
    assert.deepEqual([facts.purpose, facts.email], ['confirm-email', email]);
    const nobody = await stranger().call('POST', '/api/v1/account/email/confirm', { token: link });
    assert.equal(nobody.status, 401);
    const other = await signUp(newEmail());
    assert.equal((await confirm(other.token, link)).status, 403);
    assert.deepEqual(
      (await Promise.all([confirm(token, link), confirm(token, link)])).map(({ status }) => status).sort(),
      [204, 410],
    );
  });

  it('F-108 is confirmed with the newest link', async () => {
    const email = newEmail();
    const { token } = await signUp(email);
    const first = await linkTo(email);
    assert.equal((await as(token).call('POST', '/api/v1/account/email/resend')).status, 204);
    const second = await linkTo(email, 2);
    assert.equal(codeOf(await confirm(token, first)), 'link-expired');
    assert.equal((await confirm(token, second)).status, 204);
    assert.equal(codeOf(await as(token).call('POST', '/api/v1/account/email/resend')), 'conflict');
  });

  it('lets its owner in again by the password, and to one of two who claim an address it belongs', async () => {
    const email = newEmail();
    const squatter = await signUp(email, { password: chosen });
    const { token } = await signUp(email);
    const link = await linkTo(email, 2);
    assert.equal((await login(email)).status, 200);
    assert.equal((await confirm(token, link)).status, 204);
    assert.equal((await as(squatter.token).call('POST', '/api/v1/account/email/resend')).status, 204);
    const [mail] = await mailsTo(email, 3);
    assert.equal(/token=/.test(mail?.text ?? ''), false);
    assert.deepEqual([(await login(email, chosen)).status, (await login(email)).status], [401, 200]);
  });

  describe('another address', () => {
    const change = (token: string, email: string, given = password) =>
      as(token).call('POST', '/api/v1/account/email', { email, password: given });

    it('counts once it is confirmed; then the one of before signs in no more, and is told', async () => {
      const { email, token } = await settled();
      const next = newEmail();
      assert.equal(codeOf(await change(token, next, 'not the password')), 'invalid-input');
      assert.equal((await change(token, next)).status, 204);
      const waiting = await me(token);
      assert.deepEqual([waiting.email, waiting.new_email, waiting.is_email_confirmed], [email, next, true]);
      assert.equal((await login(next)).status, 401);
      assert.equal((await confirm(token, await linkTo(next))).status, 204);
      assert.deepEqual([(await login(email)).status, (await login(next)).status], [401, 200]);
      const [mail] = await mailsTo(email, 2);
      assert.match(mail?.subject ?? '', /address .* was changed/);
    });

    it('F-102 answers alike for one that somebody has, which stays theirs', async () => {
      const [mine, theirs] = [await settled(), await settled()];
      assert.equal((await change(mine.token, theirs.email)).status, 204);
      const [mail] = await mailsTo(theirs.email, 2);
      assert.equal(/token=/.test(mail?.text ?? ''), false);
      assert.equal((await me(mine.token)).email, mine.email);
    });

    it('F-108 that somebody else got meanwhile is refused', async () => {
      const { token } = await settled();
      const email = newEmail();
      await change(token, email);
      const link = await linkTo(email);
      const other = await signUp(email);
      assert.equal((await confirm(other.token, await linkTo(email, 2))).status, 204);
      assert.equal(codeOf(await confirm(token, link)), 'email-taken');
    });
  });
});
