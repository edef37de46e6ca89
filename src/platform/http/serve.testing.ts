import net from 'node:net';
import { createLog, type Log } from '../log.js';
import { createMetrics } from '../metrics.js';
import { buildHttp, type HttpDeps } from './build-http.js';
import type { Caller } from './caller.js';
import { type Endpoint, serve } from './endpoint.js';
import { connectionLimits, type HttpServer, serveHttp } from './serve-http.js';

/** A listening server with endpoints of a test's own, for what every request goes through. */

export interface TestServer extends HttpServer {
  url: string;
  lines: string[];
}

export const caller = (given: Partial<Caller> = {}): Caller => ({
  kind: 'member',
  tenantId: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
  personId: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02',
  keyId: null,
  name: 'Ada',
  isPlatformAdmin: false,
  permissions: new Set(),
  ...given,
});

export interface ServeFor {
  deps?: Partial<HttpDeps>;
  limits?: Partial<typeof connectionLimits>;
  port?: number;
}

export async function serveFor(
  endpoints: readonly Endpoint<unknown>[],
  { deps = {}, limits = {}, port = 0 }: ServeFor = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const log: Log = createLog({
    level: 'trace',
    destination: { write: (line: string) => void lines.push(line) },
    readable: false,
  });
  const app = buildHttp(serve(endpoints, {}), {
    authenticate: () => Promise.resolve(undefined),
    publicUrl: 'http://localhost:3000',
    trustedProxies: 0,
    log,
    metrics: createMetrics(),
    ...deps,
  });
  const server = await serveHttp(app, {
    port,
    host: '127.0.0.1',
    limits: { ...connectionLimits, ...limits },
  });
  return { ...server, url: `http://127.0.0.1:${server.port}`, lines };
}

/** Sends bytes as they are and returns all that comes back until the server closes. */
export function exchangeRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
