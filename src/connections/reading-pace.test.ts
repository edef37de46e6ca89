import assert from 'node:assert/strict';
import { type PaceFacts, paceOf } from './reading-pace.js';

const day = 86_400;
const facts: PaceFacts = {
  ...{ hooksWork: false, isActive: true, callsPerDay: undefined, spent: 0 },
  ...{ callsPerReading: 1, secondsLeft: day },
};

describe('how often a history is read', () => {
  const secondsOf = (given: Partial<PaceFacts>): number => paceOf({ ...facts, ...given }).seconds;

  it('lets nobody wait for a minute where no webhook comes', () => {
    assert.deepEqual([secondsOf({}), secondsOf({ isActive: false })], [5, 30]);
  });

  it('leaves it to the webhooks where they come', () => {
    const hooksWork = true;
    assert.deepEqual([secondsOf({ hooksWork }), secondsOf({ hooksWork, isActive: false })], [60, 300]);
  });

  it('stays within a fifth of the platform’s calls, whatever visitors do all day long', () => {
    for (const callsPerDay of [1_000, 5_000, 10_000, 100_000])
      for (const callsPerReading of [1, 3]) {
        let [spent, left] = [0, day];
        while (left > 0) {
          spent += callsPerReading;
          left -= paceOf({ ...facts, callsPerDay, callsPerReading, spent, secondsLeft: left }).seconds;
        }
        // The readings of the last share that is used up are seldom, but some.
        const rest = (day / 1_800) * callsPerReading;
        assert.ok(spent <= callsPerDay * 0.2 + rest, `${callsPerDay} a day, ${spent} spent`);
      }
  });

  it('keeps some of the share for the evening', () => {
    const used = { callsPerDay: 10_000, spent: 1_990, secondsLeft: 3_600 };
    const pace = paceOf({ ...facts, ...used });
    assert.ok(pace.isSlow && pace.seconds < 1_800);
    assert.equal(paceOf({ ...facts, ...used, spent: 2_000 }).seconds, 1_800);
  });
});
