import assert from 'node:assert/strict';
import net from 'node:net';
import { rawEndpoint, serve } from './endpoint.js';
import { listen, type Listening } from './listen.testing.js';

const hook = rawEndpoint({
  ...{ method: 'POST', path: '/hook', access: 'public', tag: 'Test', summary: 'For a test' },
  ...{ contentType: 'text/plain', readsRawBody: true },
  handle: ({ raw }) => Promise.resolve({ contentType: 'text/plain', body: String(raw.body.length) }),
});

const streams = 50;
const streamBytes = 100_000_000;

describe('giant request bodies', () => {
  let server: Listening;
  before(async () => {
    server = await listen(serve([hook], {}));
  });
  after(() => server.stop());

  it(`F-059 of ${streams} senders at once are cut off early, and leave no memory behind`, async function () {
    this.timeout(60_000);
    const before = process.memoryUsage().rss;
    const sent = await Promise.all(Array.from({ length: streams }, () => flood(server.port)));
    for (const bytes of sent) assert.ok(bytes < streamBytes / 2, `${bytes} bytes were taken`);
    // Both ends of every connection live in this process, each with its buffers.
    const grown = process.memoryUsage().rss - before;
    assert.ok(grown < 200_000_000, `${grown} bytes`);
    const answer = await fetch(`${server.url}/hook`, { method: 'POST', body: 'still here' });
    assert.equal(await answer.text(), '10');
  });
});

/** Writes until everything is gone or the server has closed; returns how much went out. */
function flood(port: number): Promise<number> {
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  return new Promise((resolve) => {
    let sent = 0;
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write('POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
      more();
    });
    const more = () => {
      while (sent < streamBytes && !socket.destroyed) {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
      socket.destroy();
    };
    socket.on('drain', more);
    // A server that has answered and closed resets what still comes.
    socket.on('error', () => undefined);
    socket.resume().on('close', () => resolve(sent));
  });
}
