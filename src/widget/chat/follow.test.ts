import assert from 'node:assert/strict';
import type { Listener } from '../server/api.js';
import { ApiError } from '../server/api-error.js';
import { follow, pauseMs } from './follow.js';

/** A clock that the test moves: whoever waits is let go when his time has come. */
function makeClock() {
  let now = 0;
  let waiting: { until: number; go: () => void }[] = [];
  return {
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        waiting.push({ until: now + ms, go: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
    advance: async (ms: number) => {
      now += ms;
      const due = waiting.filter(({ until }) => until <= now);
      waiting = waiting.filter(({ until }) => until > now);
      for (const { go } of due) go();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function makeFollowing(given: { isExpecting?: boolean } = {}) {
  const clock = makeClock();
  const attempts: { listener: Listener; end: (error?: Error) => void }[] = [];
  const counts = { refreshes: 0, signedOut: 0 };
  const stop = follow('token', {
    api: {
      follow: (_token, listener) =>
        new Promise<void>((resolve, reject) => {
          const end = (error?: Error) => (error ? reject(error) : resolve());
          attempts.push({ listener, end });
          listener.signal.addEventListener('abort', () => end());
        }),
    },
    onEvent: () => undefined,
    refresh: () => {
      counts.refreshes += 1;
      return Promise.resolve();
    },
    onSignedOut: () => (counts.signedOut += 1),
    isExpecting: () => given.isExpecting ?? false,
    wait: clock.wait,
    random: () => 1,
  });
  return { clock, attempts, counts, stop };
}

describe('following a conversation', () => {
  it('asks every five seconds while no line stands, and is quiet while one does', async () => {
    const { clock, attempts, counts, stop } = makeFollowing();
    await clock.advance(5_000);
    await clock.advance(5_000);
    assert.equal(counts.refreshes, 2);
    attempts[0]?.listener.onOpen();
    await clock.advance(5_000);
    await clock.advance(5_000);
    assert.equal(counts.refreshes, 2);
    stop();
  });

  it('asks now and then for what an event may have been lost of, while an answer is due', async () => {
    const { clock, attempts, counts, stop } = makeFollowing({ isExpecting: true });
    attempts[0]?.listener.onOpen();
    for (let count = 0; count < 6; count += 1) await clock.advance(5_000);
    assert.equal(counts.refreshes, 2);
    stop();
  });

  it('comes back after a cut, later each time, and at once to its first pace when a line stood', async () => {
    const { clock, attempts, stop } = makeFollowing();
    attempts[0]?.end(new ApiError('unreachable'));
    await clock.advance(0);
    await clock.advance(1_900);
    assert.equal(attempts.length, 1);
    await clock.advance(200);
    assert.equal(attempts.length, 2);
    attempts[1]?.end(new ApiError('unreachable'));
    await clock.advance(0);
    await clock.advance(3_900);
    assert.equal(attempts.length, 2);
    await clock.advance(200);
    assert.equal(attempts.length, 3);
    attempts[2]?.listener.onOpen();
    attempts[2]?.end();
    await clock.advance(0);
    await clock.advance(2_000);
    assert.equal(attempts.length, 4);
    stop();
  });

  it('reads again after a cut, because something may have happened meanwhile', async () => {
    const { clock, attempts, counts, stop } = makeFollowing();
    attempts[0]?.listener.onOpen();
    attempts[0]?.end();
    await clock.advance(0);
    assert.equal(counts.refreshes, 1);
    stop();
  });

  it('does not come back when the token counts no more, nor when it was told to stop', async () => {
    const revoked = makeFollowing();
    revoked.attempts[0]?.end(new ApiError('signed-out'));
    await revoked.clock.advance(60_000);
    assert.deepEqual([revoked.attempts.length, revoked.counts.signedOut], [1, 1]);
    revoked.stop();
    const stopped = makeFollowing();
    stopped.stop();
    await stopped.clock.advance(60_000);
    assert.deepEqual([stopped.attempts.length, stopped.counts.refreshes], [1, 0]);
  });

  it('waits at most half a minute, and not everybody equally long', () => {
    assert.equal(
      pauseMs(50, () => 1),
      30_000,
    );
    assert.equal(
      pauseMs(50, () => 0),
      15_000,
    );
    assert.equal(
      pauseMs(1, () => 0),
      1_000,
    );
  });
});
