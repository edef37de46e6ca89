import assert from 'node:assert/strict';
import { moveBar, within } from './move-bar.js';

describe('keys in the chart of days', () => {
  const bars = { days: 7, parts: 3, isMirrored: false };

  it('lead to the day beside and to the part above or below, and never out of the chart', () => {
    const from = { day: 6, part: 0 };
    assert.deepEqual(moveBar('ArrowLeft', from, bars), { day: 5, part: 0 });
    assert.deepEqual(moveBar('ArrowRight', from, bars), from);
    assert.deepEqual(moveBar('ArrowUp', from, bars), { day: 6, part: 1 });
    assert.deepEqual(moveBar('ArrowDown', from, bars), from);
    assert.deepEqual(moveBar('Home', { day: 6, part: 2 }, bars), { day: 0, part: 2 });
    assert.deepEqual(moveBar('End', { day: 0, part: 2 }, bars), { day: 6, part: 2 });
    assert.equal(moveBar('Tab', from, bars), undefined);
  });

  it('follow the drawing where it is read from right to left', () => {
    const mirrored = { ...bars, isMirrored: true };
    assert.deepEqual(moveBar('ArrowRight', { day: 3, part: 0 }, mirrored), { day: 2, part: 0 });
    assert.deepEqual(moveBar('ArrowLeft', { day: 3, part: 0 }, mirrored), { day: 4, part: 0 });
  });

  it('start from a bar that is there, also after the chart had more of them', () => {
    assert.deepEqual(within({ day: 27, part: 2 }, { days: 7, parts: 1 }), { day: 6, part: 0 });
  });
});
