import assert from 'node:assert/strict';
import { z } from 'zod';
import { Member, OwnSessions } from '../contract/auth.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { newEmail, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const chosen = 'staple river window';

const Refused = z.object({
  error: z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })).optional() }),
});

describe('one’s own account', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenantId: string;
  let somebody: { id: string; email: string; token: string };

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
    tenantId = (await makeTenant(db)).id;
  });
  after(() => served.stop());
  beforeEach(async () => {
    const email = newEmail();
    const id = await asSystem(db, (tx) => insertOwner(tx, tenantId, { email, password }));
    somebody = { id, email, token: await served.signedIn(id) };
  });

  const call = (method: string, path: string, body?: unknown) =>
    served.bearer(somebody.token)(method, `/api/v1/account${path}`, body);
  const isIn = async (token: string) => (await served.bearer(token)('GET', '/api/v1/auth/me')).status === 200;
  const sessions = async () => OwnSessions.parse(await (await call('GET', '/sessions')).json()).items;
  const change = (current: string, next = chosen) =>
    call('POST', '/password', { current_password: current, new_password: next });
  const login = (given: string) =>
    served.as({})('POST', '/api/v1/auth/login', { email: somebody.email, password: given });

  it('has another name at once', async () => {
    assert.equal((await call('PATCH', '', { name: '  Ada Baker ' })).status, 200);
    const me = await served.bearer(somebody.token)('GET', '/api/v1/auth/me');
    assert.equal(Member.parse(await me.json()).name, 'Ada Baker');
  });

  it('F-105 a changed password ends all other sessions, and this one goes on', async () => {
    const other = await served.signedIn(somebody.id);
    assert.equal((await change(password)).status, 204);
    assert.deepEqual([await isIn(somebody.token), await isIn(other)], [true, false]);
    assert.deepEqual([(await login(password)).status, (await login(chosen)).status], [401, 200]);
  });

  it('asks for the present password, and counts failures like a sign-in (F-102)', async () => {
    const refused = Refused.parse(await (await change('not the password')).json()).error;
    assert.deepEqual(
      [refused.code, refused.fields?.map(({ path }) => path)],
      ['invalid-input', ['current_password']],
    );
    for (let count = 0; count < 9; count += 1) assert.equal((await change('not the password')).status, 400);
    assert.equal((await change(password)).status, 429);
  });

  it('shows where one is signed in, the session that asks among them, and never a token', async () => {
    await served.signedIn(somebody.id);
    const seen = await sessions();
    assert.deepEqual(seen.map(({ is_current }) => is_current).sort(), [false, true]);
    const text = await (await call('GET', '/sessions')).text();
    assert.doesNotMatch(text, /token|hash/);
  });

  it('notes when a session was last used', async () => {
    const [before] = await sessions();
    await advanceClock(db, 10 * 60_000);
    await sessions();
    const [after] = await sessions();
    assert.ok(before && after && after.last_used_at > before.last_used_at);
  });

  it('F-105 ends one session at once, or all others', async () => {
    const [second, third] = [await served.signedIn(somebody.id), await served.signedIn(somebody.id)];
    const other = (await sessions()).filter(({ is_current }) => !is_current);
    assert.equal((await call('DELETE', `/sessions/${other[0]?.id}`)).status, 204);
    assert.equal([await isIn(second), await isIn(third)].filter((each) => each).length, 1);
    assert.equal((await call('DELETE', '/sessions')).status, 204);
    assert.deepEqual(
      [await isIn(second), await isIn(third), await isIn(somebody.token)],
      [false, false, true],
    );
  });

  it('F-075 answers for a session of somebody else as for a missing one', async () => {
    const stranger = await served.member(tenantId, 'owner');
    const list = await served.bearer(stranger.token)('GET', '/api/v1/account/sessions');
    const [theirs] = OwnSessions.parse(await list.json()).items;
    assert.equal((await call('DELETE', `/sessions/${theirs?.id}`)).status, 404);
    assert.equal(await isIn(stranger.token), true);
  });

  it('F-103 is changed by no other site’s page, whatever cookie the browser sends along', async () => {
    const cookie = `__Host-patchbay=${somebody.token}`;
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      for (const [method, path, body] of [
        ['PATCH', '/account', { name: 'Mallory' }],
        ['POST', '/account/password', { current_password: password, new_password: chosen }],
        ['DELETE', '/account/sessions', undefined],
        ['POST', '/account/second-factor', undefined],
        ['POST', '/team/invitations', { email: newEmail(), role: 'owner' }],
        ['POST', '/auth/invitations/confirm', { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG' }],
      ] as const) {
        const answer = await served.as({ cookie, ...from })(method, `/api/v1${path}`, body);
        assert.equal(answer.status, 403, `${method} ${path} from ${JSON.stringify(from)}`);
      }
    const ours = served.as({ cookie, origin: 'https://bot.example' });
    assert.equal((await ours('PATCH', '/api/v1/account', { name: 'Ada' })).status, 200);
  });

  it('is nothing for a key', async () => {
    const made = await served.bearer(somebody.token)('POST', '/api/v1/api-keys', {
      name: 'x',
      scopes: ['*'],
    });
    const { key } = z.object({ key: z.string() }).parse(await made.json());
    const byKey = served.as({ 'x-api-key': key });
    for (const [method, path, body] of [
      ['GET', '/sessions', undefined],
      ['DELETE', '/sessions', undefined],
      ['GET', '/workplaces', undefined],
      ['PATCH', '', { name: 'x' }],
      ['POST', '/password', { current_password: password, new_password: chosen }],
    ] as const)
      assert.equal((await byKey(method, `/api/v1/account${path}`, body)).status, 403, path);
  });
});
