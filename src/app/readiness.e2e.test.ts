import assert from 'node:assert/strict';
import { Readiness } from '../contract/health.js';
import type { Database } from '../platform/database/open-database.js';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';

describe('readiness', () => {
  let app: TestApp;
  let db: Pick<Database, 'knex'>;
  let isQueueAway = false;

  before(async () => {
    const adjust: Parameters<typeof startTestApp>[1] = {
      adjust: (parts) => {
        db = parts.db;
        const count = () => (isQueueAway ? Promise.resolve(undefined) : parts.wakeUps.count());
        return { ...parts, wakeUps: { ...parts.wakeUps, count } };
      },
    };
    app = await startTestApp({}, adjust);
  });

  after(() => app.stop());

  const ask = async () => {
    const reply = await fetch(`${app.url}/readyz`);
    const { status, checks } = Readiness.parse(await reply.json());
    const bad = checks.filter(({ is_fine }) => !is_fine).map(({ name, note }) => `${name}: ${note}`);
    return { code: reply.status, status, bad, names: checks.map(({ name }) => name) };
  };

  it('tells of the stores that it asked', async () => {
    const told = await ask();
    assert.deepEqual(told.names, ['serving', 'database', 'migrations', 'queue']);
    assert.deepEqual([told.code, told.status, told.bad], [200, 'ready', []]);
  });

  it('stays while the queue is away, since the sweep does its work, and says so', async () => {
    isQueueAway = true;
    const told = await ask();
    isQueueAway = false;
    assert.deepEqual([told.code, told.status], [200, 'ready']);
    assert.match(told.bad.join(), /^queue: (redis|database) does not answer$/);
  });

  it('is lost over a database that lacks a change which this version needs', async () => {
    const [last] = await db.knex<{ name: string }>('schema_migrations').orderBy('id', 'desc').limit(1);
    assert.ok(last);
    await db.knex('schema_migrations').where({ name: last.name }).del();
    const told = await ask();
    await db.knex('schema_migrations').insert(last);
    assert.deepEqual([told.code, told.status], [503, 'not-ready']);
    assert.deepEqual(told.bad, [`migrations: the database lacks ${last.name}; run the migrations`]);
    assert.equal((await ask()).code, 200);
  });
});
