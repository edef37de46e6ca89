import { ConnectorError } from '../../kit/index.js';
import type { Egress } from './egress.js';
import type { EgressAnswer } from './exchange.js';

export interface EgressFetchOptions {
  /** From the first byte to the last of a streamed answer; a shorter limit comes with the caller's signal. Default 60 s. */
  timeoutMs?: number | undefined;
  /** Longest body of an answer; the egress client's own limit when absent. */
  maxBytes?: number | undefined;
  /** See `EgressOptions`. */
  isRepeatable?: boolean | undefined;
}

const withoutBody = new Set([204, 205]);

/**
 * `fetch` for libraries that bring their own client, through the same checks and limits. A failure rejects with
 * ConnectorError, a stop by the caller's signal with AbortError, a redirect with `config`.
 */
export function egressFetch(
  egress: Pick<Egress, 'open'>,
  { timeoutMs = 60_000, maxBytes, isRepeatable }: EgressFetchOptions = {},
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // The request's own signal may be collected as garbage before it fires (nodejs/undici issue 3644).
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const body = new Uint8Array(await request.arrayBuffer());
    try {
      const answer = await egress.open(
        {
          method: request.method,
          url: addressOf(input),
          headers: Object.fromEntries(request.headers),
          body: request.body === null ? undefined : body,
        },
        { timeoutMs, maxBytes, signal, isRepeatable },
      );
      return responseOf(answer, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

/** As it was written, where that is still known: the check looks at the spelling. */
const addressOf = (input: string | URL | Request): string => {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
};

function responseOf(answer: EgressAnswer, signal: AbortSignal | undefined): Response {
  if (answer.status >= 300 && answer.status < 400) {
    answer.close();
    throw new ConnectorError('config', 'The server redirects to another address. Enter the final address.');
  }
  const init = { status: answer.status, headers: { ...answer.headers } };
  if (!withoutBody.has(answer.status)) return new Response(streamOf(answer, signal), init);
  answer.close();
  return new Response(null, init);
}

function streamOf(answer: EgressAnswer, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const chunks = answer.body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        controller.error(signal?.aborted === true ? signal.reason : error);
      }
    },
    cancel: () => answer.close(),
  });
}
