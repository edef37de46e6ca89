import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Balancer } from './start-balancer.js';

/** nginx leaves one alone for ten seconds that could not be reached; here restarts follow each other sooner. */
const failedForMs = 2_000;

interface Upstream {
  port: number;
  agent: http.Agent;
  failedAt: number;
}

interface Question {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** What came of it; whether it was sent decides if somebody else may be asked. */
type Outcome = { answer: http.IncomingMessage } | { problem: string; isSent: boolean };

/**
 * As nginx does it with `keepalive` and nothing else: requests are shared out in turn over connections that are kept open.
 * Nobody tells it of restarts and it asks nobody how they are. Who refuses a connection is left alone for a while and the next
 * one is asked; what was sent and may change something is asked of nobody else.
 */
export async function startProxy(): Promise<Balancer> {
  const upstreams: Upstream[] = [];
  const failures: string[] = [];
  const seemsWell = ({ failedAt }: Upstream) => performance.now() > failedAt + failedForMs;
  let turn = 0;
  const find = async (question: Question): Promise<http.IncomingMessage | undefined> => {
    turn += 1;
    const inTurn = upstreams.map((_, index) => upstreams[(turn + index) % upstreams.length]);
    for (const upstream of inTurn) {
      if (!upstream || !seemsWell(upstream)) continue;
      const outcome = await ask(upstream, question);
      if ('answer' in outcome) return outcome.answer;
      upstream.failedAt = performance.now();
      if (!outcome.isSent || question.method === 'GET') continue;
      failures.push(`${outcome.problem} (process at port ${upstream.port})`);
      return undefined;
    }
    failures.push('no process could be reached');
    return undefined;
  };
  const pass = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const answer = await find(await questionOf(request));
    response.writeHead(answer?.statusCode ?? 502, answer && lasting(answer.headers));
    if (answer) await pipeline(answer, response);
    else response.end();
  };
  const server = http.createServer((request, response) => {
    pass(request, response).catch((error: unknown) => failures.push(`broken off: ${String(error)}`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    failures,
    add: (port) => {
      if (!upstreams.some((one) => one.port === port))
        upstreams.push({ port, agent: openPool(), failedAt: -Infinity });
    },
    isReady: (port) => upstreams.some((one) => one.port === port && seemsWell(one)),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const { agent } of upstreams) agent.destroy();
      await closed;
    },
  };
}

/** Connections are kept whatever the other side says about how long it likes to: nginx does not listen either. */
const openPool = (): http.Agent =>
  Object.assign(new http.Agent({ keepAlive: true }), { keepSocketAlive: () => true });

const ofOneConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const lasting = (headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.has(name)));

async function questionOf(request: http.IncomingMessage): Promise<Question> {
  const { method = 'GET', url: path = '/', headers } = request;
  return { method, path, headers, body: await buffer(request) };
}

const ask = ({ port, agent }: Upstream, { method, path, headers, body }: Question): Promise<Outcome> =>
  new Promise((resolve) => {
    let isSent = false;
    const own = { ...lasting(headers), 'content-length': String(body.length) };
    const asking = http.request({ agent, host: '127.0.0.1', port, method, path, headers: own }, (answer) =>
      resolve({ answer }),
    );
    asking.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (isSent = true));
      else isSent = true;
    });
    asking.on('error', (error) => {
      const reused = asking.reusedSocket ? ', over a connection that was kept open' : '';
      resolve({ problem: `it was left without an answer: ${error.message}${reused}`, isSent });
    });
    asking.end(body);
  });
