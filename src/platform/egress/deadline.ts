/** From the first byte of a request to the last of its answer, where the caller says nothing else. */
export const defaultTimeoutMs = 10_000;

/** A time limit joined with the caller's own wish to stop. */
export interface Deadline {
  /** Aborts when the time is up, or when the caller stops. */
  signal: AbortSignal;
  /** The work is done; the clock stops. May be called twice. */
  end(): void;
}

/**
 * Made by hand from one timer: a signal from `AbortSignal.any` over `AbortSignal.timeout` may be collected as garbage before
 * it fires (nodejs/node issue 57736).
 */
export function startDeadline(ms: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const stop = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new Error(`no end after ${ms} ms`)), ms);
  const end = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  };
  controller.signal.addEventListener('abort', end, { once: true });
  outer?.addEventListener('abort', stop, { once: true });
  if (outer?.aborted === true) stop();
  return { signal: controller.signal, end };
}

/** The result of some work, or a rejection as soon as the signal aborts; the work itself may go on unheeded. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const give = () => reject(asError(signal.reason));
    signal.addEventListener('abort', give, { once: true, signal: settled.signal });
    if (signal.aborted) give();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error('stopped'));
