import assert from 'node:assert/strict';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { closeCircuit, failCircuit, passCircuit } from './circuit.js';
import type { Database } from './database/open-database.js';
import { inTenant, type TenantDb } from './database/tenant-db.js';

describe('a circuit', () => {
  let db: Database;
  let tenantId: string;

  beforeEach(async () => {
    db = await testDatabase();
    tenantId = (await makeTenant(db)).id;
  });

  const run = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(db, tenantId, work);
  const pass = () => run((tx) => passCircuit(tx, 'model'));
  const fail = async (times: number, pauseMs?: number) => {
    for (let count = 0; count < times; count += 1) await run((tx) => failCircuit(tx, 'model', pauseMs));
  };

  it('lets everything through while nothing failed, and after a few failures', async () => {
    assert.deepEqual(await pass(), { waitMs: 0, isSuspect: false });
    await fail(4);
    assert.deepEqual(await pass(), { waitMs: 0, isSuspect: true });
  });

  it('F-035 rests after five failures, then lets one through in ten seconds, whoever asks', async () => {
    await fail(5);
    const { waitMs } = await pass();
    assert.ok(waitMs > 5_000 && waitMs <= 10_000, String(waitMs));
    await advanceClock(db, 10_001);
    const asked = await Promise.all(Array.from({ length: 8 }, pass));
    assert.equal(asked.filter((circuit) => circuit.waitMs === 0).length, 1);
  });

  it('F-035 is closed by a success, and opened again by the failure of a trial', async () => {
    await fail(5);
    await advanceClock(db, 10_001);
    assert.equal((await pass()).waitMs, 0);
    await fail(1);
    assert.ok((await pass()).waitMs > 0);
    await run((tx) => closeCircuit(tx, 'model'));
    assert.deepEqual(await pass(), { waitMs: 0, isSuspect: false });
  });

  it('F-044 rests as long as it was asked to', async () => {
    await fail(1, 30_000);
    assert.ok((await pass()).waitMs > 25_000);
    await advanceClock(db, 30_001);
    assert.equal((await pass()).waitMs, 0);
  });

  it('is another one for each tenant and subject', async () => {
    await fail(5);
    assert.equal((await run((tx) => passCircuit(tx, 'connection'))).waitMs, 0);
    const other = await makeTenant(db);
    assert.equal((await inTenant(db, other.id, (tx) => passCircuit(tx, 'model'))).waitMs, 0);
  });
});
