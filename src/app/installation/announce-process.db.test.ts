import assert from 'node:assert/strict';
import type { Database } from '../../platform/database/open-database.js';
import { eventually } from '../../test/harness/start-test-app.js';
import { advanceClock, silentLog, testDatabase } from '../../test/harness/test-database.js';
import { announceProcess } from './announce-process.js';
import { readInstallation } from './read-installation.js';

describe('the processes of an installation', () => {
  let db: Database;

  before(async () => {
    db = await testDatabase();
  });

  const announce = (version: string) =>
    announceProcess({ roles: ['worker'], version }, { db, log: silentLog });
  const listed = async (version: string) => {
    const { processes } = await readInstallation({
      ...{ db, version: '0', readBacklog: () => Promise.resolve(undefined) },
      wakeUps: { store: 'database', count: () => Promise.resolve(undefined) },
    });
    return processes.filter((process) => process.version === version);
  };
  const appeared = (version: string) =>
    eventually('its line', async () => ((await listed(version)).length > 0 ? true : undefined));

  it('are listed while they run, and gone once they have ended', async () => {
    const running = announce('1.0.0-ends');
    await appeared('1.0.0-ends');
    const [one] = await listed('1.0.0-ends');
    assert.deepEqual([one?.roles, one?.node, one?.is_silent], [['worker'], process.versions.node, false]);
    await running.stop();
    assert.deepEqual(await listed('1.0.0-ends'), []);
  });

  it('are called silent when they were killed, and forgotten after an hour by whoever is left', async () => {
    const killed = announce('1.0.0-killed');
    await appeared('1.0.0-killed');
    await advanceClock(db, 60_000);
    assert.equal((await listed('1.0.0-killed'))[0]?.is_silent, true);
    await advanceClock(db, 60 * 60_000);
    const other = announce('1.0.0-other');
    await appeared('1.0.0-other');
    assert.deepEqual(await listed('1.0.0-killed'), []);
    await Promise.all([killed.stop(), other.stop()]);
  });

  it('are told of although the queue and the backlog do not answer', async () => {
    const told = await readInstallation({
      ...{ db, version: '1.2.3', readBacklog: () => Promise.resolve(undefined) },
      wakeUps: { store: 'redis', count: () => Promise.resolve(undefined) },
    });
    assert.deepEqual(
      [told.queue, told.work, told.parked_deliveries],
      [{ kind: 'redis', counts: null }, null, null],
    );
    assert.match(told.schema, /^\d{8}-\d\d-/);
  });
});
