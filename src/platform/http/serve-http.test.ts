import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import Koa from 'koa';
import { z } from 'zod';
import { AppError } from '../errors.js';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { listen, type Listening, sendBytes } from './listen.testing.js';
import { connectionLimits, serveHttp } from './serve-http.js';
import { openEventStream } from './sse.js';

const described = { method: 'GET', summary: 'What it does', tag: 'Tests', access: 'public' } as const;

/** A route whose answer waits until the test lets it go. */
function gate() {
  let arrive: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const route = endpoint({
    ...described,
    path: '/slow',
    reply: z.object({ done: z.boolean() }),
    handle: async () => {
      arrive();
      await released;
      return { done: true };
    },
  });
  return { route, arrived, letGo: () => letGo() };
}

const quick = endpoint({
  ...described,
  method: 'POST',
  path: '/quick',
  reply: z.object({ done: z.boolean() }),
  handle: () => Promise.resolve({ done: true }),
});
const events = rawEndpoint({
  ...described,
  path: '/events',
  contentType: 'text/event-stream',
  handle: ({ request }) =>
    Promise.resolve({ contentType: 'text/event-stream', body: openEventStream(request.signal).body }),
});

describe('slow clients', () => {
  const limits = {
    ...connectionLimits,
    ...{ headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 50 },
  };
  let server: Listening;
  before(async () => void (server = await listen(serve([quick], {}), { limits })));
  after(() => server.stop());

  it('F-101: are cut off while others are served', async () => {
    const head = 'POST /quick HTTP/1.1\r\nHost: a\r\n';
    const slow = [
      ...Array.from({ length: 20 }, () => sendBytes(server.port, 'POST /quick HT')),
      ...Array.from({ length: 20 }, () => sendBytes(server.port, `${head}X-Slow: `)),
      ...Array.from({ length: 20 }, () => sendBytes(server.port, `${head}Content-Length: 10\r\n\r\n{`)),
    ];
    for (let count = 0; count < 20; count += 1)
      assert.equal((await fetch(`${server.url}/quick`, { method: 'POST' })).status, 200);
    for (const answer of await Promise.all(slow)) assert.match(answer, /^HTTP\/1\.1 408/);
  });

  it('F-101: have 10 seconds for the head and 15 for all of a request', () => {
    const { headersTimeout, requestTimeout, connectionsCheckingInterval } = connectionLimits;
    assert.ok(headersTimeout <= 10_000 && requestTimeout <= 15_000);
    assert.ok(requestTimeout + connectionsCheckingInterval <= 20_000);
  });

  it('are told when their headers are too long', async () => {
    const long = `GET /quick HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    assert.match(await sendBytes(server.port, long), /^HTTP\/1\.1 431/);
  });
});

describe('a taken port', () => {
  it('is told in a sentence that says what to do', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    await assert.rejects(serveHttp(new Koa(), { port, host: '127.0.0.1' }), (error: unknown) => {
      assert.ok(error instanceof AppError);
      assert.equal(
        error.message,
        `Port ${port} is in use by another program. Stop that one, or set PORT to a free port.`,
      );
      return true;
    });
    taken.close();
  });
});

describe('stopping', () => {
  it('F-016: finishes what is running, takes nothing new, and ends', async () => {
    const { route, arrived, letGo } = gate();
    const server = await listen(serve([route], {}));
    const running = fetch(`${server.url}/slow`);
    await arrived;
    const stopped = server.stop(10_000);
    await assert.rejects(fetch(`${server.url}/slow`));
    letGo();
    const response = await running;
    assert.deepEqual(await response.json(), { done: true });
    assert.equal(response.headers.get('connection'), 'close');
    await stopped;
  });

  it('F-016: answers what comes over a connection that was idle, and closes it with the answer', async () => {
    const server = await listen(serve([quick], {}));
    const socket = net.connect(server.port, '127.0.0.1').setEncoding('utf8');
    const ask = async (): Promise<string> => {
      socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
      return String(await once(socket, 'data'));
    };
    assert.match(await ask(), /^HTTP\/1\.1 200 [^]*connection: keep-alive/i);
    const closed = once(socket, 'close');
    const stopped = server.stop(60_000, 200);
    assert.match(await ask(), /^HTTP\/1\.1 200 [^]*connection: close/i);
    await closed;
    await stopped;
  });

  it('cuts off what takes longer than the limit', async () => {
    const { route, arrived, letGo } = gate();
    const server = await listen(serve([route], {}));
    const running = assert.rejects(fetch(`${server.url}/slow`));
    await arrived;
    await server.stop(20);
    await running;
    letGo();
  });

  it('waits for no idle connection', async () => {
    const server = await listen(serve([quick], {}));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await server.stop(60_000);
    await closed;
  });

  it('F-107: ends event streams cleanly, so that their readers connect again', async () => {
    const server = await listen(serve([events], {}));
    const response = await fetch(`${server.url}/events`);
    const stopped = server.stop(60_000);
    assert.equal(await response.text(), ': open\n\n');
    await stopped;
    assert.equal(server.logged.join('').includes('"level":"error"'), false);
  });
});
