import { once } from 'node:events';
import net from 'node:net';
import { createLog } from '../log.js';
import { createMetrics, type Metrics } from '../metrics.js';
import { buildHttp, type HttpDeps } from './build-http.js';
import type { Caller } from './caller.js';
import type { Served } from './endpoint.js';
import { serveHttp, type ServeOptions, type StopTimes } from './serve-http.js';

export interface Listening {
  url: string;
  port: number;
  metrics: Metrics;
  /** Every line that was logged, at any level. */
  logged: string[];
  stop: (times?: Partial<StopTimes>) => Promise<void>;
}

/** A server with these routes on a free port of this machine. Nobody is signed in unless `authenticate` says so. */
export async function listen(
  served: readonly Served[],
  options: Partial<HttpDeps> & Pick<Partial<ServeOptions>, 'limits'> = {},
): Promise<Listening> {
  const { limits, ...given } = options;
  const logged: string[] = [];
  const metrics = createMetrics();
  const log = createLog({ level: 'trace', destination: { write: (line) => void logged.push(line) } });
  const deps = {
    ...{
      authenticate: () => Promise.resolve(undefined),
      publicUrl: 'https://bot.example',
      trustedProxies: 0,
    },
    ...{ log, metrics },
    ...given,
  };
  const server = await serveHttp(buildHttp(served, deps), {
    ...{ port: 0, host: '127.0.0.1' },
    ...(limits && { limits }),
  });
  const { port } = server;
  const stop = (times: Partial<StopTimes> = {}) => server.stop({ limitMs: 1_000, ...times });
  return { url: `http://127.0.0.1:${port}`, port, metrics, logged, stop };
}

/** Sends these very bytes and gives back all that comes until the other side closes. */
export async function sendBytes(port: number, bytes: string | Buffer): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  // A server that has seen enough may reset the connection; what it said before still counts.
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

export const caller = (members: Partial<Caller> = {}): Caller => ({
  kind: 'member',
  tenantId: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02',
  personId: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
  keyId: null,
  sessionId: null,
  name: 'Ada',
  isPlatformAdmin: false,
  isConfined: false,
  permissions: new Set(),
  ...members,
});
