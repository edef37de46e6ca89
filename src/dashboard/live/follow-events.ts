import type { LiveEvent } from '../../contract/widget.js';
import { api, CallError } from '../call.js';
import { whenOnline } from '../parts/online.js';
import { readEvents } from './read-events.js';

export interface Follower {
  onEvent: (event: LiveEvent) => void;
  /** Told whenever the stream opens or breaks. */
  onState: (isOpen: boolean) => void;
}

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/** Listens to the live events until the signal ends it, and connects again, ever more slowly, when the stream breaks. */
export async function followEvents({ onEvent, onState }: Follower, signal: AbortSignal): Promise<void> {
  let waitMs = firstWaitMs;
  for (;;) {
    try {
      for await (const event of openEvents(signal, () => onState(true))) {
        waitMs = firstWaitMs;
        onEvent(event);
      }
    } catch (error) {
      // A refusal stays one until the person signs in again or gets another role.
      if (signal.aborted || (error instanceof CallError && [401, 403].includes(error.status))) return;
    }
    onState(false);
    await pause(waitMs, signal);
    if (signal.aborted) return;
    await whenOnline();
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }
}

/** Not an EventSource: that could not name the tenant in which a platform admin works. */
async function* openEvents(signal: AbortSignal, onOpen: () => void): AsyncGenerator<LiveEvent> {
  const headers = { accept: 'text/event-stream' };
  const { data } = await api.GET('/api/v1/events', { headers, signal, parseAs: 'stream' });
  if (!data) return;
  onOpen();
  yield* readEvents(data);
}

/** Waits, but no longer than until the signal. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
