import assert from 'node:assert/strict';
import net from 'node:net';
import { z } from 'zod';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { listen, type Listening } from './listen.testing.js';

const hook = rawEndpoint({
  ...{ method: 'POST', path: '/hook', access: 'public', tag: 'Test', summary: 'For a test' },
  ...{ contentType: 'text/plain', readsRawBody: true },
  handle: ({ raw }) => Promise.resolve({ contentType: 'text/plain', body: String(raw.body.length) }),
});

const form = endpoint({
  ...{ method: 'POST', path: '/form', access: 'public', tag: 'Test', summary: 'For a test' },
  ...{ body: z.json(), reply: z.object({ given: z.json() }) },
  handle: ({ body }) => Promise.resolve({ given: body }),
});

const streams = 50;
const streamBytes = 100_000_000;

describe('giant request bodies', () => {
  let server: Listening;
  before(async () => {
    server = await listen(serve([hook, form], {}));
  });
  after(() => server.stop());

  it(`F-059 of ${streams} senders at once are cut off early, and leave no memory behind`, async function () {
    this.timeout(60_000);
    const before = process.memoryUsage().rss;
    const raw = { path: '/hook', chunk: 'a'.repeat(0x10000) };
    const sent = await Promise.all(Array.from({ length: streams }, () => flood(server.port, raw)));
    for (const bytes of sent) assert.ok(bytes < streamBytes / 2, `${bytes} bytes were taken`);
    // Both ends of every connection live in this process, each with its buffers.
    const grown = process.memoryUsage().rss - before;
    assert.ok(grown < 200_000_000, `${grown} bytes`);
    const answer = await fetch(`${server.url}/hook`, { method: 'POST', body: 'still here' });
    assert.equal(await answer.text(), '10');
  });

  it(`F-097 of ${streams} uploads in parts, without a length and without an end, are cut off as early`, async function () {
    this.timeout(60_000);
    const before = process.memoryUsage().rss;
    const part = `--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n${'a'.repeat(900)}\r\n`;
    const upload = { path: '/form', type: 'multipart/form-data; boundary=b', chunk: part.repeat(64) };
    const sent = await Promise.all(Array.from({ length: streams }, () => flood(server.port, upload)));
    for (const bytes of sent) assert.ok(bytes < streamBytes / 2, `${bytes} bytes were taken`);
    const grown = process.memoryUsage().rss - before;
    assert.ok(grown < 200_000_000, `${grown} bytes`);
  });

  it('F-097 of very many small parts are no file to anybody: they are refused unread', async () => {
    const body = '--b\r\nContent-Disposition: form-data; name="f"; filename="../../a"\r\n\r\n\r\n'.repeat(
      12_000,
    );
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await fetch(`${server.url}/form`, { method: 'POST', headers, body });
    assert.equal(answer.status, 415);
  });
});

interface Flood {
  path: string;
  type?: string;
  chunk: string;
}

/** Writes until everything is gone or the server has closed; returns how much went out. */
function flood(port: number, { path, type = 'text/plain', chunk }: Flood): Promise<number> {
  const piece = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  return new Promise((resolve) => {
    let sent = 0;
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n`);
      socket.write('Transfer-Encoding: chunked\r\n\r\n');
      more();
    });
    const more = () => {
      while (sent < streamBytes && !socket.destroyed) {
        sent += piece.length;
        if (!socket.write(piece)) return;
      }
      socket.destroy();
    };
    socket.on('drain', more);
    // A server that has answered and closed resets what still comes.
    socket.on('error', () => undefined);
    socket.resume().on('close', () => resolve(sent));
  });
}
