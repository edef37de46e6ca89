import assert from 'node:assert/strict';
import { z } from 'zod';
import { ErrorBody } from '../../contract/common.js';
import { permissions } from '../../contract/permissions.js';
import { AppError } from '../errors.js';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { caller, listen, type Listening, sendBytes } from './listen.testing.js';
import { createLimiter } from './rate-limit.js';
import { eventStreamHeaders, openEventStream } from './sse.js';

const described = { method: 'GET', summary: 'What it does', tag: 'Tests', access: 'public' } as const;
const Id = z.object({ id: z.string() });
const open = { isStreaming: false };

const read = endpoint({
  ...described,
  path: '/api/leads/:id',
  params: Id,
  reply: Id,
  errors: ['not-found'],
  handle: ({ params }) => {
    if (params.id === 'gone') throw new AppError('not-found', { details: 'which table, which row' });
    if (params.id === 'broken') throw new Error('password=hunter2 at 10.0.0.3');
    if (params.id === 'shapeless') return Promise.resolve({ id: 42 });
    return Promise.resolve({ id: params.id });
  },
});
const change = endpoint({
  ...described,
  method: 'PATCH',
  path: '/api/leads/:id',
  access: 'leads:write',
  params: Id,
  reply: Id,
  handle: ({ params }) => Promise.resolve(params),
});
const chat = endpoint({
  ...described,
  method: 'POST',
  path: '/api/chat',
  cors: 'declared',
  reply: z.object({ said: z.string() }),
  handle: ({ response }) => {
    response.header('Access-Control-Allow-Origin', 'https://shop.example');
    return Promise.resolve({ said: 'hello' });
  },
});
const events = rawEndpoint({
  ...described,
  path: '/api/events',
  contentType: 'text/event-stream',
  handle: ({ request }) => {
    const stream = openEventStream(request.signal);
    open.isStreaming = true;
    request.signal.addEventListener('abort', () => (open.isStreaming = false));
    stream.send({ kind: 'changed' });
    return Promise.resolve({
      contentType: 'text/event-stream',
      headers: eventStreamHeaders,
      body: stream.body,
    });
  },
});
const csv = rawEndpoint({
  ...described,
  path: '/api/leads.csv',
  contentType: 'text/csv',
  handle: () => Promise.resolve({ contentType: 'text/csv; charset=utf-8', body: '"a"\r\n' }),
});
const hook = rawEndpoint({
  ...described,
  method: 'POST',
  path: '/hooks/:connector/:token',
  contentType: 'text/plain',
  readsRawBody: true,
  handle: () => Promise.resolve({ status: 202, contentType: 'text/plain', body: 'ok' }),
});
const served = serve([read, change, chat, events, csv, hook], {});

const limiter = createLimiter(undefined);
const limitOf = (name: string) => ({ limiter, rule: { name, points: 1000, perSeconds: 60 } });

const errorOf = async (response: Response) => ErrorBody.parse(await response.json()).error;

