import assert from 'node:assert/strict';
import { tellDuration } from './tell-duration.js';

describe('a length of time', () => {
  it('is told in the largest unit that it fills', () => {
    const told = [-2, 0, 0.4, 1, 59, 60, 119, 3_600, 90_000].map(tellDuration);
    assert.deepEqual(told, [
      ...['0 seconds', '0 seconds', '0 seconds', '1 second', '59 seconds'],
      ...['1 minute', '1 minute', '1 hour', '1 day'],
    ]);
  });
});
