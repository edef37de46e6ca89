import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant } from '../../test/harness/factories.js';
import { testDatabase, testDatabaseUrl } from '../../test/harness/test-database.js';
import type { Database } from './open-database.js';
import { inTenant, type TenantDb } from './tenant-db.js';

const isFull = process.env['TEST_FULL'] !== undefined;
const some = testDatabaseUrl === undefined ? 500 : 2_000;
const total = isFull ? 100_000 : some;
const tenantCount = 50;
const lanes = 12;

const Left = z.object({ rows: z.tuple([z.object({ tenant: z.string().nullable(), role: z.string() })]) });
const Seen = z.array(z.object({ tenant_id: z.string() }));

/** Ways in which a transaction ends badly. Only a server has processes to cancel and to kill. */
type Mishap = 'throw' | 'error' | 'cancel' | 'kill';
const mishaps: readonly Mishap[] = [
  'throw',
  'error',
  ...(testDatabaseUrl === undefined ? [] : ['cancel' as const]),
];
/** A new connection costs far more than a transaction. */
const killed = testDatabaseUrl === undefined ? 0 : 0.005;

async function meet(tx: TenantDb, mishap: Mishap): Promise<void> {
  if (mishap === 'throw') throw new Error('given up');
  if (mishap === 'error') await tx.raw('select 1 / 0');
  if (mishap === 'cancel') await tx.raw('select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)');
  // The owner alone may end a connection of its own.
  await tx.raw('reset role');
  await tx.raw('select pg_terminate_backend(pg_backend_pid())');
}

describe('the pool', function () {
  this.timeout(isFull ? 1_200_000 : 120_000);
  let db: Database;

  before(async () => {
    db = await testDatabase();
  });

  it(`F-079: hands no tenant to the next: ${total} transactions of ${tenantCount} tenants, some aborted, cancelled or killed`, async () => {
    const seed = 1 + Math.floor(Math.random() * 2 ** 31);
    const random = mulberry(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? assert.fail();
    const tenants = await Promise.all(Array.from({ length: tenantCount }, () => makeTenant(db)));
    const wrong: string[] = [];
    let [left, broken, committed] = [total, 0, 0];
    const nextMishap = (): Mishap | undefined => {
      if (random() < killed) return 'kill';
      return random() < 0.15 ? pick(mishaps) : undefined;
    };
    const once = async () => {
      const { id } = pick(tenants);
      const mishap = nextMishap();
      await inTenant(db, id, async (tx) => {
        const seen = Seen.parse(await tx('assistants').select('tenant_id'));
        if (seen.length === 0 || seen.some(({ tenant_id }) => tenant_id !== id))
          wrong.push(JSON.stringify(seen));
        if (mishap !== undefined) await meet(tx, mishap);
      }).then(
        () => (committed += 1),
        () => (broken += 1),
      );
      const { tenant, role } = Left.parse(
        await db.knex.raw(`select current_setting('app.tenant_id', true) as tenant, current_user as role`),
      ).rows[0];
      if ((tenant ?? '') !== '' || role.startsWith('patchbay')) wrong.push(`left behind: ${tenant} ${role}`);
    };
    const lane = async () => {
      while ((left -= 1) >= 0) await once();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    assert.deepEqual(wrong, [], `seed ${seed}`);
    assert.equal(committed + broken, total);
    assert.ok(broken > total / 20 && committed > total / 2, `${broken} broken, ${committed} committed`);
  });
});

/** Numbers that look random and can be had again. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
