import { once } from 'node:events';
import http from 'node:http';
import net, { type Socket } from 'node:net';
import { setImmediate as endOfTurn, setTimeout as wait } from 'node:timers/promises';
import type Koa from 'koa';
import { AppError } from '../errors.js';

export interface HttpServer {
  port: number;
  /**
   * Ends event streams and, from now on, each connection with its next answer. Takes new connections for `noticeMs` more, and
   * serves those that are kept open until none is left or `lingerMs` are over; both count from the call. Then it lets running
   * requests finish for `limitMs`, and cuts them off.
   */
  stop(times: StopTimes): Promise<void>;
}

export interface StopTimes {
  limitMs: number;
  /** As long as whoever shares out connections takes to see that this process is about to end. */
  noticeMs?: number;
  lingerMs?: number;
}

/** In milliseconds. Slow clients are cut off early: Node's own limits are a minute and five (reliability.md F-101). */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Proxies keep an idle connection for a minute or two, those of clouds for ten; ours must last longer, or a request meets one
  // that is just closing.
  keepAliveTimeout: 620_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * What clients are told to keep an idle connection for. Those that listen have none left when a stopping process closes
 * the last ones; it has to linger longer than this.
 */
export const keptSeconds = 4;

/** How often it looks whether connections are left. */
const lookEveryMs = 50;

/** What is under way. */
interface Serving {
  running: Set<http.ServerResponse>;
  sockets: Set<Socket>;
  /** How many connections it has taken in. */
  taken: number;
  isStopping: boolean;
}

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
  const serving: Serving = { running: new Set(), sockets: new Set(), taken: 0, isStopping: false };
  const { running, sockets } = serving;
  const server = http.createServer({ ...limits, maxHeaderSize: 16_384 }, (request, response) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (serving.isStopping) response.shouldKeepAlive = false;
    else if (response.shouldKeepAlive) response.setHeader('Keep-Alive', `timeout=${keptSeconds}`);
    void handle(request, response);
  });
  server.on('connection', (socket) => {
    serving.taken += 1;
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
    stop: (times) => stop(server, serving, times),
  };
}

const portTaken = (port: number): AppError =>
  new AppError('unavailable', {
    publicMessage: `Port ${port} is in use by another program. Stop that one, or set PORT to a free port.`,
  });

async function stop(
  server: http.Server,
  serving: Serving,
  { limitMs, noticeMs = 0, lingerMs = 0 }: StopTimes,
): Promise<void> {
  const { running, sockets } = serving;
  const closed = once(server, 'close');
  serving.isStopping = true;
  endKeptAlive(running);
  const lingersUntil = performance.now() + lingerMs;
  if (noticeMs > 0) await wait(noticeMs).then(() => allAreTaken(serving, (lingerMs - noticeMs) / 2));
  // The port alone: Node's own way would close idle connections with it, over which a request may be on its way (F-016).
  net.Server.prototype.close.call(server);
  // Only from here on: as long as new ones come, that there is none for a moment says nothing of the next.
  await untilNone(sockets, lingersUntil - performance.now());
  await allIsRead();
  endKeptAlive(running);
  // Browsers connect in advance; a connection that never asked anything is not idle in Node's eyes.
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  await untilNone(sockets, limitMs, () => server.closeIdleConnections());
  server.closeAllConnections();
  await closed;
}

/**
 * What has come in already is taken in before anything is closed: on a busy machine a timer may well be served first, and a
 * request that nobody has read would go unanswered.
 */
const allIsRead = (): Promise<void> => endOfTurn();

/** A turn of the event loop that did nothing: who comes to a port comes in a longer time than this, but once in thousands. */
const idleTurnMs = 0.2;

/**
 * Who has connected waits in the system until this process takes it in, one a turn; closing the port would cut off the rest,
 * and whoever comes while a turn is busy with something else. Others may come faster than that, so there is a limit.
 */
async function allAreTaken(serving: Serving, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  for (let begun = performance.now(); begun < until; begun = performance.now()) {
    const before = serving.taken;
    await allIsRead();
    if (before === serving.taken && performance.now() - begun < idleTurnMs) return;
  }
}

/** Looks again and again until no connection is left, so long at most. */
async function untilNone(
  sockets: ReadonlySet<Socket>,
  limitMs: number,
  before: () => void = () => undefined,
): Promise<void> {
  const until = performance.now() + limitMs;
  before();
  while (sockets.size > 0 && performance.now() < until) {
    await wait(lookEveryMs);
    before();
  }
}

function endKeptAlive(running: ReadonlySet<http.ServerResponse>): void {
  for (const response of running) {
    // An event stream never finishes by itself; its reader connects again, elsewhere.
    if (isEventStream(response)) response.end();
    else if (!response.headersSent) {
      response.shouldKeepAlive = false;
      response.removeHeader('Keep-Alive');
    }
  }
}

const isEventStream = (response: http.ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
