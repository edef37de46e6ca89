import assert from 'node:assert/strict';
import { z } from 'zod';
import { inTenant } from '../platform/database/tenant-db.js';
import { type DeliveryStage, stageDelivery } from '../test/harness/stage-delivery.js';
import { catchUpWithAll } from './begin-catch-up.js';

const Row = z.object({ due_in: z.number(), is_asked: z.boolean() });

describe('a process that starts to work (F-056)', () => {
  let stage: DeliveryStage;

  beforeEach(async () => {
    stage = await stageDelivery();
  });

  /** A history that was read so long ago and is due again so much later, after a start. */
  const dueAfterStart = async (readAgo: string | null, dueIn: string): Promise<z.infer<typeof Row>> => {
    const { db, tenantId, bound } = stage;
    await inTenant(db, tenantId, (tx) =>
      tx('catch_ups').insert({
        ...{ tenant_id: tenantId, connection_id: bound.row.id, cursor: '{}' },
        due_at: tx.raw('app_now() + ?::interval', [dueIn]),
        read_at: readAgo === null ? null : tx.raw('app_now() - ?::interval', [readAgo]),
      }),
    );
    await catchUpWithAll({ db });
    const row: unknown = await inTenant(db, tenantId, (tx) =>
      tx('catch_ups').first('is_asked', tx.raw('extract(epoch from due_at - app_now())::float as due_in')),
    );
    return Row.parse(row);
  };

  for (const readAgo of [null, '11 seconds', '1 hour'])
    it(`has a history read at once that was read ${readAgo ?? 'never'}${readAgo === null ? '' : ' ago'}`, async () => {
      const { due_in, is_asked } = await dueAfterStart(readAgo, '5 minutes');
      assert.ok(due_in <= 0 && is_asked, `due in ${due_in} s`);
    });

  it('has one that was just read read again within seconds: what came since would wait for minutes', async () => {
    const { due_in, is_asked } = await dueAfterStart('2 seconds', '5 minutes');
    assert.ok(due_in > 0 && due_in <= 8 && is_asked, `due in ${due_in} s`);
  });

  it('puts off none that is due sooner', async () => {
    const { due_in } = await dueAfterStart('1 second', '3 seconds');
    assert.ok(due_in <= 3, `due in ${due_in} s`);
  });
});
