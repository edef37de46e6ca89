import assert from 'node:assert/strict';
import { z } from 'zod';
import { type ConnectionStage, stageConnection } from '../connections/stage-connection.testing.js';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { operatorMessage, visitorMessage } from '../test/harness/factories.js';
import { advanceClock } from '../test/harness/test-database.js';

describe('reading a platform’s history', () => {
  async function readNow({ db, tenant, id, read }: ConnectionStage): Promise<void> {
    await inTenant(db, tenant.id, (tx) =>
      tx('catch_ups')
        .where({ connection_id: id })
        .update({ due_at: tx.raw('app_now()') }),
    );
    await read();
  }

  /** Reads, and says in how many seconds again. */
  async function paceAfterReading(stage: ConnectionStage): Promise<number> {
    const { db, tenant, id } = stage;
    await readNow(stage);
    const row: unknown = await inTenant(db, tenant.id, (tx) =>
      tx('catch_ups')
        .where({ connection_id: id })
        .first(tx.raw('round(extract(epoch from due_at - read_at))::integer as seconds')),
    );
    return z.object({ seconds: z.number() }).parse(row).seconds;
  }

  const hookBrings = async ({ deps, bound }: ConnectionStage): Promise<void> => {
    await deps.ingest(await bound(), visitorMessage(), { isTrusted: true, via: 'hook' });
  };

  it('reads within seconds until a webhook has come, then by the minute, and within seconds when one was missed', async () => {
    const stage = await stageConnection();
    assert.equal(await paceAfterReading(stage), 5);
    await hookBrings(stage);
    assert.equal(await paceAfterReading(stage), 60);
    stage.platform.history.push(visitorMessage());
    assert.equal(await paceAfterReading(stage), 5);
    const { transport, health, checklist } = await stage.view();
    assert.deepEqual([transport.kind, transport.reads_every_seconds], ['history', 5]);
    assert.deepEqual([health.found_in_history.count, health.last_event?.via], [1, 'history']);
    assert.notEqual(health.hook_gap_since, null);
    assert.equal(checklist[2]?.state, 'failed');
    await hookBrings(stage);
    assert.equal(await paceAfterReading(stage), 60);
    assert.equal((await stage.view()).health.hook_gap_since, null);
  });

  it('takes no message for missed that is no visitor’s, or whose webhook is only a little later', async () => {
    const stage = await stageConnection();
    await hookBrings(stage);
    stage.platform.history.push(operatorMessage());
    assert.equal(await paceAfterReading(stage), 60);
    const late = visitorMessage();
    stage.platform.history.push(late);
    await paceAfterReading(stage);
    await stage.deps.ingest(await stage.bound(), late, { isTrusted: true, via: 'hook' });
    assert.equal(await paceAfterReading(stage), 60);
  });

  it('reads a connection that nobody uses less often', async () => {
    const stage = await stageConnection();
    await advanceClock(stage.db, 45 * 60_000);
    assert.equal(await paceAfterReading(stage), 30);
    await hookBrings(stage);
    await advanceClock(stage.db, 45 * 60_000);
    assert.equal(await paceAfterReading(stage), 300);
  });

  it('is slow, and says so, when its share of the platform’s calls is used up', async () => {
    const stage = await stageConnection({ traits: { callsPerDay: 1_000 } });
    await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('usage_counters').insert({
        ...{ tenant_id: stage.tenant.id, day: tx.raw('app_now()::date'), kind: 'catch-up-calls' },
        ...{ subject: stage.id, amount: 200 },
      }),
    );
    assert.equal(await paceAfterReading(stage), 1_800);
    const { transport, health } = await stage.view();
    assert.match(transport.sentence, /grants only so many calls/);
    assert.deepEqual(health.quota, { used_today: 200, share_per_day: 200, is_slow: true });
  });

  it('pauses the connection when its token is refused, and loses nothing of what comes meanwhile', async () => {
    const stage = await stageConnection();
    stage.platform.refuses = new ConnectorError('auth', 'no');
    await readNow(stage);
    assert.equal((await stage.view()).status, 'broken');
    assert.equal((await stage.view()).health.errors[0]?.source, 'history');
    stage.platform.history.push(visitorMessage());
    await readNow(stage);
    assert.equal((await stage.view()).health.found_in_history.count, 0);
    stage.platform.refuses = undefined;
    await stage.set({ status: 'live' });
    stage.deps.resolver.forget(stage.id);
    await paceAfterReading(stage);
    assert.equal((await stage.view()).health.found_in_history.count, 1);
  });
});
