import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import Koa from 'koa';
import { z } from 'zod';
import { stopTimes } from '../../app/stop-times.js';
import { AppError } from '../errors.js';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { listen, type Listening, sendBytes } from './listen.testing.js';
import { connectionLimits, keptSeconds, serveHttp } from './serve-http.js';
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

/** As on a machine with too much to do: the time of whoever waits is over before anybody gets to look. */
function stayBusy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

async function untilRefused(port: number): Promise<void> {
  for (let isOpen = true; isOpen;) {
    const socket = net.connect(port, '127.0.0.1');
    isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    await wait(20);
  }
}

describe('stopping', () => {
  it('F-016: finishes what is running, takes nothing new, and ends', async () => {
    const { route, arrived, letGo } = gate();
    const server = await listen(serve([route], {}));
    const running = fetch(`${server.url}/slow`);
    await arrived;
    const stopped = server.stop({ limitMs: 10_000 });
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
    const stopped = server.stop({ limitMs: 60_000, lingerMs: 200 });
    assert.match(await ask(), /^HTTP\/1\.1 200 [^]*connection: close/i);
    await closed;
    await stopped;
  });

  it('F-016: takes new connections until its notice is over, and none after it', async () => {
    const server = await listen(serve([quick], {}));
    const ask = () => fetch(`${server.url}/quick`, { method: 'POST' });
    const stopped = server.stop({ noticeMs: 200, lingerMs: 300 });
    const response = await ask();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('connection'), 'close');
    assert.equal(response.headers.get('keep-alive'), null);
    await stopped;
    await assert.rejects(ask());
  });

  it('F-016: takes in everybody who had connected before it closes its port', async () => {
    const server = await listen(serve([quick], {}));
    const stopped = server.stop({ noticeMs: 20, lingerMs: 20_000 });
    const request = 'POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n';
    const asking = Array.from({ length: 30 }, () => sendBytes(server.port, request));
    await new Promise((resolve) => setImmediate(resolve));
    stayBusy(200);
    for (const answer of await Promise.all(asking)) assert.match(answer, /^HTTP\/1\.1 200 /);
    await stopped;
  });

  it('F-016: goes on over the connections that it has when it takes no new ones', async () => {
    const server = await listen(serve([quick], {}));
    const socket = net.connect(server.port, '127.0.0.1').setEncoding('utf8');
    await once(socket, 'connect');
    const stopped = server.stop({ noticeMs: 50, lingerMs: 10_000 });
    await untilRefused(server.port);
    socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    assert.match(String(await once(socket, 'data')), /^HTTP\/1\.1 200 [^]*connection: close/i);
    await stopped;
  });

  it('F-016: serves who connected last, though nobody was connected for a while before', async () => {
    const server = await listen(serve([quick], {}));
    const stopped = server.stop({ noticeMs: 300, lingerMs: 10_000 });
    await wait(100);
    const socket = net.connect(server.port, '127.0.0.1').setEncoding('utf8');
    await once(socket, 'connect');
    await untilRefused(server.port);
    socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    assert.match(String(await once(socket, 'data')), /^HTTP\/1\.1 200 [^]*connection: close/i);
    await stopped;
  });

  it('F-016: answers what had come in before the last connections are closed, also when it was too busy to look', async () => {
    const server = await listen(serve([quick], {}));
    const socket = net.connect(server.port, '127.0.0.1').setEncoding('utf8');
    const ask = () => socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    ask();
    await once(socket, 'data');
    const stopped = server.stop({ noticeMs: 20, lingerMs: 2_000 });
    await untilRefused(server.port);
    ask();
    // The request reaches the machine, and the time is over before this process gets to it.
    stayBusy(2_000);
    assert.match(String(await once(socket, 'data')), /^HTTP\/1\.1 200 /);
    await stopped;
  });

  it('F-016: tells clients to keep idle connections for less than a stopping process does', async () => {
    const server = await listen(serve([quick], {}));
    const response = await fetch(`${server.url}/quick`, { method: 'POST' });
    assert.equal(response.headers.get('keep-alive'), `timeout=${keptSeconds}`);
    assert.ok(keptSeconds * 1_000 < stopTimes.lingerMs && stopTimes.noticeMs <= stopTimes.lingerMs);
    await server.stop();
  });

  it('cuts off what takes longer than the limit', async () => {
    const { route, arrived, letGo } = gate();
    const server = await listen(serve([route], {}));
    const running = assert.rejects(fetch(`${server.url}/slow`));
    await arrived;
    await server.stop({ limitMs: 20 });
    await running;
    letGo();
  });

  it('waits for no idle connection', async () => {
    const server = await listen(serve([quick], {}));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await server.stop({ limitMs: 60_000 });
    await closed;
  });

  it('F-107: ends event streams cleanly, so that their readers connect again', async () => {
    const server = await listen(serve([events], {}));
    const response = await fetch(`${server.url}/events`);
    const stopped = server.stop({ limitMs: 60_000 });
    assert.equal(await response.text(), ': open\n\n');
    await stopped;
    assert.equal(server.logged.join('').includes('"level":"error"'), false);
  });
});
