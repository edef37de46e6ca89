import assert from 'node:assert/strict';
import { z } from 'zod';
import { ErrorBody } from '../errors.js';
import { endpoint, rawEndpoint } from './endpoint.js';
import { createLimiter } from './rate-limit.js';
import { caller, exchangeRaw, serveFor, type TestServer } from './serve.testing.js';

const described = { tag: 'Test', summary: 'For a test' } as const;

const sayBack = endpoint({
  ...{ ...described, method: 'POST', path: '/notes', access: 'public', status: 201 },
  body: z.strictObject({ text: z.string().max(20), count: z.number().optional() }),
  reply: z.object({ text: z.string() }),
  handle: ({ body }) => Promise.resolve({ ...body, password_hash: 'never to leave' }),
});
const readNote = endpoint({
  ...{ ...described, method: 'GET', path: '/notes/:id', access: 'public' },
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ q: z.string().optional() }),
  reply: z.object({ id: z.string(), address: z.string(), q: z.string().optional() }),
  handle: ({ params, query, request }) => Promise.resolve({ ...params, ...query, address: request.address }),
});
const change = endpoint({
  ...{ ...described, method: 'POST', path: '/change', access: 'signed-in' },
  reply: z.object({ done: z.boolean() }),
  handle: () => Promise.resolve({ done: true }),
});
const broken = endpoint({
  ...{ ...described, method: 'GET', path: '/broken', access: 'public' },
  reply: z.object({ never: z.string() }),
  handle: () => Promise.reject(new Error('password=hunter2-hunter2 in /srv/secret.ts')),
});
const wrongReply = endpoint({
  ...{ ...described, method: 'GET', path: '/wrong-reply', access: 'public' },
  reply: z.object({ needed: z.string() }),
  handle: () => Promise.resolve({ other: 1 }),
});
const widget = endpoint({
  ...{ ...described, method: 'GET', path: '/widget', access: 'public', cors: 'declared' },
  reply: z.object({ ok: z.boolean() }),
  handle: () => Promise.resolve({ ok: true }),
});
const page = rawEndpoint({
  ...{ ...described, method: 'GET', path: '/page', access: 'public', contentType: 'text/html' },
  handle: () => Promise.resolve({ contentType: 'text/html; charset=utf-8', body: '<p>hello</p>' }),
});
const all = [sayBack, readNote, change, broken, wrongReply, widget, page];

