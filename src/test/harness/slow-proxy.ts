import { once } from 'node:events';
import net from 'node:net';

/** A way to a server that takes long: its answers come late, or not until they are let go. */
export interface SlowProxy {
  port: number;
  /** How late each piece of an answer comes. */
  delayMs: number;
  /** Keeps all answers from now on. */
  hold(): void;
  /** Lets go what was kept, in order, and keeps nothing more. */
  release(): void;
  /** Pieces of answers that are being kept. */
  kept(): number;
  stop(): Promise<void>;
}

/** Listens on loopback and passes everything on to a server. What is asked passes at once; what is answered may not. */
export async function startSlowProxy(target: { host: string; port: number }): Promise<SlowProxy> {
  const sockets = new Set<net.Socket>();
  const kept: (() => void)[] = [];
  let isHolding = false;
  const server = net.createServer((client) => {
    const upstream = net.connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.on('data', (piece) => {
      const pass = () => {
        if (!client.destroyed) client.write(piece);
      };
      if (isHolding) kept.push(pass);
      // Equal delays keep the order: timers of one length end in the order in which they began.
      else if (proxy.delayMs > 0) setTimeout(pass, proxy.delayMs);
      else pass();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  const proxy: SlowProxy = {
    port: address.port,
    delayMs: 0,
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const pass of kept.splice(0)) pass();
    },
    kept: () => kept.length,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}
