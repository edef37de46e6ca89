import assert from 'node:assert/strict';
import { testDatabase } from '../test/harness/test-database.js';
import { makeTenant } from '../test/harness/factories.js';
import { newEmail } from '../test/harness/people.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { newToken } from '../platform/ids.js';
import { signIn } from './sign-in.js';
import { insertOwner } from './tenant-records.js';

const tries = process.env['TEST_FULL'] === undefined ? 60 : 10_000;
const atOnce = 10;

describe('guessing passwords', function () {
  this.timeout(600_000);
  let db: Database;

  before(async () => {
    db = await testDatabase();
  });

  /** Tries on and on, several at a time; answers how often each refusal came. Only `sign-in-failed` has reached the hash. */
  async function guess(
    of: (turn: number) => { email: string; address: string },
  ): Promise<Map<string, number>> {
    const told = new Map<string, number>();
    let turn = 0;
    const lane = async () => {
      while (turn < tries) {
        const given = { ...of((turn += 1)), password: newToken(), userAgent: null };
        const error: unknown = await signIn(given, { db }).then(
          () => assert.fail('somebody was let in'),
          (refused: unknown) => refused,
        );
        assert.ok(error instanceof AppError);
        const key = `${error.code} ${error.message}`;
        told.set(key, (told.get(key) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return told;
  }

  it(`F-102: of ${tries} tries at one account from as many addresses 10 reach the hash, alike whether it exists`, async () => {
    const tenant = await makeTenant(db);
    const email = newEmail();
    await asSystem(db, (tx) => insertOwner(tx, tenant.id, { email, password: 'correct horse battery' }));
    const addresses = newToken(6);
    const from = (to: string) => (turn: number) => ({ email: to, address: `${addresses} ${to} ${turn}` });
    const known = await guess(from(email));
    const unknown = await guess(from(newEmail()));
    assert.deepEqual([...known].sort(), [...unknown].sort());
    assert.deepEqual(
      [...known.values()].sort((a, b) => a - b),
      [10, tries - 10],
    );
  });

  it(`F-102: of ${tries} tries from one address at as many accounts 30 reach the hash`, async () => {
    const address = newToken(6);
    const told = await guess(() => ({ email: newEmail(), address }));
    assert.deepEqual(
      [...told.values()].sort((a, b) => a - b),
      [30, tries - 30],
    );
  });
});
