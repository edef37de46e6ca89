import assert from 'node:assert/strict';
import { makeTenant } from '../test/harness/factories.js';
import { newEmail } from '../test/harness/people.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { newToken, sha256 } from '../platform/ids.js';
import { countFailure } from './count-failures.js';
import { keepDevice } from './known-devices.js';
import { createOneTimeLink } from './one-time-link.js';
import { serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { signIn } from './sign-in.js';
import { insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const sessionName = '__Host-patchbay';
const deviceName = '__Host-patchbay-device';

/** The cookies of one browser, as it keeps them. */
type Jar = Map<string, string>;

describe('a browser that signed in before', function () {
  this.timeout(120_000);
  let db: Database;
  let accounts: ServedAccounts;
  let tenantId: string;

  before(async () => {
    db = await testDatabase();
    accounts = await serveAccounts(db);
    tenantId = (await makeTenant(db)).id;
  });
  after(() => accounts.stop());

  const makeOwner = async () => {
    const email = newEmail();
    const id = await asSystem(db, (tx) => insertOwner(tx, tenantId, { email, password }));
    return { id, email };
  };

  /** A call of a page of ours in this browser. */
  async function browse(
    jar: Jar,
    path: string,
    { method = 'POST', body }: { method?: string; body?: unknown },
  ) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await accounts.as({ cookie, 'sec-fetch-site': 'same-origin' })(method, path, body);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  }
  const login = async (jar: Jar, email: string, given = password): Promise<number> =>
    (await browse(jar, '/api/v1/auth/login', { body: { email, password: given } })).status;

  /** A try from an address of its own; what was shown is a device, or nothing. */
  const strangerTries = (email: string, given: string, device?: string): Promise<string> =>
    signIn({ ...{ email, password: given, device }, address: newToken(6), userAgent: null }, { db }).then(
      () => 'in',
      (error: unknown) => {
        assert.ok(error instanceof AppError);
        return `${error.code} ${error.message}`;
      },
    );
  /** So many failures of strangers, without the work of looking at their passwords. */
  const countStrangers = (email: string, times: number): Promise<void> =>
    asSystem(db, async (tx) => {
      const account = { subject: `account ${email}`, max: 10 };
      for (let count = 0; count < times; count += 1) await countFailure(tx, [account]);
    });
  const closeDoor = async (email: string): Promise<void> => {
    await countStrangers(email, 10);
    assert.match(await strangerTries(email, password), /^rate-limited/);
  };
  const isKnown = async (jar: Jar, email: string): Promise<boolean> =>
    (await strangerTries(email, password, jar.get(deviceName))) === 'in';

  it('F-102 lets its owner in while strangers try passwords, and counts its own wrong ones', async () => {
    const { email } = await makeOwner();
    const jar: Jar = new Map();
    assert.equal(await login(jar, email), 200);
    await closeDoor(email);
    assert.equal(await login(jar, email), 200);
    for (let count = 0; count < 10; count += 1) assert.equal(await login(jar, email, 'wrong'), 401);
    assert.equal(await login(jar, email), 429);
    // The strangers' own counter is as it was: they gain nothing by the owner's coming in.
    assert.match(await strangerTries(email, password), /^rate-limited/);
  });

  it('F-102 lets its owner change the password meanwhile', async () => {
    const { email } = await makeOwner();
    const jar: Jar = new Map();
    await login(jar, email);
    await closeDoor(email);
    const body = { current_password: password, new_password: 'another battery staple' };
    assert.equal((await browse(jar, '/api/v1/account/password', { body })).status, 204);
  });

  it('F-102 tells nothing about other accounts: a device of one person is a stranger to all others', async () => {
    const [mine, known, unknown] = [await makeOwner(), (await makeOwner()).email, newEmail()];
    const { token } = await asSystem(db, (tx) => keepDevice(tx, mine.id, undefined));
    const tell = async (email: string) => {
      const told: string[] = [];
      await countStrangers(email, 8);
      for (let count = 0; count < 4; count += 1) told.push(await strangerTries(email, 'wrong', token));
      return told;
    };
    const told = await tell(known);
    assert.deepEqual(told, await tell(unknown));
    assert.deepEqual(
      told.map((each) => each.split(' ')[0]),
      [...Array<string>(2).fill('sign-in-failed'), ...Array<string>(2).fill('rate-limited')],
    );
  });

  it('F-116 is known by a cookie that scripts and other sites never see, kept as a hash', async () => {
    const { id, email } = await makeOwner();
    const answer = await browse(new Map(), '/api/v1/auth/login', { body: { email, password } });
    const line = answer.headers.getSetCookie().find((each) => each.startsWith(`${deviceName}=`)) ?? '';
    const [, token = ''] = /=([\w-]+);/.exec(line) ?? [];
    assert.match(line, /; Path=\/; HttpOnly; SameSite=Strict; Expires=[^;]+; Secure$/);
    assert.ok(!(await answer.text()).includes(token));
    const rows = JSON.stringify(await asSystem(db, (tx) => tx('known_devices').where({ person_id: id })));
    assert.ok(token.length >= 32 && !rows.includes(token) && rows.includes(sha256(token)));
  });

  it('gets another cookie with each sign-in, and the one before is a stranger’s', async () => {
    const { id, email } = await makeOwner();
    const jar: Jar = new Map();
    await login(jar, email);
    const before: Jar = new Map(jar);
    await login(jar, email);
    assert.notEqual(jar.get(deviceName), before.get(deviceName));
    await closeDoor(email);
    assert.deepEqual([await isKnown(before, email), await isKnown(jar, email)], [false, true]);
    assert.equal((await asSystem(db, (tx) => tx('known_devices').where({ person_id: id }))).length, 1);
  });

  const endings: Readonly<Record<string, (jar: Jar, owner: { id: string }) => Promise<unknown>>> = {
    'the password is changed': (jar) =>
      browse(jar, '/api/v1/account/password', {
        body: { current_password: password, new_password: password },
      }),
    'all other sessions are ended': (jar) => browse(jar, '/api/v1/account/sessions', { method: 'DELETE' }),
    'a link sets the password': async (jar, { id }) => {
      const token = await asSystem(db, (tx) => createOneTimeLink(tx, id, 'reset-password'));
      return browse(jar, '/api/v1/auth/one-time-link', { body: { token, password } });
    },
  };
  for (const [what, end] of Object.entries(endings))
    it(`is a stranger’s when ${what} in another one, which stays known`, async () => {
      const owner = await makeOwner();
      const stolen: Jar = new Map();
      const own: Jar = new Map();
      await login(stolen, owner.email);
      await login(own, owner.email);
      await end(own, owner);
      await closeDoor(owner.email);
      assert.deepEqual([await isKnown(stolen, owner.email), await isKnown(own, owner.email)], [false, true]);
    });

  it('stays known when its owner signs out, for half a year', async () => {
    const { email } = await makeOwner();
    const jar: Jar = new Map();
    await login(jar, email);
    await browse(jar, '/api/v1/auth/logout', {});
    assert.equal(jar.get(sessionName), '');
    await closeDoor(email);
    assert.ok(await isKnown(jar, email));
    await advanceClock(db, 181 * 24 * 3_600_000);
    await closeDoor(email);
    assert.ok(!(await isKnown(jar, email)));
  });

  it('is one of at most twenty of a person', async () => {
    const { id } = await makeOwner();
    for (let count = 0; count < 25; count += 1) await asSystem(db, (tx) => keepDevice(tx, id, undefined));
    assert.equal((await asSystem(db, (tx) => tx('known_devices').where({ person_id: id }))).length, 20);
  });
});
