import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { CreatedApiKey } from '../contract/api-keys.js';
import { AuditPage } from '../contract/audit.js';
import { LoginReply, SecondFactorNeeded } from '../contract/auth.js';
import { RecoveryCodes, SecondFactor, SecondFactorSetup } from '../contract/second-factor.js';
import { TeamMemberPage } from '../contract/team.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, readClock, testDatabase } from '../test/harness/test-database.js';
import { newEmail, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const periodMs = 30_000;

const Refused = z.object({
  error: z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })).optional() }),
});

describe('a second factor', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenantId: string;
  let somebody: { id: string; email: string; token: string };

  before(async () => {
    db = await testDatabase();
    tenantId = (await makeTenant(db)).id;
  });
  beforeEach(async () => {
    served = await serveAccounts(db);
    const email = newEmail();
    const id = await asSystem(db, (tx) => insertOwner(tx, tenantId, { email, password }));
    somebody = { id, email, token: await served.signedIn(id) };
  });
  afterEach(() => served.stop());

  const account = (method: string, path: string, body?: unknown) =>
    served.bearer(somebody.token)(method, `/api/v1/account/second-factor${path}`, body);
  const post = (path: string, body: unknown) => served.as({})('POST', `/api/v1/auth/${path}`, body);
  const refusalOf = async (answer: Response) => Refused.parse(await answer.json()).error;
  /** What the app shows, now or so many half minutes from now. */
  const codeOf = async (secret: string, later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: (await readClock(db)).getTime() + later * periodMs,
    });
  const begin = async () => SecondFactorSetup.parse(await (await account('POST', '')).json());
  /** Turns it on; the next code is one half minute later. */
  const turnOn = async () => {
    const { secret } = await begin();
    const first = await codeOf(secret);
    const answer = await account('POST', '/confirm', { code: first });
    const { recovery_codes: codes } = RecoveryCodes.parse(await answer.json());
    return { secret, first, codes };
  };
  const challenge = async () => {
    const answer = await post('login', { email: somebody.email, password });
    assert.equal(answer.headers.get('set-cookie'), null);
    return SecondFactorNeeded.parse(await answer.json()).second_factor.token;
  };
  const use = (token: string, code: string) => post('second-factor', { token, code });

  it('is asked for once a code has confirmed it, and not before', async () => {
    const { secret, uri } = await begin();
    assert.match(uri, new RegExp(`^otpauth://totp/Patchbay:.*secret=${secret}`));
    assert.equal((await post('login', { email: somebody.email, password })).status, 200);
    assert.equal(
      (await refusalOf(await account('POST', '/confirm', { code: '000000' }))).code,
      'invalid-input',
    );
    LoginReply.parse(await (await post('login', { email: somebody.email, password })).json());
    const confirmed = await account('POST', '/confirm', { code: await codeOf(secret) });
    assert.equal(RecoveryCodes.parse(await confirmed.json()).recovery_codes.length, 10);
    assert.deepEqual(SecondFactor.parse(await (await account('GET', '')).json()), {
      ...{ is_on: true, recovery_codes_left: 10 },
    });
    const answer = await use(await challenge(), await codeOf(secret, 1));
    assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-patchbay=[\w-]{40,}/);
    assert.equal(LoginReply.parse(await answer.json()).member.id, somebody.id);
  });

  it('is asked for after a link to sign in, and after a new password', async () => {
    const { secret } = await turnOn();
    await post('sign-in-link', { email: somebody.email });
    const byLink = await post('sign-in-link/use', { token: await served.linkTo(somebody.email) });
    const { second_factor } = SecondFactorNeeded.parse(await byLink.json());
    assert.equal((await use(second_factor.token, await codeOf(secret, 1))).status, 200);
    await post('forgot-password', { email: somebody.email });
    const token = await served.linkTo(somebody.email);
    const reset = await post('one-time-link', { token, password: 'staple river window' });
    SecondFactorNeeded.parse(await reset.json());
  });

  it('takes no code twice, also not at the same moment, nor the one that confirmed it', async () => {
    const { secret, first } = await turnOn();
    const refused = await refusalOf(await use(await challenge(), first));
    assert.deepEqual([refused.code, refused.fields?.[0]?.path], ['invalid-input', 'code']);
    const token = await challenge();
    const next = await codeOf(secret, 1);
    const statuses = await Promise.all([use(token, next), use(token, next)]);
    assert.equal(statuses.filter(({ status }) => status === 200).length, 1);
    assert.equal((await use(await challenge(), next)).status, 400);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await turnOn();
    const [first = '', second = ''] = codes;
    assert.match(first, /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    assert.equal((await use(await challenge(), first)).status, 200);
    assert.equal((await use(await challenge(), first)).status, 400);
    assert.equal(
      (await use(await challenge(), ` ${second.toUpperCase().replaceAll('-', ' ')} `)).status,
      200,
    );
    const { recovery_codes_left } = SecondFactor.parse(await (await account('GET', '')).json());
    assert.equal(recovery_codes_left, 8);
  });

  it('F-102 takes five wrong codes in 15 minutes, whatever number of sign-ins they come with', async () => {
    const { secret, codes } = await turnOn();
    for (let count = 0; count < 5; count += 1)
      assert.equal((await use(await challenge(), '000000')).status, 400);
    for (const code of [await codeOf(secret, 1), codes[0] ?? ''])
      assert.equal((await refusalOf(await use(await challenge(), code))).code, 'rate-limited');
    await advanceClock(db, 16 * 60_000);
    assert.equal((await use(await challenge(), await codeOf(secret))).status, 200);
  });

  it('F-108 needs the token of a sign-in, which is good for nothing else and ends after ten minutes', async () => {
    const { secret } = await turnOn();
    const token = await challenge();
    for (const [path, body] of [
      ['links/look', { token }],
      ['sign-in-link/use', { token }],
      ['one-time-link', { token, password: 'staple river window' }],
    ] as const)
      assert.equal((await refusalOf(await post(path, body))).code, 'link-expired', path);
    assert.equal((await served.bearer(token)('GET', '/api/v1/auth/me')).status, 401);
    await advanceClock(db, 11 * 60_000);
    assert.equal((await refusalOf(await use(token, await codeOf(secret)))).code, 'link-expired');
  });

  it('is turned off with the password and a code alone', async () => {
    const { secret, codes } = await turnOn();
    const off = (given: string, code: string) => account('POST', '/off', { password: given, code });
    const next = await codeOf(secret, 1);
    assert.equal((await refusalOf(await off('not the password', next))).fields?.[0]?.path, 'password');
    assert.equal((await refusalOf(await off(password, '000000'))).fields?.[0]?.path, 'code');
    assert.equal((await account('POST', '')).status, 409);
    assert.equal((await off(password, next)).status, 204);
    LoginReply.parse(await (await post('login', { email: somebody.email, password })).json());
    const left: unknown[] = await asSystem(db, (tx) =>
      tx('recovery_codes').where({ person_id: somebody.id }),
    );
    assert.deepEqual([left.length, codes.length], [0, 10]);
  });

  describe('its recovery codes', () => {
    const renew = (code: string) =>
      served.bearer(somebody.token)('POST', '/api/v1/account/recovery-codes', { code });

    it('are made anew with a code of the app: those before stop working at once, the new ones work once', async () => {
      const { secret, codes: before } = await turnOn();
      const answer = await renew(await codeOf(secret, 1));
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const { recovery_codes: codes } = RecoveryCodes.parse(await answer.json());
      assert.equal(new Set([...before, ...codes]).size, 20);
      for (const old of before.slice(0, 2)) assert.equal((await use(await challenge(), old)).status, 400);
      const [fresh = ''] = codes;
      assert.equal((await use(await challenge(), fresh)).status, 200);
      assert.equal((await use(await challenge(), fresh)).status, 400);
      const { items } = AuditPage.parse(
        await (await served.bearer(somebody.token)('GET', '/api/v1/audit')).json(),
      );
      assert.ok(items.some(({ action }) => action === 'second-factor.renew-codes'));
      assert.ok(![...before, ...codes].some((code) => JSON.stringify(items).includes(code)));
    });

    it('are not made anew with one of them, nor with a code that was used, and stay as they are', async () => {
      const { first, codes } = await turnOn();
      for (const code of [codes[0] ?? '', first, '000000'])
        assert.equal((await refusalOf(await renew(code))).fields?.[0]?.path, 'code');
      assert.equal((await use(await challenge(), codes[0] ?? '')).status, 200);
    });

    it('F-102 are guarded by the same five tries as a sign-in', async () => {
      const { secret, codes } = await turnOn();
      for (let count = 0; count < 5; count += 1) assert.equal((await renew('000000')).status, 400);
      assert.equal((await refusalOf(await renew(await codeOf(secret, 1)))).code, 'rate-limited');
      assert.equal((await refusalOf(await use(await challenge(), codes[0] ?? ''))).code, 'rate-limited');
    });

    it('are none before the second factor is on, and nothing for a key', async () => {
      const { secret } = await begin();
      assert.equal((await refusalOf(await renew(await codeOf(secret)))).code, 'conflict');
      const made = await served.bearer(somebody.token)('POST', '/api/v1/api-keys', {
        name: 'x',
        scopes: ['*'],
      });
      const { key } = CreatedApiKey.parse(await made.json());
      const byKey = served.as({ 'x-api-key': key });
      assert.equal((await byKey('POST', '/api/v1/account/recovery-codes', { code: '000000' })).status, 403);
    });
  });

  it('stands sealed and hashed, and owners alone see who has one', async () => {
    const { secret, codes } = await turnOn();
    const rows = JSON.stringify(
      await asSystem(db, async (tx) => [await tx('second_factors'), await tx('recovery_codes')]),
    );
    for (const each of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      assert.ok(!rows.includes(each));
    const colleague = { email: newEmail(), password };
    await asSystem(db, (tx) => insertOwner(tx, tenantId, colleague));
    const team = await served.bearer(somebody.token)('GET', '/api/v1/team/members');
    const members = TeamMemberPage.parse(await team.json()).items;
    assert.equal(members.find(({ email }) => email === somebody.email)?.has_second_factor, true);
    assert.equal(members.find(({ email }) => email === colleague.email)?.has_second_factor, false);
    const admin = await served.member(tenantId, 'admin');
    const list = await served.bearer(admin.token)('GET', '/api/v1/team/members');
    const seen = TeamMemberPage.parse(await list.json()).items;
    assert.ok(seen.every(({ has_second_factor }) => has_second_factor === null));
  });
});
