import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { z } from 'zod';
import { eventually } from '../../test/harness/start-test-app.js';
import { AppError } from '../errors.js';
import { endpoint, rawEndpoint } from './endpoint.js';
import { caller, serveFor } from './serve.testing.js';
import { type EventStream, eventStreamHeaders, openEventStream } from './sse.js';

const described = { tag: 'Test', summary: 'For a test' } as const;

const change = endpoint({
  ...{ ...described, method: 'POST', path: '/change', access: 'signed-in' },
  reply: z.object({ done: z.boolean() }),
  handle: () => Promise.resolve({ done: true }),
});

/** An endpoint that waits until the test lets it go on. */
function gate() {
  let [open, begun]: (() => void)[] = [() => undefined, () => undefined];
  const opened = new Promise<void>((resolve) => (open = resolve));
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const slow = endpoint({
    ...{ ...described, method: 'GET', path: '/slow', access: 'public' },
    reply: z.object({ done: z.boolean() }),
    handle: async () => {
      begun?.();
      await opened;
      return { done: true };
    },
  });
  return { slow, hasBegun, open: () => open?.() };
}

/** An endpoint with an event stream, and the streams it opened. */
function streaming() {
  const streams: (EventStream & { signal: AbortSignal })[] = [];
  const events = rawEndpoint({
    ...{ ...described, method: 'GET', path: '/events', access: 'public', contentType: 'text/event-stream' },
    handle: ({ request: { signal } }) => {
      const stream = openEventStream(signal);
      streams.push({ ...stream, signal });
      return Promise.resolve({
        contentType: 'text/event-stream',
        headers: eventStreamHeaders,
        body: stream.body,
      });
    },
  });
  return { events, streams };
}

describe('the listening server', () => {
  it('refuses a port that is taken with a sentence that says what to do', async () => {
    const first = await serveFor([]);
    await assert.rejects(serveFor([], { port: first.port }), (error) => {
      assert.ok(error instanceof AppError);
      assert.match(error.message, new RegExp(`^Port ${first.port} is in use by another program\\..+PORT`));
      return true;
    });
    await first.stop(1_000);
  });

  it('F-101 closes a client that is slow with its headers or its body, and serves the others meanwhile', async () => {
    const limits = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 };
    const { slow, open } = gate();
    open();
    const server = await serveFor([slow, change], { limits });
    const closed = (text: string) => {
      const socket = net.connect(server.port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      return once(socket, 'close').then(() => answer);
    };
    const since = performance.now();
    const slowOnes = Promise.all([
      ...Array.from({ length: 20 }, () => closed('GET /slow HTTP/1.1\r\nHost: x\r\nX-Part')),
      closed('POST /change HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{'),
      closed(''),
    ]);
    assert.equal((await fetch(`${server.url}/slow`)).status, 200);
    for (const answer of await slowOnes) assert.match(answer, /^(?:HTTP\/1\.1 408|$|HTTP\/1\.1 401)/);
    assert.ok(performance.now() - since < 8_000);
    await server.stop(1_000);
  });

  it('lets a running request finish when it stops, and takes no new one', async () => {
    const { slow, hasBegun, open } = gate();
    const server = await serveFor([slow]);
    const running = fetch(`${server.url}/slow`);
    await hasBegun;
    const stopping = server.stop(10_000);
    await assert.rejects(fetch(`${server.url}/slow`));
    open();
    const answer = await running;
    assert.deepEqual([answer.status, await answer.json()], [200, { done: true }]);
    await stopping;
  });

  it('cuts off at the limit what does not finish', async () => {
    const { slow, hasBegun } = gate();
    const server = await serveFor([slow]);
    const running = assert.rejects(fetch(`${server.url}/slow`));
    await hasBegun;
    const since = performance.now();
    await server.stop(200);
    await running;
    assert.ok(performance.now() - since < 3_000);
  });

  it('F-107 ends an event stream with its client, and at once when it stops', async () => {
    const { events, streams } = streaming();
    const server = await serveFor([events]);
    const leaving = new AbortController();
    const answer = await fetch(`${server.url}/events`, { signal: leaving.signal });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
    const first = await eventually('the stream', () => streams[0]);
    first.send({ kind: 'changed' });
    const reader = z.instanceof(ReadableStream).parse(answer.body).getReader();
    let seen = '';
    while (!seen.includes('changed')) {
      const { value } = await reader.read();
      seen += new TextDecoder().decode(z.instanceof(Uint8Array).parse(value));
    }
    leaving.abort();
    await eventually('the end of the stream', () => (first.signal.aborted ? true : undefined));

    const staying = await fetch(`${server.url}/events`);
    await eventually('the second stream', () => streams[1]);
    const since = performance.now();
    await server.stop(5_000);
    assert.match(await staying.text(), /^: open/);
    assert.ok(performance.now() - since < 2_000);
  });
});

describe('a change on the strength of a cookie', () => {
  const publicUrl = 'http://chat.example.com';
  const tryWith = async (headers: Record<string, string>) => {
    const server = await serveFor([change], {
      deps: { publicUrl, authenticate: () => Promise.resolve(caller()) },
    });
    const text = await new Promise<string>((resolve, reject) => {
      const lines = Object.entries({ Host: 'chat.example.com', Connection: 'close', ...headers });
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      let answer = '';
      const socket = net.connect(server.port, '127.0.0.1', () =>
        socket.write(`POST /change HTTP/1.1\r\n${head}Content-Length: 0\r\n\r\n`),
      );
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });
    await server.stop(1_000);
    return Number(text.split(' ')[1]);
  };
  const cookie = 'patchbay=token';

  for (const [name, headers] of [
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a sibling of our domain', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.example.com' }],
    ['an old browser on another site', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['nobody says where', {}],
    ['a site that calls itself like ours', { Origin: 'http://chat.example.com.evil.example' }],
    ['another site through a forged host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
  ] as const) {
    it(`F-103 is refused when it comes from ${name}`, async () => {
      assert.equal(await tryWith({ Cookie: cookie, ...headers }), 403);
      // An empty bearer does not make the cookie harmless.
      assert.equal(await tryWith({ Cookie: cookie, Authorization: 'Bearer x', ...headers }), 403);
    });
  }

  it('F-103 is accepted from our own pages', async () => {
    assert.equal(await tryWith({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }), 200);
    assert.equal(await tryWith({ Cookie: cookie, Origin: publicUrl }), 200);
  });

  it('is not asked for by a program that sends a token and no cookie', async () => {
    assert.equal(await tryWith({ Authorization: 'Bearer token' }), 200);
  });
});
