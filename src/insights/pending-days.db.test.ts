import assert from 'node:assert/strict';
import { z } from 'zod';
import { Insights, InsightQuery } from '../contract/insights.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, inTenant } from '../platform/database/tenant-db.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import { keepAllFigures, keepFigures } from './keep-figures.js';
import { readInsights } from './read-insights.js';
import { addDays, readToday } from './span.js';
import { type PastDesk, stagePast } from './stage-past.testing.js';

const zone = 'Asia/Kathmandu';
/** Days back from today on which something was said. */
const talked = [150, 88, 60, 59, 30, 8, 2, 1, 0];

describe('figures of days that are not summed up yet', () => {
  let db: Database;
  let tenant: TestTenant;
  let past: PastDesk;
  let today: string;

  beforeEach(async () => {
    db = await testDatabase();
    tenant = await makeTenant(db);
    past = await stagePast(db, tenant, { zone });
    today = await inTenant(db, tenant.id, (tx) => readToday(tx, zone));
    for (const back of talked) await tell(back);
  });

  /** A question with its answer, which is said again: two of three messages are the first of their kind. */
  async function tell(back: number): Promise<void> {
    const talk = await past.talk({ day: addDays(today, -back), time: '00:00:00' });
    await past.say(talk, { role: 'visitor', after: 0 });
    await past.decide(talk, { decision: 'reply', reason: 'grounded', after: 0 });
    await past.say(talk, { role: 'bot', after: 0 });
    await past.say(talk, { role: 'bot', after: 0 });
  }

  const read = async (mostCounted?: number) =>
    Insights.parse(
      await inTenant(db, tenant.id, (tx) =>
        readInsights(tx, InsightQuery.parse({ days: 90 }), {
          explain: (reason) => reason,
          ...(mostCounted !== undefined && { mostCounted }),
        }),
      ),
    );
  const keep = (since: number, before: number, is_first = false) =>
    callInTenant(db, tenant.id, {
      name: 'keep_days',
      argument: {
        ...{ since: addDays(today, -since), before: addDays(today, -before), is_first },
        time_zone: zone,
      },
    });
  const Mark = z.object({ since: z.string().nullable(), until: z.string() });
  const readMark = async () =>
    Mark.parse(
      await inTenant(db, tenant.id, (tx) =>
        tx('insight_marks').first(
          tx.raw('summed_since::text as since'),
          tx.raw('summed_until::text as until'),
        ),
      ),
    );

  it('are counted as far as that is soon done, and it is said how many are still to come', async () => {
    const all = await read();
    assert.deepEqual([all.pending_days, all.pending_days_before], [0, 0]);
    assert.deepEqual([all.sums.conversations, all.before.conversations], [8, 1]);
    // Twelve messages before today are four conversations.
    const some = await read(12);
    assert.deepEqual([some.pending_days, some.pending_days_before], [31, 90]);
    assert.deepEqual(
      some.days.filter(({ is_pending }) => is_pending).map(({ day }) => day),
      all.days.slice(0, 31).map(({ day }) => day),
    );
    assert.deepEqual(some.days.slice(31), all.days.slice(31));
    assert.deepEqual([some.sums.conversations, some.sums.answered, some.sums.first_answers], [5, 5, 5]);
    const none = await read(0);
    assert.deepEqual([none.sums.conversations, none.pending_days, none.before.conversations], [1, 89, 0]);
  });

  it('are summed up from the latest back, and each step is seen at once', async () => {
    const all = await read();
    const seen: number[] = [];
    for (const [since, before] of [
      [7, 0],
      [59, 7],
      [60, 59],
    ] as const) {
      await keep(since, before);
      const { pending_days, sums } = await read(0);
      seen.push(pending_days, sums.conversations);
    }
    assert.deepEqual(seen, [82, 3, 30, 6, 2, 7]);
    // Nothing was said on the days between. What is left is counted where it is little, beside what was summed up.
    assert.deepEqual(await read(), all);
    await keepAllFigures({ db, log: silentLog });
    assert.deepEqual(await readMark(), { since: null, until: today });
    assert.deepEqual(await read(0), all);
  });

  it('are summed up by two at once without counting anything twice', async () => {
    const all = await read();
    await Promise.all([1, 2, 3].map(() => keepFigures(tenant.id, { db })));
    assert.deepEqual(await read(0), all);
    await Promise.all([keep(20, 0), keep(30, 10)]);
    assert.deepEqual(await read(0), all);
  });

  it('keep what was summed up when the conversations are gone', async () => {
    await keepFigures(tenant.id, { db });
    const all = await read();
    await inTenant(db, tenant.id, (tx) =>
      tx('conversations').whereRaw(`created_at < app_now() - interval '3 days'`).del(),
    );
    await keepFigures(tenant.id, { db });
    await keep(40, 0);
    assert.deepEqual(await read(0), all);
  });

  it('are all summed up anew in another time zone, and never mixed with those of the former', async () => {
    await keepFigures(tenant.id, { db });
    await past.moveTo('America/Los_Angeles');
    const { pending_days, sums } = await read(0);
    assert.deepEqual([pending_days > 80, sums.conversations < 3], [true, true]);
    const counted = await read();
    await keepAllFigures({ db, log: silentLog });
    assert.deepEqual(await read(0), counted);
  });

  it('give way where something would be missing between them and those that are kept', async () => {
    await keep(60, 40);
    await keep(10, 0);
    assert.deepEqual(await readMark(), { since: addDays(today, -10), until: today });
    assert.equal((await read(0)).sums.conversations, 4);
  });
});
