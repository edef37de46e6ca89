/** Server-sent events: a stream of hints that ends with the client, the server or a slow reader. */

export interface EventStream {
  /** Queues an event; a reader that falls too far behind is cut off, and reads again after reconnecting. */
  send: (event: unknown) => void;
  end: () => void;
  body: AsyncIterable<string>;
}

/** A comment now and then keeps proxies from taking the silence for a dead line. */
const heartbeatMs = 15_000;
const maxWaiting = 200;

/** `signal` is the request's: the stream is over when the client has gone or the server stops. */
export function openEventStream(signal: AbortSignal): EventStream {
  const waiting: string[] = [': open\n\n'];
  let wake: (() => void) | undefined;
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
    clearInterval(heartbeat);
    wake?.();
  };
  const push = (text: string) => {
    if (hasEnded) return;
    waiting.push(text);
    if (waiting.length > maxWaiting) {
      waiting.length = 0;
      end();
    }
    wake?.();
  };
  const heartbeat = setInterval(() => push(': beat\n\n'), heartbeatMs);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });

  async function* read(): AsyncGenerator<string> {
    try {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (hasEnded) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      end();
    }
  }
  return { send: (event) => push(`data: ${JSON.stringify(event)}\n\n`), end, body: read() };
}

export const eventStreamHeaders = { 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-store' } as const;
