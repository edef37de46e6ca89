/** Server-sent events: a stream of hints that ends with the client, the server or a slow reader. */

export interface EventStream {
  /** Queues an event; a reader that falls too far behind is cut off, and reads again after reconnecting. */
  send: (event: unknown) => void;
  end: () => void;
  body: AsyncIterable<string>;
}

const heartbeatMs = 15_000;
const maxWaiting = 200;

export function openEventStream(signal: AbortSignal): EventStream {
  const waiting: string[] = [': open\n\n'];
  let wake: (() => void) | undefined;
  let hasEnded = signal.aborted;
  const push = (text: string) => {
    if (waiting.length >= maxWaiting) hasEnded = true;
    waiting.push(text);
    wake?.();
  };
  const end = () => {
    hasEnded = true;
    wake?.();
  };
  signal.addEventListener('abort', end, { once: true });
  const heartbeat = setInterval(() => push(': beat\n\n'), heartbeatMs);
  async function* read(): AsyncGenerator<string> {
    try {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (hasEnded) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      clearInterval(heartbeat);
    }
  }
  return { send: (event) => push(`data: ${JSON.stringify(event)}\n\n`), end, body: read() };
}

export const eventStreamHeaders = { 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-store' } as const;
