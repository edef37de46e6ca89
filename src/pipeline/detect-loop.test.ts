import assert from 'node:assert/strict';
import type { TurnMessage } from '../inbox/turn.js';
import { newId } from '../platform/ids.js';
import { isLoop } from './detect-loop.js';

const start = Date.UTC(2026, 4, 4, 9, 0);

/** A talk as [seconds since its start, who, what]. The last line is what the turn answers. */
function talk(...lines: [number, 'visitor' | 'bot' | 'operator', string][]) {
  const said = lines.map(([seconds, role, text], place): TurnMessage => ({
    ...{ id: newId(), role, text, attachments: [], seq: place + 1 },
    sent_at: new Date(start + seconds * 1_000),
  }));
  return { history: said.slice(0, -1), messages: said.slice(-1) };
}

const answer = 'We are open Monday to Saturday from nine in the morning until five in the afternoon.';
const question = 'And may I ask you in return whether you would like to know more about our opening hours?';

describe('talking with another bot', () => {
  it('F-067 is told by two long answers in a row that nobody could have typed in the time', () => {
    assert.ok(!isLoop(talk([0, 'visitor', 'hello'], [3, 'bot', answer], [5, 'visitor', question])));
    assert.ok(
      isLoop(
        talk(
          [0, 'visitor', 'hello'],
          ...([
            [3, 'bot', answer],
            [5, 'visitor', question],
          ] as [number, 'bot' | 'visitor', string][]),
          ...([
            [8, 'bot', answer],
            [10, 'visitor', question],
          ] as [number, 'bot' | 'visitor', string][]),
        ),
      ),
    );
  });

  it('F-067 is told by our own words coming back, however slowly', () => {
    assert.ok(
      isLoop(
        talk([3, 'bot', answer], [60, 'visitor', answer], [90, 'bot', answer], [160, 'visitor', answer]),
      ),
    );
  });

  it('F-067 is told by more than six replies within a minute', () => {
    const lines = Array.from({ length: 7 }, (_, at): [number, 'visitor' | 'bot', string][] => [
      [at * 6, 'visitor', 'ok'],
      [at * 6 + 3, 'bot', 'Good.'],
    ]).flat();
    assert.ok(isLoop(talk(...lines, [45, 'visitor', 'ok'])));
    assert.ok(!isLoop(talk(...lines.slice(4), [45, 'visitor', 'ok'])));
  });

  it('is not taken from a person who writes short, slowly, or pastes once', () => {
    const pasted = 'Order 4711 of 3 May, two oak desks, delivered to Storgata 12, 0155 Oslo, Norway.';
    assert.ok(
      !isLoop(
        talk(
          [0, 'visitor', 'hi'],
          ...([
            [3, 'bot', answer],
            [4, 'visitor', 'yes'],
          ] as [number, 'bot' | 'visitor', string][]),
          ...([
            [7, 'bot', answer],
            [30, 'visitor', question],
          ] as [number, 'bot' | 'visitor', string][]),
          ...([
            [33, 'bot', answer],
            [35, 'visitor', pasted],
          ] as [number, 'bot' | 'visitor', string][]),
        ),
      ),
    );
  });

  it('F-067 is told by answers of the same second, where a platform tells whole seconds', () => {
    const exchange = (): [number, 'bot' | 'visitor', string][] => [
      [3.7, 'bot', answer],
      [3, 'visitor', question],
    ];
    assert.ok(isLoop(talk([2, 'visitor', 'hello'], ...exchange(), ...exchange())));
  });

  it('is not taken from a person whose words arrive late, after what was said to later ones', () => {
    assert.ok(
      !isLoop(
        talk(
          [5, 'visitor', 'hello'],
          [8.2, 'bot', answer],
          [1, 'visitor', question],
          [12.2, 'bot', answer],
          [4, 'visitor', question],
        ),
      ),
    );
  });
});
