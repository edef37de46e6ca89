import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { eventually } from '../harness/start-test-app.js';
import { testDatabaseUrl, testRedisUrl } from '../harness/test-database.js';
import { type Asked, askSteadily } from './ask-steadily.js';
import { allKept, judge } from './judge.js';
import { type Place, roll } from './roll.js';
import { type Rig, startRig } from './start-rig.js';
import { untilQuiet } from './until-quiet.js';
import { writeSteadily } from './write-steadily.js';

const [oldKey, newKey] = ['the old key of the rotation, of it', 'the new key of the rotation, of it'];
const command = path.join(import.meta.dirname, '../../app/commands/rotate-secrets.ts');
const preStopMs = 300;
const roundsBeside = 3;

// Processes beside each other need servers that they share.
if (testDatabaseUrl !== undefined && testRedisUrl !== undefined) {
  const servers = { databaseUrl: testDatabaseUrl, redisUrl: testRedisUrl };

  describe('a new SECRET_KEY while the product runs', function () {
    this.timeout(180_000);
    let rig: Rig;
    const asked: Asked = { calls: 0, rounds: 0, failures: [] };

    before(async () => {
      // As the first round of restarts leaves them: the old key seals, and the new one opens already.
      const settings = { SECRET_KEY: oldKey, SECRET_KEY_PREVIOUS: newKey, TRUSTED_PROXIES: '1' };
      rig = await startRig(servers, { workers: 1, settings });
    });
    after(() => rig.stop());

    const restartWith = async (current: string, previous: string) => {
      Object.assign(rig.settings, { SECRET_KEY: current, SECRET_KEY_PREVIOUS: previous });
      const restart = (...places: Place[]) =>
        roll(places, { restarts: places.length, preStopMs }, rig.balancer);
      const [first, second] = rig.web;
      assert.ok(first && second);
      await Promise.all([restart(first), restart(...rig.workers)]);
      // What the new one signs and seals, the old one must open, and the other way round.
      const { rounds } = asked;
      const isEnough = () => asked.rounds >= rounds + roundsBeside || asked.failures.length > 0;
      await eventually('rounds of calls', () => isEnough() || undefined, 30_000);
      await restart(second);
    };
    const rotate = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command], {
        env: { PATH: process.env['PATH'], ...rig.settings },
      });
      return stdout;
    };
    const sealedKeys = async (): Promise<unknown[]> =>
      rig.database.query(`select distinct split_part(config_sealed, '.', 2) as key from connections`);

    it('F-115 fails no request and no sign-in, loses no message and doubles none, from the first restart to the last', async () => {
      const before = await sealedKeys();
      let [isOver, isTokenOver] = [false, false];
      const over = { isOver: () => isOver, isTokenOver: () => isTokenOver, asked };
      const writing = writeSteadily(rig.inboxes, { perSecond: 3, ...over });
      const asking = askSteadily(rig.balancer.url, over);
      const told = await (async () => {
        await wait(500);
        await restartWith(newKey, oldKey);
        const said = await rotate();
        // The command tells to wait so long.
        isTokenOver = true;
        await restartWith(newKey, '');
        await wait(500);
        return said;
      })().finally(() => (isOver = true));
      const [written] = await Promise.all([writing, asking]);
      await untilQuiet(rig, written.length);

      assert.deepEqual(asked.failures, [], rig.said());
      assert.match(told, /^Sealed anew: [1-9]\d*\.[^]*SECRET_KEY_PREVIOUS can be taken away in 10 minutes/);
      assert.ok(asked.calls > 50 && written.length > 10, `${asked.calls} calls, ${written.length} messages`);
      assert.deepEqual(await judge(written, rig), allKept);
      assert.notDeepEqual(await sealedKeys(), before);
    });
  });
}
