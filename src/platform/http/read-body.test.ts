import assert from 'node:assert/strict';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { listen, type Listening, sendBytes } from './listen.testing.js';
import { maxBodyBytes, parseJson } from './read-body.js';

const described = { method: 'POST', summary: 'What it does', tag: 'Tests', access: 'public' } as const;
const Anything = z.object({ given: z.json() });

const echo = endpoint({
  ...described,
  path: '/echo',
  body: z.json(),
  reply: Anything,
  handle: ({ body }) => Promise.resolve({ given: body }),
});
const bare = endpoint({
  ...described,
  path: '/bare',
  reply: z.undefined(),
  status: 204,
  handle: () => Promise.resolve(undefined),
});
const find = endpoint({
  ...described,
  method: 'GET',
  path: '/find/:name',
  params: z.strictObject({ name: z.string() }),
  query: z.strictObject({ q: z.string().optional() }),
  reply: Anything,
  handle: ({ params, query }) => Promise.resolve({ given: [params.name, query.q ?? null] }),
});
const hook = rawEndpoint({
  ...described,
  path: '/hook',
  contentType: 'text/plain',
  readsRawBody: true,
  handle: ({ raw }) => {
    const told = { query: raw.query, headers: raw.headers, hex: Buffer.from(raw.body).toString('hex') };
    return Promise.resolve({ contentType: 'application/json', body: JSON.stringify(told) });
  },
});
const Raw = z.object({
  hex: z.string(),
  query: z.record(z.string(), z.string()),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

const json = { 'content-type': 'application/json' };

describe('a request’s body', () => {
  let server: Listening;
  before(async () => void (server = await listen(serve([echo, bare, find, hook], {}))));
  after(() => server.stop());

  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = json,
    path = '/echo',
  ) => fetch(server.url + path, { method: 'POST', headers, body });
  /** Sends a body of so many bytes in chunks, listens to nothing before that, and counts what the server took. */
  const stream = async (bytes: number) => {
    const socket = net.connect(server.port, '127.0.0.1').setEncoding('utf8');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    let answer = '';
    const answered = new Promise<void>((resolve) =>
      socket.on('data', (received: string) => {
        answer += received;
        if (answer.endsWith('}')) resolve();
      }),
    );
    socket.on('error', () => undefined);
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    socket.write('POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n');
    socket.write('Transfer-Encoding: chunked\r\n\r\n');
    let sent = 0;
    for (; sent < bytes && !socket.destroyed; sent += 65_536) {
      if (socket.write(chunk)) continue;
      const drained = new Promise<void>((resolve) => socket.once('drain', () => resolve()));
      await Promise.race([drained, closed]);
    }
    socket.write('0\r\n\r\n');
    await Promise.race([answered, closed]);
    socket.destroy();
    return { answer, sent };
  };
  const given = async (response: Response) => Anything.parse(await response.json()).given;

  it('F-059: is refused with 413 while it arrives, not when it is over', async () => {
    const { answer, sent } = await stream(100_000_000);
    assert.match(answer, /^HTTP\/1\.1 413 [\s\S]*"too-large"/);
    assert.ok(sent < 40_000_000, `${sent} bytes had been taken`);
  });

  it('F-059: is refused so that also a client hears it who listens only after sending everything', async () => {
    const { answer, sent } = await stream(8_192_000);
    assert.match(answer, /^HTTP\/1\.1 413 [\s\S]*"too-large"/);
    assert.equal(sent, 8_192_000);
  });

  it('F-059: is refused by its announced length before any of it is read', async () => {
    const request = `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900000000\r\nConnection: close\r\n\r\n`;
    assert.match(await sendBytes(server.port, request), /^HTTP\/1\.1 413 [\s\S]*"too-large"/);
  });

  it('is taken up to the limit, to the byte', async () => {
    const sized = (bytes: number) => JSON.stringify('a'.repeat(bytes - 2));
    assert.equal((await post(sized(maxBodyBytes))).status, 200);
    assert.equal((await post(sized(maxBodyBytes + 1))).status, 413);
  });

  it('F-061: is refused when compressed, whatever is in it', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000)));
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip']) {
      const response = await post(bomb, { ...json, 'content-encoding': encoding });
      assert.equal(response.status, 415);
    }
  });

  it('must say that it is JSON: a form of another site cannot', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a'])
      assert.equal((await post('{"a":1}', { 'content-type': type })).status, 415, type);
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/problem+json'])
      assert.equal((await post('{"a":1}', { 'content-type': type })).status, 200, type);
  });

  it('F-060: is refused when malformed or nested too deeply', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const members = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    for (const body of ['{', '{"a":}', 'nonsense', "{'a':1}", '{"a":1}}', deep, members, '\u{feff}', '[1,]'])
      assert.equal((await post(body)).status, 400, body.slice(0, 20));
  });

  it('F-060: may be nested fifty times, brackets within texts not counted', async () => {
    const nested = (times: number) => `${'[{"a":'.repeat(times / 2)}"[[["${'}]'.repeat(times / 2)}`;
    assert.equal((await post(nested(50))).status, 200);
    assert.match(await (await post(nested(52))).text(), /nested too deeply/);
  });

  it('F-060: reaches the handler without what PostgreSQL refuses, in values and in names', async () => {
    const body = String.raw`{"a\u0000b":"x\u0000y","half":"\ud800","\udc00c":["\u0000"],"whole":"\ud83d\ude00"}`;
    assert.deepEqual(await given(await post(body)), {
      ab: 'xy',
      half: '\ufffd',
      '\ufffdc': [''],
      whole: '😀',
    });
  });

  it('F-060: reaches no object that JavaScript shares', async () => {
    const body = '{"__proto__":{"isAdmin":true},"a":{"__proto__":{"isAdmin":true}}}';
    assert.deepEqual(await given(await post(body)), { a: {} });
    const parsed = z.object({ a: z.unknown() }).loose().parse(parseJson(body));
    assert.equal(JSON.stringify([Object.getOwnPropertyNames(parsed), parsed.a]), '[["a"],{}]');
    assert.equal('isAdmin' in {}, false);
  });

  it('F-060: never makes the server fail, whatever bytes come', async () => {
    const random = randomBytes(7);
    for (let round = 0; round < 500; round += 1) {
      const bytes = mangled(`{"a":["\\u0000",{"b":1.5e3,"__proto__":null}],"c":"ü\\ud800"}`, random);
      const { status } = await post(bytes);
      assert.ok(status === 200 || status === 400, `${status} for ${Buffer.from(bytes).toString('hex')}`);
    }
    assert.equal((await post('1')).status, 200);
  });

  it('may be absent, or the empty object, where none is wanted', async () => {
    assert.equal((await fetch(`${server.url}/bare`, { method: 'POST' })).status, 204);
    assert.equal((await post('{}', json, '/bare')).status, 204);
    assert.equal((await post('{"tenant_id":1}', json, '/bare')).status, 400);
  });

  it('F-058: reaches a hook as the bytes that came, with doubled headers still doubled', async () => {
    const body = Buffer.from([0x00, 0xff, 0xfe, 0x7b]);
    const head = `POST /hook?a=1&b=%C3%BC HTTP/1.1\r\nHost: a\r\nX-Signature: one\r\nX-Signature: two\r\n__proto__: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\n`;
    const answer = await sendBytes(server.port, Buffer.concat([Buffer.from(head), body]));
    const { hex, headers, query } = Raw.parse(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)));
    assert.equal(hex, '00fffe7b');
    assert.deepEqual(headers['x-signature'], ['one', 'two']);
    assert.deepEqual(query, { a: '1', b: 'ü' });
  });
});

describe('parameters of the path and the query', () => {
  let server: Listening;
  before(async () => void (server = await listen(serve([find], {}))));
  after(() => server.stop());

  it('F-060: reach the handler without what PostgreSQL refuses', async () => {
    const response = await fetch(`${server.url}/find/a%00b?q=c%00d`);
    assert.deepEqual(await response.json(), { given: ['ab', 'cd'] });
  });

  it('F-060: are taken as they are when they are no valid escape', async () => {
    const answer = await sendBytes(
      server.port,
      'GET /find/%E0%A4%A?q=%ZZ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    assert.match(answer, /^HTTP\/1\.1 200/);
  });

  it('F-076: are refused when unknown', async () => {
    for (const query of ['tenant_id=x', '__proto__=x', 'q[]=1', 'constructor=x'])
      assert.equal((await fetch(`${server.url}/find/a?${query}`)).status, 400, query);
  });
});

/** The same bytes in every run: a generator of the ANSI C kind. */
function randomBytes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 16) & 0xff;
  };
}

function mangled(text: string, random: () => number): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  for (let times = random() % 6; times >= 0; times -= 1) bytes[random() % bytes.length] = random();
  return bytes.subarray(0, 1 + (random() % bytes.length));
}
