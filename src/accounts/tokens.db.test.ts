import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { OwnSessions } from '../contract/auth.js';
import { SecondFactorSetup } from '../contract/second-factor.js';
import { TokenReply } from '../contract/tokens.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, readClock, testDatabase } from '../test/harness/test-database.js';
import { newEmail, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { deleteTenant, insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const dayMs = 24 * 3_600_000;
const Refused = z.object({ error: z.object({ code: z.string() }) });

describe('tokens for programs', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenantId: string;
  let somebody: { id: string; email: string };

  before(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    served = await serveAccounts(db);
    tenantId = (await makeTenant(db)).id;
    const email = newEmail();
    somebody = { id: await asSystem(db, (tx) => insertOwner(tx, tenantId, { email, password })), email };
  });
  afterEach(() => served.stop());

  const ask = (body: object) => served.as({})('POST', '/api/v1/auth/token', body);
  const askByPassword = (more: object = {}) =>
    ask({ grant_type: 'password', email: somebody.email, password, ...more });
  const signIn = async () => TokenReply.parse(await (await askByPassword()).json());
  const askByRefresh = (token: string) => ask({ grant_type: 'refresh_token', refresh_token: token });
  const refresh = async (token: string) => TokenReply.parse(await (await askByRefresh(token)).json());
  const codeOf = async (answer: Response) => Refused.parse(await answer.json()).error.code;
  const isIn = async ({ access_token }: TokenReply) =>
    (await served.bearer(access_token)('GET', '/api/v1/auth/me')).status === 200;
  /** Whether neither the access token opens anything nor the refresh token gives another. */
  const isOver = async (tokens: TokenReply) =>
    !(await isIn(tokens)) && (await askByRefresh(tokens.refresh_token)).status === 401;

  it('are given for the right password, and refused alike for a wrong one and an unknown address', async () => {
    assert.equal(await isIn(await signIn()), true);
    const wrong = await askByPassword({ password: 'not the password' });
    const unknown = await askByPassword({ email: newEmail() });
    assert.deepEqual([wrong.status, await codeOf(wrong)], [401, 'sign-in-failed']);
    assert.deepEqual([unknown.status, await codeOf(unknown)], [401, 'sign-in-failed']);
    assert.equal((await ask({ grant_type: 'client_credentials' })).status, 400);
  });

  it('F-102 count wrong passwords with those of the dashboard', async () => {
    for (let count = 0; count < 10; count += 1) await askByPassword({ password: 'not the password' });
    const login = await served.as({})('POST', '/api/v1/auth/login', { email: somebody.email, password });
    assert.deepEqual([(await askByPassword()).status, login.status], [429, 429]);
  });

  it('take a code where the person has a second factor, and each code once', async () => {
    const { access_token } = await signIn();
    const call = served.bearer(access_token);
    const setup = await call('POST', '/api/v1/account/second-factor');
    const { secret } = SecondFactorSetup.parse(await setup.json());
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = async () => totp.generate({ timestamp: (await readClock(db)).getTime() });
    await call('POST', '/api/v1/account/second-factor/confirm', { code: await code() });
    const without = await askByPassword();
    assert.deepEqual([without.status, await codeOf(without)], [401, 'second-factor-needed']);
    await advanceClock(db, 30_000);
    const right = await code();
    assert.equal((await askByPassword({ code: '000000' })).status, 400);
    assert.equal((await askByPassword({ code: right })).status, 200);
    assert.equal((await askByPassword({ code: right })).status, 400);
  });

  it('are kept as hashes, and a stolen dump opens nothing (F-116)', async () => {
    const tokens = await refresh((await signIn()).refresh_token);
    const rows = await asSystem(db, async (tx) => ({
      sessions: z
        .array(z.looseObject({ token_hash: z.string() }))
        .parse(await tx('sessions').where({ person_id: somebody.id })),
      tokens: z.array(z.unknown()).parse(await tx('refresh_tokens')),
    }));
    assert.ok(!JSON.stringify(rows).includes(tokens.refresh_token));
    for (const { token_hash } of rows.sessions)
      assert.equal((await served.bearer(token_hash.replace(' ', ''))('GET', '/api/v1/auth/me')).status, 401);
  });

  describe('a refresh token', () => {
    it('gives the next one, works once, and the access token of before goes on', async () => {
      const first = await signIn();
      const second = await refresh(first.refresh_token);
      assert.notEqual(second.refresh_token, first.refresh_token);
      assert.deepEqual([await isIn(first), await isIn(second)], [true, true]);
      const third = await refresh(second.refresh_token);
      assert.equal(third.member.id, somebody.id);
    });

    it('that was replaced, and whose successor was used, ends the session and is written down', async () => {
      const stolen = await signIn();
      const second = await refresh(stolen.refresh_token);
      const third = await refresh(second.refresh_token);
      const refused = await askByRefresh(stolen.refresh_token);
      assert.deepEqual([refused.status, await codeOf(refused)], [401, 'unauthorized']);
      assert.equal(await isOver(third), true);
      const written = await inTenant(db, tenantId, (tx) =>
        tx('audit_entries').where({ action: 'session.refresh-token-reused' }).pluck('actor_id'),
      );
      assert.deepEqual(written, [somebody.id]);
    });

    it('may come again within a minute when its answer was lost; the lost one then ends the session', async () => {
      const first = await signIn();
      const lost = await refresh(first.refresh_token);
      const again = await refresh(first.refresh_token);
      const thrice = await refresh(first.refresh_token);
      assert.equal(await isIn(thrice), true);
      for (const token of [lost, again]) assert.notEqual(token.refresh_token, thrice.refresh_token);
      const next = await refresh(thrice.refresh_token);
      assert.equal((await askByRefresh(lost.refresh_token)).status, 401);
      assert.equal(await isOver(next), true);
    });

    it('comes too late after a minute', async () => {
      const first = await signIn();
      const second = await refresh(first.refresh_token);
      await advanceClock(db, 61_000);
      assert.equal((await askByRefresh(first.refresh_token)).status, 401);
      assert.equal(await isOver(second), true);
    });

    it('gives one token at work, whoever asks at the same moment', async () => {
      const { refresh_token } = await signIn();
      const answers = await Promise.all(Array.from({ length: 8 }, () => askByRefresh(refresh_token)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      const working = await asSystem(db, (tx) =>
        tx('refresh_tokens as r')
          .join('sessions as s', 's.id', 'r.session_id')
          .where('s.person_id', somebody.id)
          .whereNull('r.replaced_at')
          .pluck('r.number'),
      );
      assert.deepEqual(working, [2]);
    });

    it('works for 30 days after the last one, and a session for 90 in all', async () => {
      const idle = await signIn();
      let busy = await signIn();
      for (let month = 0; month < 3; month += 1) {
        await advanceClock(db, 29 * dayMs);
        busy = await refresh(busy.refresh_token);
        if (month === 0) assert.equal((await askByRefresh(idle.refresh_token)).status, 200);
      }
      await advanceClock(db, 4 * dayMs);
      assert.equal((await askByRefresh(busy.refresh_token)).status, 401);
      const left = await signIn();
      await advanceClock(db, 31 * dayMs);
      assert.equal((await askByRefresh(left.refresh_token)).status, 401);
    });
  });

  describe('F-105 end at once, both of them,', () => {
    const owner = async (): Promise<(method: string, path: string, body?: unknown) => Promise<Response>> =>
      served.bearer((await served.member(tenantId, 'owner')).token);
    const memberId = async (): Promise<string[]> =>
      z
        .array(z.string())
        .parse(
          await inTenant(db, tenantId, (tx) => tx('members').where({ person_id: somebody.id }).pluck('id')),
        );

    it('when the program signs out, and those of others go on', async () => {
      const [one, other] = [await signIn(), await signIn()];
      assert.equal((await served.bearer(one.access_token)('POST', '/api/v1/auth/logout')).status, 204);
      assert.equal(await isOver(one), true);
      assert.equal(await isIn(other), true);
    });

    it('when the password changes, and the program that changed it goes on', async () => {
      const [one, other] = [await signIn(), await signIn()];
      const change = { current_password: password, new_password: 'staple river window' };
      const answer = await served.bearer(one.access_token)('POST', '/api/v1/account/password', change);
      assert.equal(answer.status, 204);
      assert.deepEqual([await isIn(one), await isOver(other)], [true, true]);
      assert.equal((await askByRefresh(one.refresh_token)).status, 200);
    });

    it('when the person gets another role', async () => {
      const tokens = await signIn();
      const call = await owner();
      const [id = ''] = await memberId();
      assert.equal((await call('PATCH', `/api/v1/team/members/${id}`, { role: 'agent' })).status, 200);
      assert.equal(await isOver(tokens), true);
    });

    it('when the person is taken out of the team', async () => {
      const tokens = await signIn();
      const call = await owner();
      const [id = ''] = await memberId();
      assert.equal((await call('DELETE', `/api/v1/team/members/${id}`)).status, 204);
      assert.equal(await isOver(tokens), true);
    });

    it('when they are ended from the list of sessions, where they are shown as a program’s', async () => {
      const tokens = await signIn();
      const browser = served.bearer(await served.signedIn(somebody.id));
      const seen = OwnSessions.parse(await (await browser('GET', '/api/v1/account/sessions')).json()).items;
      const found = seen.find(({ kind }) => kind === 'api');
      assert.deepEqual(seen.map(({ kind }) => kind).sort(), ['api', 'browser']);
      await browser('DELETE', `/api/v1/account/sessions/${found?.id ?? ''}`);
      assert.equal(await isOver(tokens), true);
    });

    it('when the tenant is deleted, and wait while it is suspended', async () => {
      const tokens = await signIn();
      const status = (wanted: string) =>
        asSystem(db, (tx) => tx('tenants').where({ id: tenantId }).update({ status: wanted }));
      await status('suspended');
      assert.equal((await askByRefresh(tokens.refresh_token)).status, 403);
      await status('active');
      const next = await refresh(tokens.refresh_token);
      await asSystem(db, (tx) => deleteTenant(tx, tenantId));
      assert.equal(await isOver(next), true);
    });
  });

  it('F-017 stand apart from what the version before starts: a session that says nothing is a browser’s', async () => {
    const token = await served.signedIn(somebody.id);
    const kinds: unknown = await asSystem(db, (tx) =>
      tx('sessions').where({ person_id: somebody.id }).pluck('kind'),
    );
    assert.deepEqual(kinds, ['browser']);
    assert.equal((await served.bearer(token)('GET', '/api/v1/auth/me')).status, 200);
  });
});
