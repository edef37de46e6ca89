import assert from 'node:assert/strict';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { operatorMessage } from '../test/harness/factories.js';
import { type DeliveryStage, stageDelivery } from '../test/harness/stage-delivery.js';
import { advanceClock } from '../test/harness/test-database.js';
import { replayDeliveries } from './replay-deliveries.js';

const parkedCount = process.env['TEST_FULL'] === undefined ? 60 : 1_000;

const actor = { kind: 'member', id: null, name: 'Ada' };

describe('replaying what was parked', () => {
  let stage: DeliveryStage;

  beforeEach(async () => {
    stage = await stageDelivery({ sendsPerSecond: 100_000 });
  });

  const texts = () => stage.platform.stored.map(({ text }) => text);

  it('F-126 sends each once, however often it is asked for', async () => {
    const { plan, deps, tenantId, deliver } = stage;
    for (let at = 0; at < parkedCount; at += 1)
      await plan(`reply ${at}`, { state: 'parked', reason: 'rejected', due_at: null });
    const replay = () => replayDeliveries({ tenantId, actor }, { reason: 'rejected' }, deps);
    const counts = await Promise.all([replay(), replay()]);
    assert.equal(counts[0] + counts[1], parkedCount);
    for (let round = 0; round < parkedCount / 50 + 1; round += 1) await deliver();
    assert.equal(await replay(), 0);
    await deliver();
    assert.equal(texts().length, parkedCount);
    assert.equal(new Set(texts()).size, parkedCount);
  });

  it('F-126 looks up first what may have arrived, and does not send it again', async () => {
    const { plan, deps, tenantId, deliver, platform, read } = stage;
    platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'reset after storing') });
    const id = await plan('Yes.');
    await deliver();
    await inTenant(stage.db, tenantId, (tx) =>
      tx('deliveries').where({ id }).update({ state: 'parked', reason: 'delivery-uncertain', due_at: null }),
    );
    assert.equal(await replayDeliveries({ tenantId, actor }, { ids: [id] }, deps), 1);
    await deliver();
    const { state, sent_via: via } = await read(id);
    assert.deepEqual({ state, via, texts: texts() }, { state: 'sent', via: 'readback', texts: ['Yes.'] });
  });

  it('says it although a human has the conversation by now and it is late: somebody asked for it', async () => {
    const { plan, deps, tenantId, deliver, ingest, bound } = stage;
    const id = await plan('Yes.', { state: 'parked', reason: 'unreachable', due_at: null });
    await ingest(bound, operatorMessage(), true);
    await advanceClock(stage.db, 60 * 60_000);
    await replayDeliveries({ tenantId, actor }, { ids: [id] }, deps);
    await deliver();
    assert.deepEqual(texts(), ['Yes.']);
  });

  it('touches nothing of another tenant', async () => {
    const { plan, read } = stage;
    const id = await plan('Yes.', { state: 'parked', reason: 'unreachable', due_at: null });
    const other = await stageDelivery();
    assert.equal(await replayDeliveries({ tenantId: other.tenantId, actor }, { ids: [id] }, other.deps), 0);
    assert.equal((await read(id))['state'], 'parked');
  });
});
