import assert from 'node:assert/strict';
import { conclude } from './conclude.js';
import { countsUnread, holdBack } from './patience.js';
import { capturedOf, turnOf, type Told } from './turn.testing.js';
import type { Stop } from './turn-state.js';

const outcomeOf = (result: Stop) =>
  conclude({ captured: capturedOf({ says: 'Hi' }), result: { ...result, text: 'Hello!' }, stages: [] });
const answer = outcomeOf({ stop: 'reply', because: 'booking-link' });
const greeting = outcomeOf({ stop: 'reply', because: 'canned-reply' });
const nothingKnown = outcomeOf({ stop: 'hand-over', because: 'nothing-known' });

describe('countsUnread', () => {
  const counts = (waitedMs: number, outcome: typeof answer) =>
    countsUnread(turnOf({ says: 'Hi', waitedMs }), outcome);

  it('F-071 drops an answer that has not read everything, unless the visitor has waited as long as a burst may last', () => {
    assert.equal(counts(2_000, answer), false);
    assert.equal(counts(6_000, answer), true);
  });

  it('is in no hurry to greet, or to call a human, while the visitor goes on writing; and not patient for ever', () => {
    for (const outcome of [greeting, nothingKnown]) {
      assert.equal(counts(6_000, outcome), false);
      assert.equal(counts(30_000, outcome), true);
    }
  });

  it('calls a human at once for who asks for one, and for the business’s own phrases', () => {
    for (const because of ['asked-for-human', 'handover-phrase'] as const)
      assert.equal(counts(6_000, outcomeOf({ stop: 'hand-over', because })), true);
  });
});

describe('holdBack', () => {
  const held = async (told: Told, outcome: typeof answer) => {
    const pauses: number[] = [];
    const pause = (ms: number) => {
      pauses.push(ms);
      return Promise.resolve();
    };
    await holdBack(turnOf(told), outcome, { timers: { pause } });
    return pauses;
  };

  it('waits a moment longer with a greeting than with an answer', async () => {
    assert.deepEqual(await held({ says: 'Hi', waitedMs: 2_000 }, greeting), [1_000]);
    assert.deepEqual(await held({ says: 'Hi', waitedMs: 2_000 }, answer), []);
  });

  it('holds nothing back from who waits for the answer of a call', async () => {
    assert.deepEqual(await held({ says: 'Hi', waitedMs: 5 }, greeting), []);
    assert.deepEqual(await held({ says: 'Hi', waitedMs: 5, config: { settle_quiet_ms: 0 } }, greeting), []);
  });
});
