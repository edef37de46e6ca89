import type { LiveEvent } from '../../contract/widget.js';
import type { Api } from '../server/api.js';
import { asApiError } from '../server/api-error.js';

export interface FollowDeps {
  api: Pick<Api, 'follow'>;
  onEvent: (event: LiveEvent) => void;
  /** Asks for the whole truth: after a gap, and while events do not come. */
  refresh: () => Promise<void>;
  onSignedOut: () => void;
  /** Whether something is about to come, so that a lost event would be missed. */
  isExpecting: () => boolean;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
}

const pollMs = 5_000;
/** While events do come, every so manieth poll makes up for a lost one. */
const idlePolls = 3;
const longestPauseMs = 30_000;

/** How long to wait before attempt number `failures` + 1, spread so that a server that comes back is not overrun. */
export const pauseMs = (failures: number, random: () => number): number =>
  Math.min(longestPauseMs, 1_000 * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2);

/** Keeps up with a conversation until it is told to stop: by events, and by asking every five seconds while there are none. */
export function follow(token: string, deps: FollowDeps): () => void {
  const stop = new AbortController();
  const line = { isUp: false };
  void listen(token, line, { ...deps, signal: stop.signal });
  void poll(line, { ...deps, signal: stop.signal });
  return () => stop.abort();
}

type Following = FollowDeps & { signal: AbortSignal };

async function listen(token: string, line: { isUp: boolean }, deps: Following): Promise<void> {
  const { api, signal, onEvent, refresh } = deps;
  let failures = 0;
  const onOpen = () => {
    failures = 0;
    line.isUp = true;
  };
  for (;;) {
    let isSignedOut = false;
    try {
      await api.follow(token, { signal, onOpen, onEvent });
    } catch (error) {
      isSignedOut = asApiError(error).trouble === 'signed-out';
    }
    line.isUp = false;
    if (signal.aborted) return;
    if (isSignedOut) {
      deps.onSignedOut();
      return;
    }
    failures += 1;
    await refresh();
    await deps.wait(pauseMs(failures, deps.random), signal);
  }
}

async function poll(line: { isUp: boolean }, { signal, ...deps }: Following): Promise<void> {
  for (let count = 1; ; count += 1) {
    await deps.wait(pollMs, signal);
    if (signal.aborted) return;
    const isDue = !line.isUp || (deps.isExpecting() && count % idlePolls === 0);
    if (isDue) await deps.refresh();
  }
}
