import http from 'node:http';
import type Koa from 'koa';
import { AppError } from '../errors.js';

export interface HttpServer {
  port: number;
  /** Takes no new connections, lets running requests finish for so long, then cuts them off. */
  stop(limitMs: number): Promise<void>;
}

/** Slow clients are cut off early: Node's own limits are a minute and five (reliability.md F-101). */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens. A taken port is refused with a sentence that says what to do. */
export async function serveHttp(
  app: Koa,
  { port, host }: { port: number; host: string },
): Promise<HttpServer> {
  const handle = app.callback();
  const server = http.createServer(
    { ...limits, maxHeaderSize: 16_384 },
    (request, response) => void handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: (limitMs) => stop(server, limitMs),
  };
}

const portTaken = (port: number): AppError =>
  new AppError('unavailable', {
    publicMessage: `Port ${port} is in use by another program. Stop that one, or set PORT to a free port.`,
  });

async function stop(server: http.Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(cut);
}
