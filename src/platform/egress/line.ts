import type { Socket } from 'node:net';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import type { Deadline } from './deadline.js';

/** One connection in use for one request. */
export interface Line {
  socket: Socket;
  deadline: Deadline;
  /** From here on the server may have got something. */
  isWritten: boolean;
}

/** Frees the connection and the timer. May be called twice. */
export function hangUp({ socket, deadline }: Line): void {
  deadline.end();
  socket.destroy();
}

/** The body up to a limit, after decompression, so that a small answer cannot unfold into a huge one. */
export async function* readBody(
  source: AsyncIterable<unknown>,
  line: Line,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of source) {
      if (!(chunk instanceof Uint8Array)) throw new Error('a body gives bytes only');
      total += chunk.length;
      if (total > maxBytes)
        throw new ConnectorError('bad-response', 'The answer of the server is too large.');
      yield chunk;
    }
  } catch (error) {
    throw failure(error, line);
  } finally {
    hangUp(line);
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
