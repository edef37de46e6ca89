import { once } from 'node:events';
import net from 'node:net';
import { z } from 'zod';
import type { Cleanup } from './cleanup.js';

/** A way to PostgreSQL that can be shut: how it is without the database is seen without taking it from anybody else. */
export interface Gate {
  /** The database's address by this way. */
  url: string;
  /** As a server that has crashed: connections break, and new ones are refused. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

const defaultPort = 5432;

export async function openGate(databaseUrl: string, cleanup: Cleanup): Promise<Gate> {
  const url = new URL(databaseUrl);
  const beyond = { host: url.hostname, port: Number(url.port || defaultPort) };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect({ ...beyond, noDelay: true });
    near.setNoDelay(true).pipe(far).pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      // Whatever ends one side ends the other; the product sees what it would see without us.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = z.object({ port: z.number() }).parse(server.address());
  Object.assign(url, { hostname: '127.0.0.1', port: String(port) });
  const shut = async () => {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  cleanup.add(shut);
  return { url: url.href, shut, open: () => listen(port) };
}
