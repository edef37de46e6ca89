import assert from 'node:assert/strict';
import { z } from 'zod';
import { LinkFacts, LoginReply } from '../contract/auth.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { sha256 } from '../platform/ids.js';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { requestLink } from './request-link.js';
import { newEmail, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const chosen = 'staple river window';
const minuteMs = 60_000;

const ErrorOf = z.object({
  error: z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })).optional() }),
});

describe('a link by mail', function () {
  this.timeout(60_000);
  let db: Database;
  let tenantId: string;
  let served: ServedAccounts;

  before(async () => {
    db = await testDatabase();
    tenantId = (await makeTenant(db)).id;
  });
  // A server for each, so that no test uses up what another one may ask for.
  beforeEach(async () => {
    served = await serveAccounts(db);
  });
  afterEach(() => served.stop());

  const post = (path: string, body: unknown) => served.as({})('POST', `/api/v1/auth/${path}`, body);
  const person = async () => {
    const email = newEmail();
    const id = await asSystem(db, (tx) => insertOwner(tx, tenantId, { email, password }));
    return { id, email };
  };
  const codeOf = async (answer: Response) => ErrorOf.parse(await answer.json()).error.code;
  const login = (email: string, given: string) => post('login', { email, password: given });
  const isIn = async (token: string) => (await served.bearer(token)('GET', '/api/v1/auth/me')).status === 200;
  const resetLink = async (email: string) => {
    assert.equal((await post('forgot-password', { email })).status, 204);
    return served.linkTo(email);
  };
  const signInLink = async (email: string) => {
    assert.equal((await post('sign-in-link', { email })).status, 204);
    return served.linkTo(email);
  };

  for (const path of ['forgot-password', 'sign-in-link']) {
    it(`F-102 ${path} answers alike for an address that nobody has, and writes to nobody`, async () => {
      const { email } = await person();
      const unknown = newEmail();
      const told = await Promise.all(
        [email, unknown].map(async (each) => {
          const answer = await post(path, { email: each });
          const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
          return [answer.status, headers, await answer.text()];
        }),
      );
      assert.deepEqual(told[1], told[0]);
      assert.deepEqual(
        [(await served.mailsTo(email)).length, (await served.mailsTo(unknown)).length],
        [1, 0],
      );
    });
  }

  it('F-102 is asked for with the same work for both: who it is, is looked up when the mail is written', async () => {
    const { id, email } = await person();
    const unknown = newEmail();
    const deps = { db, limiter: createLimiter(undefined), outbox: { nudge: () => undefined } };
    for (const each of [email, unknown])
      await requestLink({ kind: 'reset-password', email: each, address: 'host one' }, deps);
    const [links, mails] = await asSystem(db, async (tx) => [
      z.array(z.unknown()).parse(await tx('one_time_links').where({ person_id: id })),
      z
        .array(z.looseObject({}))
        .parse(
          await tx('mails')
            .whereIn('recipient', [email, unknown])
            .select('kind', 'state', 'subject', 'attempts'),
        ),
    ]);
    assert.deepEqual([links.length, mails.length], [0, 2]);
    assert.deepEqual(mails[1], mails[0]);
  });

  it('F-102 is asked for five times an hour by one address, known or not, and twenty times by one place', async () => {
    const { email } = await person();
    for (const address of [email, newEmail()]) {
      for (let count = 0; count < 5; count += 1)
        assert.equal((await post('forgot-password', { email: address })).status, 204);
      assert.equal(await codeOf(await post('forgot-password', { email: address })), 'rate-limited');
    }
    for (let count = 0; count < 8; count += 1) await post('sign-in-link', { email: newEmail() });
    assert.equal(await codeOf(await post('sign-in-link', { email: newEmail() })), 'rate-limited');
  });

  it('F-108 of nobody, of another purpose or of another form opens nothing', async () => {
    const { email } = await person();
    const reset = await resetLink(email);
    const signIn = await signInLink(email);
    for (const [path, body] of [
      ['sign-in-link/use', { token: reset }],
      ['one-time-link', { token: signIn, password: chosen }],
      ['invitations/accept', { token: signIn, name: 'Mallory', password: chosen }],
      ['sign-in-link/use', { token: sha256(signIn) }],
      ['links/look', { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG' }],
    ] as const)
      assert.equal(await codeOf(await post(path, body)), 'link-expired', path);
    assert.equal((await post('sign-in-link/use', { token: signIn })).status, 200);
  });

  describe('for a new password', () => {
    it('F-105 sets it and ends every session there was', async () => {
      const { id, email } = await person();
      const before = await served.signedIn(id);
      const token = await resetLink(email);
      const answer = await post('one-time-link', { token, password: chosen });
      const { token: session } = LoginReply.parse(await answer.json());
      assert.deepEqual([await isIn(before), await isIn(session)], [false, true]);
      assert.deepEqual(
        [(await login(email, password)).status, (await login(email, chosen)).status],
        [401, 200],
      );
    });

    it('F-108 works once, is not used up by looking, and ends with the next one', async () => {
      const { email } = await person();
      const first = await resetLink(email);
      const second = await resetLink(email);
      assert.equal(await codeOf(await post('links/look', { token: first })), 'link-expired');
      for (let count = 0; count < 2; count += 1) {
        const facts = LinkFacts.parse(await (await post('links/look', { token: second })).json());
        assert.deepEqual([facts.purpose, facts.email], ['reset-password', email]);
      }
      const use = () => post('one-time-link', { token: second, password: chosen });
      assert.deepEqual((await Promise.all([use(), use()])).map(({ status }) => status).sort(), [200, 410]);
    });

    it('F-108 ends the links that wait to sign in', async () => {
      const { email } = await person();
      const waiting = await signInLink(email);
      await post('one-time-link', { token: await resetLink(email), password: chosen });
      assert.equal(await codeOf(await post('sign-in-link/use', { token: waiting })), 'link-expired');
    });

    it('refuses a password that is short, endless or among those guessed first, and keeps the link', async () => {
      const { email } = await person();
      const token = await resetLink(email);
      for (const weak of ['too short', 'x'.repeat(201), 'Password123', 'qwertyuiop', '1234567890']) {
        const refused = await post('one-time-link', { token, password: weak });
        const { error } = ErrorOf.parse(await refused.json());
        assert.deepEqual(
          [error.code, error.fields?.map(({ path }) => path)],
          ['invalid-input', ['password']],
          weak,
        );
      }
      assert.equal((await post('one-time-link', { token, password: chosen })).status, 200);
    });

    it('F-108 works for an hour', async () => {
      const { email } = await person();
      const token = await resetLink(email);
      await advanceClock(db, 59 * minuteMs);
      assert.equal((await post('links/look', { token })).status, 200);
      await advanceClock(db, 2 * minuteMs);
      assert.equal(await codeOf(await post('one-time-link', { token, password: chosen })), 'link-expired');
      assert.equal((await login(email, password)).status, 200);
    });
  });

  describe('to sign in with', () => {
    it('gives a session and its cookie, once', async () => {
      const { id, email } = await person();
      const token = await signInLink(email);
      const facts = LinkFacts.parse(await (await post('links/look', { token })).json());
      assert.deepEqual([facts.purpose, facts.email], ['sign-in', email]);
      const answer = await post('sign-in-link/use', { token });
      assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-patchbay=[\w-]{40,}; .*HttpOnly/);
      const { token: session, member } = LoginReply.parse(await answer.json());
      assert.deepEqual([member.id, await isIn(session)], [id, true]);
      assert.equal(await codeOf(await post('sign-in-link/use', { token })), 'link-expired');
    });

    it('F-108 works for 15 minutes', async () => {
      const { email } = await person();
      const token = await signInLink(email);
      await advanceClock(db, 14 * minuteMs);
      assert.equal((await post('links/look', { token })).status, 200);
      await advanceClock(db, 2 * minuteMs);
      assert.equal(await codeOf(await post('sign-in-link/use', { token })), 'link-expired');
    });
  });
});
