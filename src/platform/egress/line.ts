import type { Readable } from 'node:stream';
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import type { Deadline } from './deadline.js';

/** One connection in use for one request. */
export interface Line {
  deadline: Deadline;
  /** From here on the server may have got something. */
  isWritten: boolean;
  /** Ends the connection, whatever is on its way. May be called twice. */
  cut: () => void;
  /** The answer has been read to its end. */
  leave: () => void;
}

/** The head of an answer, and the line on which its body comes. */
export interface Heard {
  response: AxiosResponse<Readable>;
  line: Line;
}

/** Frees the connection and the timer. May be called twice. */
export function hangUp({ cut, deadline }: Line): void {
  deadline.end();
  cut();
}

/** The body up to a limit, after decompression, so that a small answer cannot unfold into a huge one. */
export async function* readBody(
  source: AsyncIterable<unknown>,
  line: Line,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  let isWhole = false;
  try {
    for await (const chunk of source) {
      if (!(chunk instanceof Uint8Array)) throw new Error('a body gives bytes only');
      total += chunk.length;
      if (total > maxBytes)
        throw new ConnectorError('bad-response', 'The answer of the server is too large.');
      yield chunk;
    }
    isWhole = true;
  } catch (error) {
    throw failure(error, line);
  } finally {
    line.deadline.end();
    if (isWhole) line.leave();
    else line.cut();
  }
}

/**
 * Any failure of a call in a tenant's words. The client's own error is not kept: it holds the request with its credentials.
 * Whether a byte may have left decides if the platform could have stored something.
 */
export function failure(error: unknown, { isWritten, deadline }: Line): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const cause = bareCause(deadline.signal.aborted ? deadline.signal.reason : error);
  if (!isWritten) return new ConnectorError('unreachable', 'The server could not be reached.', { cause });
  return deadline.signal.aborted
    ? new ConnectorError('unavailable', 'The server did not answer in time.', { cause })
    : new ConnectorError('unavailable', 'The connection broke before the answer was complete.', { cause });
}

const Failure = z.object({ message: z.string(), code: z.string().optional().catch(undefined) });

const bareCause = (error: unknown): Error => {
  const { message, code } = Failure.safeParse(error).data ?? { message: 'unknown' };
  return new Error(code === undefined ? message : `${code}: ${message}`);
};
