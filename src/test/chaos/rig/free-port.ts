import net from 'node:net';

const [lowest, highest] = [18_000, 32_000];

/**
 * A port that nobody listens on, below the range from which the system takes ports for outgoing connections: a server that
 * is stopped and started again must find its port free (reliability.md E).
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await canListen(port)) return port;
  }
}

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
