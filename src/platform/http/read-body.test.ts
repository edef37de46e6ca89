import assert from 'node:assert/strict';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ErrorBody } from '../errors.js';
import { endpoint, rawEndpoint } from './endpoint.js';
import { maxBodyBytes } from './read-body.js';
import { serveFor, type TestServer } from './serve.testing.js';

const described = { tag: 'Test', summary: 'For a test', method: 'POST', access: 'public' } as const;

const echo = endpoint({
  ...{ ...described, path: '/echo' },
  body: z.unknown(),
  reply: z.unknown(),
  handle: ({ body }) => Promise.resolve({ got: body }),
});
const hook = rawEndpoint({
  ...{ ...described, path: '/hook', contentType: 'text/plain', readsRawBody: true },
  handle: ({ raw }) => Promise.resolve({ contentType: 'text/plain', body: String(raw.body.length) }),
});

/** Bodies of the fuzz; the proof runs the full count (F-060). */
const fuzzed = process.env['TEST_FULL'] === 'true' ? 2_000 : 300;

describe('request bodies', () => {
  let server: TestServer;
  before(async () => {
    server = await serveFor([echo, hook]);
  });
  after(() => server.stop(1_000));

  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, path = '/echo') =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const codeOf = async (answer: Response) => ErrorBody.parse(await answer.json()).error.code;
  const got = async (answer: Response) => z.object({ got: z.unknown() }).parse(await answer.json()).got;

  it('F-059 refuses what is announced as too large before it arrives', async () => {
    const told = await startOf(
      server.port,
      `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{`,
    );
    assert.match(told, /^HTTP\/1\.1 413 /);
    assert.match(told, /"code":"too-large"/);
  });

  it('F-059 refuses a body without a length as soon as it passes the limit, not after it', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const head = 'POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    // It never ends: only a server that counts while reading can answer.
    const told = await startOf(server.port, head + chunk.repeat(Math.ceil(maxBodyBytes / 0x10000) + 1));
    assert.match(told, /^HTTP\/1\.1 413 /);
  });

  it('F-059 keeps no memory of giant streams', async function () {
    this.timeout(60_000);
    const before = process.memoryUsage().rss;
    const head = 'POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const told = await Promise.all(Array.from({ length: 50 }, () => flood(server.port, head, chunk)));
    for (const answer of told) assert.match(answer, /^(?:HTTP\/1\.1 413 |$)/);
    // 50 bodies at the limit are 50 MB; both ends of the connections live in this process.
    assert.ok(process.memoryUsage().rss - before < 200_000_000);
    assert.equal((await send('1')).status, 200);
  });

  it('takes a body just below the limit', async () => {
    const text = 'a'.repeat(maxBodyBytes - 2);
    assert.equal(await got(await send(JSON.stringify(text))), text);
    assert.equal((await send(JSON.stringify(`${text}a`))).status, 413);
  });

  it('F-061 refuses compressed bodies, however small they are', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000)));
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip', 'x-unknown']) {
      const answer = await send(bomb, { 'content-encoding': encoding });
      assert.equal(answer.status, 415, encoding);
      assert.equal(await codeOf(answer), 'unsupported-media-type');
    }
    assert.equal((await send('1', { 'content-encoding': 'identity' })).status, 200);
  });

  it('refuses a body that is not JSON by its type, and one that lies about it', async () => {
    assert.equal((await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
    assert.equal((await send('{"a":1}', { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await send('{"a":1}', { 'content-type': 'application/json5' })).status, 415);
    assert.equal((await send('{"a":1}', { 'content-type': 'application/json; charset=utf-8' })).status, 200);
    assert.equal((await send('{"a":1}', { 'content-type': 'application/vnd.api+json' })).status, 200);
    for (const body of ['{', '{"a":}', 'nope', '{"a":1}}', "{'a':1}", '\u{feff}', '01'])
      assert.equal((await send(body)).status, 400, body);
  });

  it('F-060 refuses JSON that is nested 10,000 deep, also inside of a valid outside', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const answer = await send(`${open.repeat(10_000)}1${close.repeat(10_000)}`);
      assert.equal(answer.status, 400);
      assert.equal(await codeOf(answer), 'bad-request');
      assert.equal((await send(open.repeat(400_000))).status === 413 || open === '[', true);
    }
    assert.equal((await send('[['.repeat(400_000))).status, 400);
    assert.equal(await got(await send(JSON.stringify('['.repeat(10_000)))), '['.repeat(10_000));
  });

  it('F-060 drops members that reach into JavaScript’s objects, at any depth', async () => {
    const text = '{"__proto__":{"admin":true},"a":{"__proto__":{"admin":true},"b":1},"constructor":{"c":2}}';
    const value = await got(await send(text));
    assert.deepEqual(value, { a: { b: 1 }, constructor: { c: 2 } });
    assert.equal(Reflect.get({}, 'admin'), undefined);
  });

  it('F-060 takes what PostgreSQL refuses out of texts and names: NUL and half characters', async () => {
    const text = String.raw`{"a\u0000b":"x\u0000y\ud800z","list":["\udc00"],"fine":"\ud83d\ude00"}`;
    assert.deepEqual(await got(await send(text)), { ab: 'xy\ufffdz', list: ['\ufffd'], fine: '😀' });
  });

  it('F-060 takes the last of two members with one name, as JSON.parse does', async () => {
    assert.deepEqual(await got(await send('{"a":1,"a":2}')), { a: 2 });
  });

  it(`F-060 answers ${fuzzed} mangled bodies without a failure of its own`, async function () {
    this.timeout(120_000);
    const seed = '{"text":"Wann öffnet ihr? 😀","list":[1,2.5e3,null,true],"deep":{"a":{"b":["x","\\u0041"]}}}';
    const bytes = new TextEncoder().encode(seed);
    const statuses = new Set<number>();
    for (let round = 0; round < fuzzed; round += 1) {
      const mangled = bytes.slice(0, round % 7 === 0 ? (round % bytes.length) + 1 : bytes.length);
      // A fixed walk over places and values: a failure comes again at the next run.
      for (let change = 0; change < 3; change += 1)
        mangled[(round * 31 + change * 17) % mangled.length] = (round * 7 + change * 101) % 256;
      statuses.add((await send(mangled)).status);
    }
    assert.deepEqual([...statuses].sort(), [200, 400]);
  });

  it('hands a hook the bytes that came in, whatever they are', async () => {
    const bytes = new Uint8Array([0, 255, 123, 10, 0]);
    assert.equal(await (await send(bytes, {}, '/hook')).text(), '5');
  });
});

/** The beginning of the answer to a request that is never finished. */
function startOf(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.once('data', (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

/** Writes 100 MB, or as much as the server lets it, and returns what it answered. */
function flood(port: number, head: string, chunk: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    let left = 100_000_000;
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(head);
      const more = () => {
        while (left > 0 && answer === '' && !socket.destroyed) {
          left -= chunk.length;
          if (!socket.write(chunk)) return;
        }
        socket.destroy();
      };
      socket.on('drain', more);
      more();
    });
    socket.on('data', (part) => {
      answer += part.toString('latin1');
      socket.destroy();
    });
    // A server that has answered and closed resets what still comes.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
