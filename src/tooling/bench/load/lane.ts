import { once } from 'node:events';
import net from 'node:net';

/**
 * One keep-alive connection that carries one request after the other. It reads only as much of HTTP as the answers here
 * need, because what the generator burns is missing to what it measures.
 */
export interface Lane {
  /** Sends a whole request and waits for its whole answer. Gives the status, or 0 when there was no answer. */
  exchange(request: string): Promise<number>;
  close(): void;
}

export interface Address {
  host: string;
  port: number;
}

const answerLimitMs = 10_000;

export function openLane(address: Address): Lane {
  let socket: net.Socket | undefined;
  let finish: ((status: number) => void) | undefined;
  let unread = '';

  const settle = (status: number) => {
    finish?.(status);
    finish = undefined;
  };
  const drop = () => {
    socket?.destroy();
    socket = undefined;
    unread = '';
    settle(0);
  };
  const receive = (chunk: string) => {
    unread += chunk;
    const answer = readAnswer(unread);
    if (!answer) return;
    unread = unread.slice(answer.length);
    settle(answer.status);
  };
  const connect = async (): Promise<net.Socket | undefined> => {
    const opening = net.connect({ ...address, noDelay: true, timeout: answerLimitMs });
    opening.setEncoding('latin1').on('data', receive).on('timeout', drop).on('close', drop);
    try {
      await once(opening, 'connect');
    } catch {
      return undefined;
    }
    return opening.on('error', drop);
  };
  return {
    exchange: async (request) => {
      socket ??= await connect();
      const open = socket;
      if (!open) return 0;
      return new Promise((resolve) => {
        finish = resolve;
        open.write(request);
      });
    },
    close: drop,
  };
}

/** The status of an answer that has arrived whole, and how many characters it took. */
export function readAnswer(text: string): { status: number; length: number } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const bodyLength = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (bodyLength === undefined) throw new Error(`an answer without a length: ${head}`);
  const length = end + 4 + Number(bodyLength);
  if (text.length < length) return undefined;
  return { status: Number(head.slice(9, 12)), length };
}
