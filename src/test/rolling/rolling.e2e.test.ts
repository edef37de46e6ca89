import assert from 'node:assert/strict';
import { testDatabaseUrl, testRedisUrl } from '../harness/test-database.js';
import { allKept, judge, type Verdict } from './judge.js';
import { type Ending, roll, type RollOptions } from './roll.js';
import { type Rig, type RigOptions, startRig } from './start-rig.js';
import { tell } from './tell.js';
import { untilQuiet } from './until-quiet.js';
import { writeSteadily } from './write-steadily.js';

const isFull = process.env['TEST_FULL'] === 'true';
const { restarts, perSecond } = isFull ? { restarts: 20, perSecond: 20 } : { restarts: 2, perSecond: 5 };
const preStopMs = 1_000;
const thinking = { oneIn: 400, longMs: 20_000 };

// Processes beside each other need servers that they share.
if (testDatabaseUrl !== undefined && testRedisUrl !== undefined) {
  const servers = { databaseUrl: testDatabaseUrl, redisUrl: testRedisUrl };

  describe('processes restarted one after the other while visitors write', function () {
    this.timeout(3_600_000);
    let rig: Rig;
    afterEach(() => rig.stop());
    const start = async (front: RigOptions['front']) =>
      void (rig = await startRig(servers, { workers: 2, thinking, ...(front && { front }) }));
    const restartAll = () =>
      writeMeanwhile(rig, () => [
        roll(rig.web, { restarts, preStopMs }, rig.balancer),
        roll(rig.workers, { restarts }, rig.balancer),
      ]);
    const isKept = (verdict: Verdict) => {
      if (Object.values(verdict).some(({ length }) => length > 0)) console.log(rig.said());
      assert.deepEqual(verdict, allKept);
    };
    const isClean = ({ verdict, endings }: Outcome) => {
      isKept(verdict);
      assert.deepEqual(
        endings.filter(({ code }) => code !== 0),
        [],
      );
    };

    it('F-016 behind a Service lose no message, answer each once, refuse no hook and end with code 0', async () => {
      await start('service');
      isClean(await restartAll());
    });

    if (!isFull) return;

    it('F-016 do so behind a proxy that is told nothing and keeps its connections', async () => {
      await start('proxy');
      isClean(await restartAll());
    });

    it('F-002 killed instead, lose nothing and double nothing, whatever had no answer yet', async () => {
      await start('proxy');
      const options: RollOptions = { restarts, signal: 'SIGKILL' };
      const { verdict } = await writeMeanwhile(rig, () => [roll(rig.web, options, rig.balancer)]);
      // What was under way is refused by nobody's decision; the platform sends it again.
      isKept({ ...verdict, refused: [], broken: [] });
    });
  });
}

interface Outcome {
  verdict: Verdict;
  endings: Ending[];
}

/** Visitors write until all has been restarted; then what came of it, printed too. */
async function writeMeanwhile(rig: Rig, begin: () => Promise<Ending[]>[]): Promise<Outcome> {
  let isOver = false;
  const writing = writeSteadily(rig.inboxes, { perSecond, isOver: () => isOver });
  const endings = (await Promise.all(begin()).finally(() => (isOver = true))).flat();
  const written = await writing;
  await untilQuiet(rig, written.length);

  const verdict = await judge(written, rig);
  console.log(tell(verdict, { written: written.length, endings, hooks: rig.crisp.ledger.deliveries }));
  return { verdict, endings };
}
