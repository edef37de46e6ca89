import net from 'node:net';

const [lowest, highest] = [12_000, 32_000];

/** Each process begins elsewhere and takes no port a second time: several look for ports on one machine at once. */
let next = lowest + Math.floor(Math.random() * (highest - lowest));

/**
 * A port that nobody listens on, below the range from which the system takes ports for outgoing connections and for whoever
 * leaves the choice to it: nobody else comes between this call and the start of a server, or while it is started again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = port + 1 < highest ? port + 1 : lowest;
    if (await canListen(port)) return port;
  }
}

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
