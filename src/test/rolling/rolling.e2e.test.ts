import assert from 'node:assert/strict';
import { z } from 'zod';
import { eventually } from '../harness/start-test-app.js';
import { testDatabaseUrl, testRedisUrl } from '../harness/test-database.js';
import { judge, repliesIn, type Verdict } from './judge.js';
import { type Ending, roll } from './roll.js';
import { type Rig, startRig } from './start-rig.js';
import { writeSteadily } from './write-steadily.js';

const isFull = process.env['TEST_FULL'] === 'true';
const { restarts, perSecond, preStopMs } = {
  restarts: { web: 20, workers: 20 },
  perSecond: 20,
  preStopMs: 1_000,
};
const thinking = { oneIn: 400, longMs: 20_000 };

// Processes beside each other need servers that they share, and a quiet machine: the proof runs them.
if (isFull && testDatabaseUrl !== undefined && testRedisUrl !== undefined) {
  const servers = { databaseUrl: testDatabaseUrl, redisUrl: testRedisUrl };

  describe('processes restarted one after the other while visitors write', function () {
    this.timeout(3_600_000);
    let rig: Rig;
    before(async () => void (rig = await startRig(servers, thinking)));
    after(() => rig.stop());

    it('F-016 lose no message, answer each once, refuse no hook and end with code 0', async () => {
      let isOver = false;
      const writing = writeSteadily(rig.inboxes, { perSecond, isOver: () => isOver });
      const endings = (
        await Promise.all([
          roll(rig.web, { restarts: restarts.web, preStopMs }, rig.balancer),
          roll(rig.workers, { restarts: restarts.workers, preStopMs }, rig.balancer),
        ]).finally(() => (isOver = true))
      ).flat();
      const written = await writing;
      await untilQuiet(rig, written.length);

      const verdict = await judge(written, rig);
      console.log(tell(verdict, written.length, endings));
      if (Object.values(verdict).some(({ length }) => length > 0)) console.log(rig.said());
      assert.deepEqual(verdict, { lost: [], unanswered: [], doubled: [], refused: [] });
      assert.deepEqual(
        endings.filter(({ code }) => code !== 0),
        [],
      );
    });
  });
}

const Open = z.array(z.object({ count: z.coerce.number() }));
const openDeliveries = `select count(*) from deliveries where state not in ('sent', 'parked', 'cancelled')`;

const standstillMs = 60_000;

/**
 * Until everybody has something and nothing more is on its way, as long as it goes on at all: a slow machine is no loss. What
 * is missing then is the verdict's.
 */
async function untilQuiet({ crisp, database }: Rig, conversations: number): Promise<void> {
  let [answered, changedAt] = [0, performance.now()];
  while (answered < conversations && performance.now() - changedAt < standstillMs) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = new Set(repliesIn(crisp.ledger)).size;
    if (now > answered) [answered, changedAt] = [now, performance.now()];
  }
  await eventually('an empty outbox', async () => {
    const [open] = Open.parse(await database.query(openDeliveries));
    return open?.count === 0 || undefined;
  });
  await crisp.settled();
}

function tell(verdict: Verdict, written: number, endings: readonly Ending[]): string {
  const counts = Object.entries(verdict).map(([what, { length }]) => `${what} ${length}`);
  const slowest = (kind: Ending['kind']) =>
    Math.max(...endings.filter((one) => one.kind === kind).map(({ ms }) => Math.round(ms)));
  return [
    `    ${written} messages, ${endings.length} restarts: ${counts.join(', ')}`,
    `    the slowest end: web ${slowest('web')} ms, worker ${slowest('worker')} ms`,
  ].join('\n');
}
