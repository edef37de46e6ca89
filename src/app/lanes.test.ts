import assert from 'node:assert/strict';
import { createLanes } from './lanes.js';

/** Work that ends when it is told to, and says when it began. */
function stage() {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    began.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const settled = () => new Promise(setImmediate);
  const endOne = async () => {
    await settled();
    ends.shift()?.();
    await settled();
  };
  return { began, work, settled, endOne };
}

describe('lanes', () => {
  it('run no more at a time than they may', async () => {
    const { began, work, settled, endOne } = stage();
    const lanes = createLanes({ running: 2, waitingPerTenant: 10 });
    const all = ['a1', 'a2', 'a3'].map((name) => lanes.take('a', work(name)));
    await settled();
    assert.deepEqual(began, ['a1', 'a2']);
    await endOne();
    assert.deepEqual(began, ['a1', 'a2', 'a3']);
    await endOne();
    await endOne();
    assert.deepEqual(await Promise.all(all), [true, true, true]);
  });

  it('F-062 let a second tenant wait for one piece of work, however much the first has', async () => {
    const { began, work, endOne } = stage();
    const lanes = createLanes({ running: 1, waitingPerTenant: 100 });
    for (let count = 0; count < 50; count += 1) void lanes.take('flood', work('flood'));
    void lanes.take('quiet', work('quiet'));
    await endOne();
    await endOne();
    assert.deepEqual(began, ['flood', 'flood', 'quiet']);
  });

  it('refuse what is too much for one tenant at once, and take it again later', async () => {
    const { work, endOne } = stage();
    const lanes = createLanes({ running: 1, waitingPerTenant: 1 });
    const first = lanes.take('a', work('first'));
    const second = lanes.take('a', work('second'));
    assert.equal(await lanes.take('a', work('third')), false);
    await endOne();
    await endOne();
    assert.deepEqual(await Promise.all([first, second]), [true, true]);
    const again = lanes.take('a', work('third'));
    await endOne();
    assert.equal(await again, true);
  });

  it('go on after a piece of work that failed', async () => {
    const lanes = createLanes({ running: 1, waitingPerTenant: 1 });
    await assert.rejects(
      lanes.take('a', () => Promise.reject(new Error('broke'))),
      /broke/,
    );
    assert.equal(await lanes.take('a', () => Promise.resolve()), true);
  });
});
