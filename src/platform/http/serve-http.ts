import http from 'node:http';
import type { Socket } from 'node:net';
import type Koa from 'koa';
import { AppError } from '../errors.js';

export interface HttpServer {
  port: number;
  /**
   * Ends event streams and, from now on, each connection with its next answer; takes no new connections once none is left or
   * `lingerMs` are over; lets running requests finish for so long, then cuts them off.
   */
  stop(limitMs: number, lingerMs?: number): Promise<void>;
}

/** In milliseconds. Slow clients are cut off early: Node's own limits are a minute and five (reliability.md F-101). */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Proxies keep an idle connection for a minute; ours must last longer, or a request meets one that is just closing.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** How often it looks whether connections are left while it lingers. */
const lookEveryMs = 50;

export interface ServeOptions {
  port: number;
  host: string;
  limits?: typeof connectionLimits;
}

/** Listens. A taken port is refused with a sentence that says what to do. */
export async function serveHttp(
  app: Koa,
  { port, host, limits = connectionLimits }: ServeOptions,
): Promise<HttpServer> {
  const handle = app.callback();
  const running = new Set<http.ServerResponse>();
  const sockets = new Set<Socket>();
  let isStopping = false;
  const server = http.createServer({ ...limits, maxHeaderSize: 16_384 }, (request, response) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (isStopping) response.shouldKeepAlive = false;
    void handle(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async (limitMs, lingerMs = 0) => {
      isStopping = true;
      endKeptAlive(running);
      // A request may be on its way over a connection that looks idle from here: closed now, it would go unanswered (F-016).
      const until = performance.now() + lingerMs;
      while (sockets.size > 0 && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      const stopped = stop(server, running, limitMs);
      // Browsers connect in advance; a connection that never asked anything is not idle in Node's eyes.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      return stopped;
    },
  };
}

const portTaken = (port: number): AppError =>
  new AppError('unavailable', {
    publicMessage: `Port ${port} is in use by another program. Stop that one, or set PORT to a free port.`,
  });

async function stop(
  server: http.Server,
  running: ReadonlySet<http.ServerResponse>,
  limitMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endKeptAlive(running);
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(cut);
}

function endKeptAlive(running: ReadonlySet<http.ServerResponse>): void {
  for (const response of running) {
    // An event stream never finishes by itself; its reader connects again, elsewhere.
    if (isEventStream(response)) response.end();
    else response.shouldKeepAlive = false;
  }
}

const isEventStream = (response: http.ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