describe('the server', () => {
  let server: Listening;
  const member = caller({ permissions: new Set(permissions) });
  before(async () => {
    server = await listen(served, {
      authenticate: () => Promise.resolve(member),
      allowances: { address: limitOf('address'), caller: limitOf('caller'), tenant: limitOf('tenant') },
    });
  });
  after(() => server.stop());
  const get = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);

  it('refuses in one form, with the id of the request, and says nothing of the inside', async () => {
    for (const [path, status, code] of [
      ['/api/leads/gone', 404, 'not-found'],
      ['/api/leads/broken', 500, 'internal'],
      ['/api/leads/shapeless', 500, 'internal'],
      ['/nowhere', 404, 'not-found'],
    ] as const) {
      const response = await get(path);
      const error = await errorOf(response);
      assert.deepEqual([response.status, error.code], [status, code], path);
      assert.equal(error.request_id, response.headers.get('x-request-id'));
      assert.doesNotMatch(JSON.stringify(error), /table|hunter2|10\.0\.0\.3|expected/);
    }
  });

  it('answers HEAD like GET without the body', async () => {
    const response = await get('/api/leads/7', { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(await response.text(), '');
  });

  it('names the methods of a path, and refuses others with 405', async () => {
    const refused = await get('/api/leads/7', { method: 'DELETE' });
    assert.equal((await errorOf(refused)).code, 'method-not-allowed');
    assert.deepEqual([refused.status, refused.headers.get('allow')], [405, 'GET, HEAD, PATCH']);
    const asked = await get('/api/leads/7', { method: 'OPTIONS' });
    assert.deepEqual([asked.status, asked.headers.get('allow')], [204, 'GET, HEAD, PATCH']);
    assert.equal((await get('/nowhere', { method: 'OPTIONS' })).status, 404);
  });

  it('lets pages of other sites call what is declared for them, and nothing else', async () => {
    const ask = (path: string) =>
      get(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
      });
    const declared = await ask('/api/chat');
    assert.equal(declared.status, 204);
    assert.equal(declared.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.equal(declared.headers.get('access-control-allow-credentials'), null);
    assert.equal((await ask('/api/leads/7')).headers.get('access-control-allow-origin'), null);
    const answer = await get('/api/chat', { method: 'POST', headers: { origin: 'https://shop.example' } });
    assert.equal(answer.headers.get('access-control-allow-origin'), 'https://shop.example');
  });

  it('F-103: changes nothing on the strength of a cookie when another site asks', async () => {
    const cookie = '__Host-patchbay=token';
    const shapes: Record<string, string>[] = [
      { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { cookie, 'sec-fetch-site': 'same-site', origin: 'https://other.bot.example' },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie },
      { cookie, origin: 'https://evil.example', authorization: 'Basic YTpi' },
      { cookie, 'sec-fetch-site': 'cross-site', 'x-api-key': '' },
    ];
    for (const headers of shapes) {
      const response = await get('/api/leads/7', { method: 'PATCH', headers });
      assert.equal(response.status, 403, JSON.stringify(headers));
    }
  });

  it('lets our own pages change things, and programs that carry no cookie', async () => {
    const cookie = '__Host-patchbay=token';
    for (const headers of [
      { cookie, 'sec-fetch-site': 'same-origin' },
      { cookie, origin: 'https://bot.example' },
      { authorization: 'Bearer token' },
    ])
      assert.equal((await get('/api/leads/7', { method: 'PATCH', headers })).status, 200);
  });

  it('F-103: believes the host that was asked only where there is no https to downgrade from', async () => {
    const patch = async (to: Listening) => {
      const headers = { cookie: 'patchbay=token; __Host-patchbay=token', origin: to.url };
      return (await fetch(`${to.url}/api/leads/7`, { method: 'PATCH', headers })).status;
    };
    const plain = await listen(served, {
      authenticate: () => Promise.resolve(member),
      publicUrl: 'http://localhost:3000',
    });
    assert.equal(await patch(plain), 200);
    assert.equal(await patch(server), 403);
    await plain.stop();
  });

  it('F-109: puts the protecting headers on every answer', async () => {
    const answers = [
      await get('/api/leads/7'),
      await get('/api/leads/broken'),
      await get('/nowhere'),
      await get('/api/leads.csv'),
      await get('/hooks/crisp/secret', { method: 'POST' }),
      await get('/api/leads/7', { method: 'OPTIONS' }),
      await get('/api/leads/7', { method: 'DELETE' }),
    ];
    for (const { headers, url } of answers) {
      assert.equal(headers.get('x-content-type-options'), 'nosniff', url);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', url);
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'", url);
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', url);
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/, url);
      assert.equal(headers.get('cache-control'), 'no-store', url);
    }
  });

  it('tells what is left for the address, the caller and the tenant, and counts no webhook', async () => {
    const left = async (path: string, method = 'GET') => {
      const header = (await get(path, { method })).headers.get('ratelimit');
      return header === null
        ? null
        : header.split(', ').map((each) => {
            const [, name, r] = /^"(\w+)";r=(\d+);t=\d+$/.exec(each) ?? assert.fail(each);
            return [name, Number(r)];
          });
    };
    const before = (await left('/api/leads/7', 'PATCH')) ?? [];
    assert.deepEqual(
      before.map(([name]) => name),
      ['address', 'caller', 'tenant'],
    );
    assert.equal(await left('/hooks/crisp/secret', 'POST'), null);
    const after = await left('/api/leads/7', 'PATCH');
    assert.deepEqual(
      after,
      before.map(([name, r]) => [name, Number(r) - 1]),
    );
  });

  it('F-095: logs no secret of an address, a header or a body, and no control characters', async () => {
    const secret = 'c4n4ryc4n4ryc4n4ry';
    await get(`/hooks/crisp/${secret}`, { method: 'POST', body: secret });
    await get(`/api/leads/7?token=${secret}`, {
      headers: { authorization: `Bearer ${secret}`, cookie: secret },
    });
    await sendBytes(
      server.port,
      `GET /x\u001b[31m?key=${secret} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    const lines = server.logged.join('');
    assert.match(lines, /hooks\/crisp\/\[redacted\]/);
    assert.equal(lines.includes(secret), false);
    assert.equal(lines.includes('\u001b'), false);
  });

  it('measures by the route’s pattern, so that no stranger makes new labels', async () => {
    await get('/api/leads/some-id');
    await get('/some/random/path');
    const { text } = await server.metrics.read();
    assert.match(text, /route="\/api\/leads\/:id"/);
    assert.match(text, /route="none"/);
    assert.doesNotMatch(text, /some-id|random/);
  });

  it('F-110: refuses a request whose end can be read in two ways', async () => {
    const smuggled = 'GET /api/leads/1 HTTP/1.1\r\nHost: a\r\n\r\n';
    for (const head of [
      `Content-Length: 5\r\nTransfer-Encoding: chunked`,
      `Content-Length: 5\r\nContent-Length: 6`,
      `Transfer-Encoding: chunked, identity`,
      `Transfer-Encoding : chunked`,
    ]) {
      const answer = await sendBytes(
        server.port,
        `POST /api/chat HTTP/1.1\r\nHost: a\r\n${head}\r\n\r\n0\r\n\r\n${smuggled}`,
      );
      assert.match(answer, /^HTTP\/1\.1 400/, head);
      assert.equal(answer.split('HTTP/1.1').length, 2, head);
    }
  });
});

describe('a stream', () => {
  let server: Listening;
  before(async () => void (server = await listen(served)));
  after(() => server.stop());

  const until = async (isMet: () => boolean): Promise<void> => {
    while (!isMet()) await new Promise((resolve) => setImmediate(resolve));
  };

  it('reaches the client event by event, and is over on our side once the client has gone', async () => {
    const leave = new AbortController();
    const { body, headers } = await fetch(`${server.url}/api/events`, { signal: leave.signal });
    assert.equal(headers.get('content-type'), 'text/event-stream');
    assert.ok(body);
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('changed')) text += (await reader.read()).value ?? '';
    assert.equal(open.isStreaming, true);
    leave.abort();
    await reader.closed.catch((error: unknown) => assert.ok(error instanceof Error));
    await until(() => !open.isStreaming);
  });

  it('F-107: is over at once for a client that only asked for the head', async () => {
    const response = await fetch(`${server.url}/api/events`, { method: 'HEAD' });
    assert.equal(response.status, 200);
    await until(() => !open.isStreaming);
  });
});
