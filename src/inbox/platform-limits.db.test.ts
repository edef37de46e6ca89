import assert from 'node:assert/strict';
import { ConnectorError } from '../kit/index.js';
import { stageDelivery } from '../test/harness/stage-delivery.js';
import { advanceClock } from '../test/harness/test-database.js';

describe('a platform that has trouble', () => {
  it('F-045 is left alone after five failures in a row, and asked by one message at a time until it works', async () => {
    const { platform, plan, deliver, read, db } = await stageDelivery();
    const failing = () => platform.sends.push({ throwsBefore: new ConnectorError('unreachable', 'refused') });
    for (let count = 0; count < 5; count += 1) {
      failing();
      await plan(`note ${count}`, { is_visible: false });
      await deliver();
    }
    const after = platform.attempts;
    await plan('one more', { is_visible: false });
    await deliver();
    assert.equal(platform.attempts, after, 'an open circuit lets nothing through');
    await advanceClock(db, 10_500);
    const last = await plan('the last', { is_visible: false });
    await deliver();
    assert.equal((await read(last))['state'], 'sent');
    assert.equal(platform.stored.length, 7);
  });

  it('F-044 that asks to slow down is not called by any message of the connection before its time', async () => {
    const { platform, plan, deliver, db } = await stageDelivery();
    platform.sends.push({
      throwsBefore: new ConnectorError('rate-limited', 'slow down', { retryAfterMs: 20_000 }),
    });
    await plan('first');
    await plan('aside', { is_visible: false });
    await deliver();
    assert.equal(platform.attempts, 1);
    await advanceClock(db, 20_500);
    await deliver();
    assert.equal(platform.stored.length, 2);
  });

  it('F-044 gets no more in a second than it wants', async () => {
    const { platform, plan, deliver, read, db } = await stageDelivery({ sendsPerSecond: 3 });
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await plan(`note ${count}`, { is_visible: false }));
    await deliver();
    assert.equal(platform.attempts, 3);
    const waiting = await Promise.all(ids.map(read));
    assert.deepEqual(
      waiting.map(({ reason }) => reason).filter((reason) => reason !== null),
      ['throttled', 'throttled'],
    );
    await advanceClock(db, 1_100);
  });
});
