import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { eventually } from '../../test/harness/start-test-app.js';
import { silentLog, testDatabase, testRedisUrl } from '../../test/harness/test-database.js';
import type { Database } from '../database/open-database.js';
import type { Log } from '../log.js';
import { type Handlers, openQueue, type WakeUps } from './open-queue.js';
import { freePort } from '../../test/harness/free-port.js';

/** A number of its own, so that emptying it empties nobody else's. */
const redisUrl = testRedisUrl === undefined ? undefined : new URL('/5', testRedisUrl).href;

/** A log whose lines a test can read. */
function readableLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: pino({ level: 'debug' }, { write: (line: string) => lines.push(line) }), lines };
}

describe(`wake-ups in ${redisUrl === undefined ? 'the database' : 'Redis'}`, function () {
  this.timeout(60_000);
  let db: Database;
  const opened: WakeUps[] = [];
  before(async () => {
    db = await testDatabase();
  });
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.stop(5_000))));

  const open = async (handlers: Handlers, log = silentLog): Promise<WakeUps> => {
    const wakeUps = await openQueue({ redisUrl }, db, log);
    opened.push(wakeUps);
    wakeUps.work(handlers);
    return wakeUps;
  };

  it('run the handler of their name, with their ids', async () => {
    const seen: unknown[] = [];
    const wakeUps = await open({
      conversation: (ids) => Promise.resolve(void seen.push(ids)),
      hint: () => assert.fail('another name'),
    });
    wakeUps.add({ name: 'conversation', data: { tenantId: 't', conversationId: 'c' } });
    await eventually('the handler', () => seen[0]);
    assert.deepEqual(seen, [{ tenantId: 't', conversationId: 'c' }]);
  });

  it('come not before their time', async () => {
    let ranAt = 0;
    const wakeUps = await open({ later: () => Promise.resolve(void (ranAt = performance.now())) });
    const since = performance.now();
    wakeUps.add({ name: 'later', data: {} }, 600);
    await eventually('the delayed handler', () => (ranAt > 0 ? true : undefined));
    // The store counts in whole milliseconds of its own clock.
    assert.ok(ranAt - since >= 595, `after ${ranAt - since} ms`);
  });

  it('all come when many are added at once, several at a time', async () => {
    const seen = new Set<string>();
    let [running, most] = [0, 0];
    const wakeUps = await open({
      many: async ({ id = '' }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.add(id);
        running -= 1;
      },
    });
    for (let id = 0; id < 200; id += 1) wakeUps.add({ name: 'many', data: { id: String(id) } });
    await eventually('200 wake-ups', () => (seen.size === 200 ? true : undefined), 40_000);
    assert.ok(most > 1 && most <= 100, `${most} at a time`);
  });

  it('F-017 go on after a handler that fails and a name that nobody knows', async () => {
    const seen: string[] = [];
    const wakeUps = await open({
      bad: () => Promise.reject(new Error('on purpose')),
      good: () => Promise.resolve(void seen.push('good')),
    });
    for (const name of ['bad', 'unknown', 'bad', 'good']) wakeUps.add({ name, data: {} });
    await eventually('the good one', () => seen[0]);
  });

  it('let running work finish when they are stopped', async () => {
    let [hasBegun, hasEnded] = [false, false];
    const wakeUps = await openQueue({ redisUrl }, db, silentLog);
    wakeUps.work({
      slow: async () => {
        hasBegun = true;
        await new Promise((resolve) => setTimeout(resolve, 300));
        hasEnded = true;
      },
    });
    wakeUps.add({ name: 'slow', data: {} });
    await eventually('the slow one begins', () => (hasBegun ? true : undefined));
    await wakeUps.stop(10_000);
    assert.ok(hasEnded);
  });

  it('end within the limit although a handler never does', async () => {
    let hasBegun = false;
    const wakeUps = await openQueue({ redisUrl }, db, silentLog);
    let release: () => void = () => undefined;
    wakeUps.work({
      stuck: () => {
        hasBegun = true;
        return new Promise<void>((resolve) => (release = resolve));
      },
    });
    wakeUps.add({ name: 'stuck', data: {} });
    await eventually('the stuck one begins', () => (hasBegun ? true : undefined));
    const since = performance.now();
    await wakeUps.stop(500);
    assert.ok(performance.now() - since < 4_000);
    release();
  });

  if (redisUrl !== undefined) {
    it('F-013 go on after Redis was emptied: what waited is lost, what comes is done', async () => {
      const seen: string[] = [];
      const wakeUps = await open({ look: ({ id = '' }) => Promise.resolve(void seen.push(id)) });
      wakeUps.add({ name: 'look', data: { id: 'before' } });
      await eventually('the first', () => seen[0]);
      wakeUps.add({ name: 'look', data: { id: 'waiting' } }, 2_000);
      const redis = new Redis(redisUrl);
      await eventually('the waiting one', async () => ((await redis.dbsize()) > 0 ? true : undefined));
      await redis.flushdb();
      redis.disconnect();
      await eventually('one that comes after', () => {
        wakeUps.add({ name: 'look', data: { id: 'after' } });
        return seen.includes('after') ? true : undefined;
      });
      assert.ok(!seen.includes('waiting'));
    });
  }

  if (redisUrl !== undefined) {
    it('F-021 warn at the start when Redis may throw away what it holds', async () => {
      const redis = new Redis(redisUrl);
      const set = (policy: string) => redis.config('SET', 'maxmemory-policy', policy);
      const { log, lines } = readableLog();
      await set('volatile-lru');
      try {
        opened.push(await openQueue({ redisUrl }, db, log));
      } finally {
        await set('noeviction');
        redis.disconnect();
      }
      assert.match(lines.join(''), /"policy":"volatile-lru"/);
    });
  }
});

describe('wake-ups while Redis is away', function () {
  this.timeout(30_000);

  it('are added at once without a failure, the loss is noted, and stopping ends within its limit', async () => {
    const { log, lines } = readableLog();
    const url = `redis://127.0.0.1:${await freePort()}`;
    const wakeUps = await openQueue({ redisUrl: url }, await testDatabase(), log);
    wakeUps.work({ look: () => assert.fail('there is no store') });
    const lost = () => lines.filter((line) => line.includes('a wake-up was lost')).length;
    for (let count = 0; count < 20; count += 1) wakeUps.add({ name: 'look', data: { id: String(count) } });
    assert.equal(lost(), 0, 'whoever adds one does not wait for the store');
    await eventually('all losses noted', () => (lost() === 20 ? true : undefined));
    const stopping = performance.now();
    await wakeUps.stop(1_000);
    assert.ok(performance.now() - stopping < 6_000);
  });

  it('leave nothing behind that keeps the process alive', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const wakeUps = await openQueue(
      { redisUrl: `redis://127.0.0.1:${await freePort()}` },
      await testDatabase(),
      silentLog,
    );
    wakeUps.work({});
    await wakeUps.stop(1_000);
    // A connection that still tries to come back would show as a timer that never goes.
    await eventually('no timer is left', () => (timers() <= before ? true : undefined));
  });
});
