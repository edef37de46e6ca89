import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import type { ConnectorErrorKind } from '../../kit/index.js';
import type { AllowRule } from './allow-rule.js';
import { parseAllowRule } from './allow-rule.js';

/** A server on this machine that counts what reaches it. */
export interface Loopback {
  url: string;
  port: number;
  connections: () => number;
  /** All bytes that came in, over all connections. */
  received: () => string;
  close(): Promise<void>;
}

export const httpServer = (answer: RequestListener, host?: string): Promise<Loopback> =>
  listen(createHttpServer(answer), host);

/** Speaks whatever the callback writes. */
export const rawServer = (answer: (socket: Socket) => void, host?: string): Promise<Loopback> =>
  listen(createTcpServer(answer), host);

const Bound = z.object({ port: z.number() });

/** Starts any server on a free port. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A client that hangs up is what many tests are about.
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = Bound.parse(server.address());
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    connections: () => connections,
    received: () => Buffer.concat(chunks).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Rules as the operator writes them. */
export const allowing = (...texts: string[]): AllowRule[] =>
  texts.map(parseAllowRule).filter((rule) => rule !== undefined);

export const localOnly = allowing('127.0.0.1/32');

/** Runs a check against a server and closes it, whatever happens. */
export async function against(
  starting: Promise<Loopback>,
  check: (server: Loopback) => Promise<void>,
): Promise<void> {
  const server = await starting;
  try {
    await check(server);
  } finally {
    await server.close();
  }
}

/** For `assert.rejects`: the kind is right, and a tenant may read the message. */
export const failsWith = (kind: ConnectorErrorKind) => (error: unknown) => {
  assert.ok(error instanceof ConnectorError, String(error));
  assert.equal(error.kind, kind, `${error.message} ${String(error.cause)}`);
  assert.doesNotMatch(error.message, /127\.0\.0\.1|ECONN|\d{4,}/, 'tells more than a tenant should read');
  return true;
};
