import assert from 'node:assert/strict';
import { z } from 'zod';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { type DeliveryStage, stageDelivery } from '../test/harness/stage-delivery.js';
import { listPlatformDeliveries, replayPlatformDeliveries } from './platform-deliveries.js';

const actor = { kind: 'platform-admin', id: null, name: 'Root' };
const Listed = z.array(
  z.looseObject({ id: z.string(), tenant: z.object({ id: z.string() }), reason: z.string() }),
);

describe('what was given up, in every business', () => {
  let stages: DeliveryStage[];
  let ids: string[];

  beforeEach(async () => {
    stages = [await stageDelivery(), await stageDelivery()];
    ids = [];
    for (const { plan } of stages)
      for (const reason of ['rejected', 'unreachable'])
        ids.push(await plan(`${reason}: a secret answer`, { state: 'parked', reason, due_at: null }));
  });

  const list = (wanted: Partial<Parameters<typeof listPlatformDeliveries>[1]>) =>
    asSystem(stages[0]!.db, async (tx) =>
      Listed.parse((await listPlatformDeliveries(tx, { limit: 100, ...wanted })).items).filter(({ id }) =>
        ids.includes(id),
      ),
    );
  const audited = ({ db, tenantId }: DeliveryStage) =>
    inTenant(db, tenantId, (tx): Promise<unknown> =>
      tx('audit_entries').where({ action: 'delivery.replay' }).select('actor_kind', 'actor_name', 'details'),
    );

  it('is listed with business and cause, narrowed by either, and without a word of what it says', async () => {
    const [first, second] = stages.map(({ tenantId }) => tenantId);
    const all = await list({});
    assert.deepEqual(new Set(all.map(({ tenant }) => tenant.id)), new Set([first, second]));
    assert.equal(all.length, 4);
    assert.doesNotMatch(JSON.stringify(all), /secret answer/);
    const theirs = await list({ tenant_id: first });
    assert.deepEqual([theirs.length, new Set(theirs.map(({ tenant }) => tenant.id))], [2, new Set([first])]);
    assert.deepEqual(
      (await list({ tenant_id: second, reason: 'rejected' })).map(({ reason }) => reason),
      ['rejected'],
    );
  });

  it('is sent after all, one or many, once, and each business finds its own share in its audit log', async () => {
    const [first, second] = stages as [DeliveryStage, DeliveryStage];
    const deps = first.deps;
    assert.equal(await replayPlatformDeliveries({ ids: [ids[0]!, ids[2]!] }, actor, deps), 2);
    assert.equal(await replayPlatformDeliveries({ ids: [ids[0]!] }, actor, deps), 0, 'it is under way');
    assert.equal(
      await replayPlatformDeliveries({ tenant_id: second.tenantId, reason: 'unreachable' }, actor, deps),
      1,
    );
    for (const { deliver, conversationId, platform } of stages) {
      await deliver();
      assert.ok(platform.stored.length > 0, conversationId);
    }
    assert.deepEqual([first.platform.stored.length, second.platform.stored.length], [1, 2]);
    const by = { actor_kind: 'platform-admin', actor_name: 'Root', details: { count: 1 } };
    assert.deepEqual(await audited(first), [by]);
    assert.deepEqual(await audited(second), [by, by]);
  });
});
