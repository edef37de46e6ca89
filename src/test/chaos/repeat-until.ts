import { setTimeout as wait } from 'node:timers/promises';

/** Acts again and again, so many milliseconds apart, until it is over. What `act` throws ends it with an error. */
export async function repeatUntil(
  over: AbortSignal,
  everyMs: number,
  act: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await pauseUntil(over, everyMs);
    if (over.aborted) return;
    await act();
  }
}

/** A pause that ends early when it is over: that is no failure. */
async function pauseUntil(over: AbortSignal, ms: number): Promise<void> {
  try {
    await wait(ms, undefined, { signal: over });
  } catch (error) {
    if (!over.aborted) throw error;
  }
}
