import assert from 'node:assert/strict';
import { createKept } from './kept.js';

describe('values kept up to a number', () => {
  it('lose the one that was not asked for the longest', () => {
    const kept = createKept<number>(2);
    kept.set('a', 1);
    kept.set('b', 2);
    assert.equal(kept.get('a'), 1);
    kept.set('c', 3);
    assert.deepEqual([kept.get('a'), kept.get('b'), kept.get('c')], [1, undefined, 3]);
  });

  it('are replaced under the same name without another one going', () => {
    const kept = createKept<number>(2);
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ] as const)
      kept.set(key, value);
    assert.deepEqual([kept.get('a'), kept.get('b')], [3, 2]);
  });
});
