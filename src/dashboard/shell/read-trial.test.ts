import assert from 'node:assert/strict';
import { readTrial } from './read-trial.js';

const ends = Date.parse('2026-05-18T09:30:00.000Z');
const [hourMs, dayMs] = [3_600_000, 86_400_000];

describe('what is said of a trial', () => {
  const at = (beforeMs: number) => {
    const trial = readTrial({ plan: 'trial', trial_ends_at: new Date(ends).toISOString() }, ends - beforeMs);
    return [trial?.daysLeft, trial?.stage];
  };

  it('counts a day that has begun, and weighs more in the last three', () => {
    assert.deepEqual(at(14 * dayMs), [14, 'calm']);
    assert.deepEqual(at(3 * dayMs + hourMs), [4, 'calm']);
    assert.deepEqual(at(3 * dayMs), [3, 'soon']);
    assert.deepEqual(at(1), [1, 'soon']);
  });

  it('has ended from the moment of its end on', () => {
    assert.deepEqual(at(0), [0, 'ended']);
    assert.deepEqual(at(-dayMs), [0, 'ended']);
  });

  it('is nothing on a plan without an end', () => {
    assert.equal(readTrial({ plan: 'standard', trial_ends_at: null }, ends), null);
  });
});
