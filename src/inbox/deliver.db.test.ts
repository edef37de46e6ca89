import assert from 'node:assert/strict';
import { z } from 'zod';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { operatorMessage } from '../test/harness/factories.js';
import { type DeliveryStage, stageDelivery } from '../test/harness/stage-delivery.js';
import { advanceClock } from '../test/harness/test-database.js';

describe('delivering', () => {
  let stage: DeliveryStage;

  beforeEach(async () => {
    stage = await stageDelivery();
  });

  it('sends once, stores the message with the platform’s id, and does nothing on a second look', async () => {
    const { db, platform, tenantId, plan, deliver, read } = stage;
    const id = await plan('Yes, until noon.');
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    assert.equal(platform.attempts, 1);
    const { state, sent_via: via } = await read(id);
    assert.deepEqual({ state, via }, { state: 'sent', via: 'ack' });
    const texts = await inTenant(db, tenantId, (tx) =>
      tx('messages').where({ role: 'bot' }).select('text', 'external_id'),
    );
    assert.deepEqual(texts, [{ text: 'Yes, until noon.', external_id: 'm1' }]);
  });

  it('F-066 takes its own echo for a receipt, not for an operator', async () => {
    const { db, ingest, bound, tenantId, plan, deliver } = stage;
    const id = await plan('Yes.');
    await deliver();
    const echo = operatorMessage({ message_id: 'm1', mark: id, text: 'Yes.' });
    assert.equal((await ingest(bound, echo, true)).outcome, 'duplicate');
    const handlers = await inTenant(db, tenantId, (tx) => tx('conversations').pluck('handler'));
    assert.deepEqual(handlers, ['bot']);
  });

  it('F-066 knows its own, whoever wrote it, by the platform’s id where the echo bears no mark and is faster than the answer', async () => {
    const { db, ingest, bound, platform, tenantId, plan, deliver } = stage;
    const echoes = (message_id: string) => ({
      does: async () => {
        await ingest(bound, operatorMessage({ message_id, role: 'bot' }), true);
      },
    });
    platform.sends.push(echoes('m1'), echoes('m2'));
    const ours = [await plan('Yes.'), await plan('Priya here.', { kind: 'operator-reply', part: 1 })];
    await deliver();
    const told = await inTenant(db, tenantId, (tx) =>
      tx('messages').whereNot({ role: 'visitor' }).orderBy('seq').select('role', 'delivery_id', 'mark'),
    );
    const [bots, operators] = ours;
    assert.deepEqual(told, [
      { role: 'bot', delivery_id: bots, mark: bots },
      { role: 'operator', delivery_id: operators, mark: operators },
    ]);
  });

  it('F-009 F-045 reads back what was stored although the platform said otherwise, and sends nothing twice', async () => {
    const { db, platform, plan, deliver, read } = stage;
    platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'reset after storing') });
    const id = await plan('Yes.');
    await deliver();
    assert.equal((await read(id))['state'], 'verifying');
    await advanceClock(db, 16_000);
    await deliver();
    const { state, sent_via: via } = await read(id);
    assert.deepEqual(
      { state, via, attempts: platform.attempts },
      { state: 'sent', via: 'readback', attempts: 1 },
    );
  });

  it('F-008 F-051 resends only after it was absent twice', async () => {
    const { db, platform, plan, deliver, read } = stage;
    platform.sends.push({ throwsBefore: new ConnectorError('unavailable', 'timed out') });
    const id = await plan('Yes.');
    await deliver();
    await advanceClock(db, 16_000);
    await deliver();
    assert.deepEqual([(await read(id))['lookups'], platform.attempts], [1, 1]);
    await advanceClock(db, 6_000);
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts, platform.stored.length], ['sent', 2, 1]);
  });

  it('retries what was certainly not stored, later each time, and parks it after the last try', async () => {
    const { db, platform, tenantId, plan, deliver, read } = stage;
    const id = await plan('Yes.');
    for (let attempt = 0; attempt < 9; attempt += 1) {
      platform.sends.push({ throwsBefore: new ConnectorError('rate-limited', 'slow down') });
      // Longer than any wait between attempts; how old an answer may grow is another matter.
      await advanceClock(db, 400_000);
      await inTenant(db, tenantId, (tx) =>
        tx('deliveries')
          .where({ id })
          .update({ created_at: tx.raw('app_now()') }),
      );
      await deliver();
    }
    const { state, reason } = await read(id);
    assert.deepEqual(
      { state, reason, attempts: platform.attempts },
      { state: 'parked', reason: 'rate-limited', attempts: 9 },
    );
    const waiting = await inTenant(db, tenantId, (tx) => tx('conversations').pluck('is_waiting_for_human'));
    assert.deepEqual(waiting, [true]);
  });

  it('F-068 says nothing after an operator took over, however late', async () => {
    const { ingest, platform, bound, plan, deliver, read } = stage;
    const id = await plan('Yes.');
    await ingest(bound, operatorMessage(), true);
    await deliver();
    const { state, reason } = await read(id);
    assert.deepEqual(
      { state, reason, attempts: platform.attempts },
      { state: 'cancelled', reason: 'taken-over', attempts: 0 },
    );
  });

  it('waits while an operator’s message is unconfirmed', async () => {
    const { db, ingest, platform, bound, tenantId, plan, deliver, read } = stage;
    const id = await plan('Yes.');
    assert.equal((await ingest(bound, operatorMessage(), false)).outcome, 'hint');
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts], ['ready', 0]);
    await inTenant(db, tenantId, (tx) => tx('hints').update({ state: 'refuted' }));
    await advanceClock(db, 2_000);
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts], ['sent', 1]);
  });

  it('F-048 holds everything of a connection whose token is refused, and tells why', async () => {
    const { db, platform, tenantId, plan, deliver, read } = stage;
    platform.sends.push({ throwsBefore: new ConnectorError('auth', 'refused', { said: 'invalid token' }) });
    const first = await plan('One.');
    const second = await plan('Two.');
    await deliver();
    await deliver();
    assert.equal(platform.attempts, 1);
    assert.deepEqual([(await read(first))['state'], (await read(second))['state']], ['ready', 'ready']);
    const connections = await inTenant(db, tenantId, (tx) => tx('connections').select('status', 'problem'));
    assert.match(JSON.stringify(connections), /"broken".*invalid token/);
  });

  it('F-072 drops an answer that has grown stale', async () => {
    const { db, platform, plan, deliver, read } = stage;
    const id = await plan('Yes.');
    await advanceClock(db, 16 * 60_000);
    await deliver();
    assert.deepEqual(
      [(await read(id))['state'], (await read(id))['reason'], platform.attempts],
      ['cancelled', 'stale', 0],
    );
  });

  it('keeps the parts of a long answer in order, and stops behind one whose fate is unknown', async () => {
    const { db, platform, tenantId, plan, deliver } = stage;
    platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'reset') });
    await plan('first', { part: 0, created_at: '2026-05-04T09:30:00.000Z' });
    await plan('second', { part: 1, created_at: '2026-05-04T09:30:00.000Z' });
    // One moment for both: each row would have its own, in whatever order the rows are gone through.
    await inTenant(db, tenantId, (tx) =>
      tx('deliveries').update({ created_at: tx.raw('(select app_now())') }),
    );
    await deliver();
    assert.deepEqual(
      platform.stored.map(({ text }) => text),
      ['first'],
    );
    await advanceClock(db, 16_000);
    await deliver();
    assert.deepEqual(
      platform.stored.map(({ text }) => text),
      ['first', 'second'],
    );
  });

  for (const kind of ['not-found', 'rejected'] as const) {
    it(`F-049 F-050 parks at once what the platform refuses for good (${kind}), and calls a human`, async () => {
      const { platform, plan, deliver, read, db, tenantId } = stage;
      platform.sends.push({ throwsBefore: new ConnectorError(kind, 'no') });
      const id = await plan('Yes.');
      await deliver();
      await advanceClock(db, 400_000);
      await deliver();
      const { state, reason } = await read(id);
      assert.deepEqual(
        { state, reason, attempts: platform.attempts },
        { state: 'parked', reason: kind, attempts: 1 },
      );
      const waiting = await inTenant(db, tenantId, (tx) => tx('conversations').pluck('is_waiting_for_human'));
      assert.deepEqual(waiting, [true]);
    });
  }

  it('F-012 writes nothing when the process froze between its claim and the first byte', async () => {
    const { platform, plan, deliver, deps } = stage;
    let now = 0;
    let guards = 0;
    Object.assign(deps, {
      // Each reading of the clock is half a second after the one before: the process was asleep in between.
      monotonic: () => (now += 500),
      guardedHttp: ({ beforeWrite }: { beforeWrite: () => void }) => {
        guards += 1;
        return { call: () => Promise.resolve().then(beforeWrite) };
      },
    });
    platform.sends.push({ does: () => Promise.reject(new Error('reached only after a write')) });
    const send = platform.connector.send.bind(platform.connector);
    platform.connector.send = async (reply, session) => {
      await session.http.call({ method: 'POST', url: 'http://platform.test', expect: z.unknown() });
      return send(reply, session);
    };
    const id = await plan('Yes.');
    await deliver();
    assert.deepEqual([guards, platform.stored.length], [1, 0]);
    assert.equal((await stage.read(id))['state'], 'ready');
  });
});