describe('the server’s common ground', () => {
  let server: TestServer;
  before(async () => {
    server = await serveFor(all, { deps: { authenticate: () => Promise.resolve(caller()) } });
  });
  after(() => server.stop(1_000));

  const call = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  const errorOf = async (answer: Response) => ErrorBody.parse(await answer.json()).error;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('lets no column leave that is not in the reply’s schema', async () => {
    const answer = await post('/notes', { text: 'hi' });
    assert.equal(answer.status, 201);
    assert.deepEqual(await answer.json(), { text: 'hi' });
  });

  it('F-076 refuses unknown members of the body and the query, and names them', async () => {
    const body = await post('/notes', { text: 'hi', role: 'owner' });
    assert.equal(body.status, 400);
    const told = await errorOf(body);
    assert.equal(told.code, 'invalid-input');
    assert.match(JSON.stringify(told.fields), /role/);
    const query = await call('/notes/1?tenant_id=2');
    assert.equal(query.status, 400);
    assert.match(JSON.stringify((await errorOf(query)).fields), /tenant_id/);
  });

  it('names every field that does not fit, with its path', async () => {
    const told = await errorOf(await post('/notes', { text: 5, count: 'x' }));
    assert.deepEqual(told.fields?.map(({ path }) => path).sort(), ['count', 'text']);
  });

  it('answers an unknown path and a wrong method in the documented form', async () => {
    const missing = await call('/nowhere');
    assert.equal(missing.status, 404);
    const told = await errorOf(missing);
    assert.equal(told.code, 'not-found');
    assert.equal(told.request_id, missing.headers.get('x-request-id'));
    const method = await call('/notes', { method: 'DELETE' });
    assert.equal(method.status, 405);
    assert.equal(method.headers.get('allow'), 'POST');
    assert.equal((await errorOf(method)).code, 'method-not-allowed');
  });

  it('answers HEAD like GET without a body, and OPTIONS with what is allowed', async () => {
    const head = await call('/notes/1', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.ok(Number(head.headers.get('content-length')) > 10);
    const options = await call('/notes/1', { method: 'OPTIONS' });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get('allow'), 'GET, HEAD');
    assert.equal(options.headers.get('access-control-allow-origin'), null);
  });

  it('lets another origin ask only where an endpoint declares that it answers', async () => {
    const asked = await call('/widget', { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.equal(asked.headers.get('access-control-allow-credentials'), null);
    assert.match(asked.headers.get('vary') ?? '', /Origin/);
  });

  it('F-109 sets the security headers on every answer, also on refusals and failures', async () => {
    const answers = [
      await call('/page'),
      await call('/notes/1'),
      await call('/nowhere'),
      await call('/notes', { method: 'PATCH' }),
      await post('/notes', '{'),
      await call('/broken'),
      await call('/widget', { method: 'OPTIONS' }),
    ];
    for (const { headers, url, status } of answers) {
      const what = `${url} ${status}`;
      assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', what);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, what);
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', what);
      assert.ok(headers.get('x-request-id'), what);
      assert.equal(headers.get('x-powered-by'), null, what);
      assert.equal(headers.get('strict-transport-security'), null, what);
    }
  });

  it('asks browsers to keep to https where the installation is reached by it', async () => {
    const secure = await serveFor(all, { deps: { publicUrl: 'https://chat.example.com' } });
    const answer = await fetch(`${secure.url}/page`);
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/);
    await secure.stop(1_000);
  });

  it('F-095 tells a stranger nothing about a failure, and the log no secret', async () => {
    const answer = await call('/broken');
    assert.equal(answer.status, 500);
    const text = await answer.text();
    assert.doesNotMatch(text, /hunter2|secret\.ts/);
    await call('/page?api_key=pb_aVeryLongSecretKeyThatNobodyMayRead');
    const lines = server.lines.join('');
    assert.match(lines, /a request failed/);
    assert.doesNotMatch(lines, /aVeryLongSecretKeyThatNobodyMayRead/);
  });

  it('F-095 keeps credentials and bodies out of the log', async () => {
    await post('/notes', { text: 'my-private-words' }, { authorization: 'Bearer canary-token-canary-token' });
    await call('/notes/1?token=canary-in-the-query', { headers: { cookie: 'patchbay=canary-cookie-value' } });
    assert.doesNotMatch(server.lines.join(''), /my-private-words|canary-token|canary-in-the|canary-cookie/);
    assert.match(server.lines.join(''), /"url":"\/notes\/1/);
  });

  it('answers 500 rather than a reply that does not fit its own schema', async () => {
    const answer = await call('/wrong-reply');
    assert.equal(answer.status, 500);
    assert.equal((await errorOf(answer)).code, 'internal');
  });

  it('F-110 believes X-Forwarded-For only as far as our own proxies wrote it', async () => {
    const addressBehind = async (trustedProxies: number, forwarded: string) => {
      const behind = await serveFor(all, { deps: { trustedProxies } });
      const answer = await fetch(`${behind.url}/notes/1`, { headers: { 'x-forwarded-for': forwarded } });
      await behind.stop(1_000);
      return z.object({ address: z.string() }).parse(await answer.json()).address;
    };
    assert.equal(await addressBehind(0, '203.0.113.9'), '127.0.0.1');
    assert.equal(await addressBehind(1, '203.0.113.9'), '203.0.113.9');
    assert.equal(await addressBehind(1, '1.1.1.1, 203.0.113.9'), '203.0.113.9');
    assert.equal(await addressBehind(2, '1.1.1.1, 203.0.113.9, 10.0.0.1'), '203.0.113.9');
    assert.equal(await addressBehind(1, 'unknown, <script>'), '127.0.0.1');
    assert.equal(await addressBehind(1, '::ffff:203.0.113.9'), '203.0.113.9');
  });

  it('answers 429 with Retry-After once an address has used up its allowance', async () => {
    const rule = { name: 'all', points: 3, perSeconds: 60 };
    const limited = await serveFor(all, { deps: { limit: { limiter: createLimiter(undefined), rule } } });
    const answers = [];
    for (let count = 0; count < 5; count += 1)
      answers.push(
        await fetch(`${limited.url}/notes/1`, { headers: { 'x-forwarded-for': `10.0.0.${count}` } }),
      );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 429, 429],
    );
    assert.deepEqual(
      answers.slice(0, 3).map(({ headers }) => headers.get('ratelimit-remaining')),
      ['2', '1', '0'],
    );
    const seconds = Number(answers[4]?.headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds <= 60, String(seconds));
    await limited.stop(1_000);
  });

  it('survives requests that are no HTTP, have huge headers or impossible paths', async () => {
    const { port } = server;
    assert.match(await exchangeRaw(port, 'rubbish\r\n\r\n'), /^HTTP\/1\.1 400/);
    const huge = `GET /page HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(40_000)}\r\n\r\n`;
    assert.match(await exchangeRaw(port, huge), /^HTTP\/1\.1 431/);
    const two =
      'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    assert.match(await exchangeRaw(port, two), /^HTTP\/1\.1 400/);
    for (const path of ['/notes/%', '/notes/%ff', '/notes/%00', '//', '/notes/..%2f..%2fetc']) {
      const answer = await exchangeRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 (?:200|400|404)/, path);
    }
    assert.equal((await call('/page')).status, 200);
  });
});
