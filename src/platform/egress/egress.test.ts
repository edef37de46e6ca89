import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import type { ConnectorErrorKind, HttpCall } from '../../kit/index.js';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import { against, failsWith, httpServer, localOnly, rawServer } from './loopback.testing.js';

const lines: string[] = [];
const log = createLog({ level: 'debug', destination: { write: (line) => lines.push(line) } });
const egress = createEgress({ allow: localOnly, log });

const answering = (status: number, body = '', headers: Record<string, string> = {}) =>
  httpServer((_, reply) => reply.writeHead(status, headers).end(body));

const anything = (url: string, more: Partial<HttpCall<unknown>> = {}) =>
  egress.call({ method: 'GET', url, expect: z.unknown(), ...more });

async function failureOf(work: Promise<unknown>): Promise<ConnectorError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ConnectorError, String(error));
  return error;
}

describe('a JSON call', () => {
  it('sends method, query, headers and JSON, and gives back what the schema lets through', async () => {
    const starting = httpServer((request, reply) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        const { method, url, headers } = request;
        reply.setHeader('x-answer', 'yes');
        reply.end(
          JSON.stringify({ method, url, key: headers['x-crisp-tier'], type: headers['content-type'], body }),
        );
      });
    });
    await against(starting, async (server) => {
      const Echo = z.object({ method: z.string(), url: z.string(), key: z.string(), type: z.string() });
      const answer = await egress.call({
        method: 'PATCH',
        url: `${server.url}/v1/a?first=1`,
        query: { text: 'ä & b', page: 2, isOpen: false, missing: undefined },
        headers: { 'X-Crisp-Tier': 'plugin' },
        json: { a: [1] },
        expect: Echo,
      });
      assert.deepEqual(answer.data, {
        method: 'PATCH',
        url: '/v1/a?first=1&text=%C3%A4+%26+b&page=2&isOpen=false',
        key: 'plugin',
        type: 'application/json',
      });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['x-answer'], 'yes');
    });
  });

  it('reads compressed JSON, text where text is expected, and nothing where there is nothing', async () => {
    const zipped = httpServer((_, reply) =>
      reply.setHeader('content-encoding', 'gzip').end(gzipSync('{"id":"m1"}')),
    );
    await against(zipped, async ({ url }) => {
      assert.deepEqual((await anything(url)).data, { id: 'm1' });
    });
    await against(answering(200, 'pong', { 'content-type': 'text/plain' }), async ({ url }) => {
      assert.equal((await egress.call({ method: 'GET', url, expect: z.string() })).data, 'pong');
    });
    await against(answering(204), async ({ url }) => {
      const nothing = { url, expect: z.undefined() } as const;
      assert.equal((await egress.call({ ...nothing, method: 'DELETE' })).data, undefined);
      assert.equal((await egress.call({ ...nothing, method: 'HEAD' })).status, 204);
    });
  });

  it('knows what every status means, and lets a connector say otherwise', async () => {
    const meanings: Record<ConnectorErrorKind, number[]> = {
      unreachable: [],
      'bad-response': [],
      auth: [401],
      config: [402, 403, 300, 301, 302, 303, 304, 305, 307, 308],
      'not-found': [404],
      rejected: [400, 405, 406, 410, 413, 415, 422, 451],
      'rate-limited': [420, 423, 429],
      unavailable: [408, 409, 418, 425, 499, 500, 502, 503, 504, 520, 599],
    };
    for (const [kind, statuses] of Object.entries(meanings)) {
      for (const status of statuses) {
        await against(answering(status, '{}'), async ({ url }) => {
          const error = await failureOf(anything(url));
          assert.deepEqual([error.kind, error.status], [kind, status]);
        });
      }
    }
    await against(answering(404), async ({ url }) => {
      assert.equal(
        (await failureOf(anything(url, { errors: { 404: 'config', 400: 'auth' } }))).kind,
        'config',
      );
    });
  });

  it('understands Retry-After in seconds and as a date (F-034, F-044)', async () => {
    const waits = async (header: string, status = 429) => {
      let ms: number | undefined;
      await against(answering(status, '', { 'retry-after': header }), async ({ url }) => {
        ms = (await failureOf(anything(url))).retryAfterMs;
      });
      return ms;
    };
    assert.equal(await waits('7'), 7000);
    assert.equal(await waits('0.5', 503), 500);
    const inAMinute = await waits(new Date(Date.now() + 60_000).toUTCString());
    assert.ok(inAMinute !== undefined && inAMinute > 55_000 && inAMinute <= 60_000);
    assert.equal(await waits(new Date(0).toUTCString()), 0);
    for (const nonsense of ['soon', '-5', '1e99', '']) assert.equal(await waits(nonsense), undefined);
  });

  it('hands on the words of a refusal, short, in one line, and without the credentials that were sent', async () => {
    const said = async (body: string) => {
      let words: string | undefined;
      await against(answering(422, body), async ({ url }) => {
        const headers = { authorization: 'Basic dXNlcjpwYXNz', 'x-api-key': 'canary-key-1' };
        const address = `${url}/bot17:canary-in-the-path-of-it/send`;
        words = (await failureOf(anything(address, { headers, query: { t: 'canary-query' } }))).said;
      });
      return words;
    };
    assert.equal(await said('{"error":{"message":"text is too long"}}'), 'text is too long');
    assert.equal(await said('{"error":true,"reason":"invalid_session","data":{}}'), 'invalid_session');
    assert.equal(await said('{"errors":{"detail":"Not Found"}}'), 'Not Found');
    assert.equal(await said('{"errors":["name is blank"]}'), 'name is blank');
    assert.equal(
      await said('{"ok":false,"error_code":400,"description":"Bad Request: no"}'),
      'Bad Request: no',
    );
    assert.equal(await said('{"message":"line\\r\\n\\u001b[31mbreak"}'), 'line [31mbreak');
    assert.equal((await said(JSON.stringify({ message: 'x'.repeat(5000) })))?.length, 200);
    const echoed = await said('{"message":"bad key canary-key-1 or dXNlcjpwYXNz or canary-query"}');
    assert.equal(echoed, 'bad key [redacted] or [redacted] or [redacted]');
    assert.equal(await said('{"message":"no bot17:canary-in-the-path-of-it"}'), 'no [redacted]');
    for (const silent of ['<h1>no</h1>', '', 'null', '"text"', '{"message":7}', '[]']) {
      assert.equal(await said(silent), undefined, silent);
    }
  });

  it('decides by the status even when the body of a refusal never ends or breaks off', async () => {
    const endless = httpServer((_, reply) => {
      reply.writeHead(401);
      const chunk = 'x'.repeat(60_000);
      reply.on('drain', () => reply.write(chunk)).write(chunk);
    });
    const cut = rawServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 401 No\r\ncontent-length: 90\r\n\r\n{"reason":"x"}')),
    );
    for (const starting of [endless, cut]) {
      await against(starting, async ({ url }) => {
        await assert.rejects(anything(url, { timeoutMs: 2000 }), failsWith('auth'));
      });
    }
  });

  it('refuses a credential with a line break instead of sending another header', async () => {
    await against(answering(200, '{}'), async (server) => {
      for (const value of ['secret\r\nx-admin: 1', 'secret\n', 'se\u0000cret', 'ключ']) {
        const error = await failureOf(anything(server.url, { headers: { authorization: value } }));
        assert.equal(error.kind, 'config');
        assert.ok(!error.message.includes('secret'));
      }
      assert.equal(server.connections(), 0);
    });
  });

  it('F-095: logs each call with its host and outcome, and never a credential, a query or a body', async () => {
    lines.length = 0;
    const call = {
      headers: { authorization: 'Bearer canary-1', 'x-odd-name': 'canary-2' },
      query: { q: 'canary-3' },
      json: { text: 'canary-4' },
      method: 'POST',
    } as const;
    const servers = [
      answering(200, '{"canary-5":1}'),
      answering(403, '{"message":"canary-6"}'),
      answering(302, '', { location: 'http://canary-7/' }),
      rawServer((socket) => socket.once('data', () => socket.destroy())),
    ];
    for (const starting of servers) {
      await against(starting, async ({ url }) => {
        await anything(`${url}/canary-8`, call).catch((error: unknown) =>
          log.error({ err: error }, 'delivery failed'),
        );
      });
    }
    assert.ok(lines.length >= 7);
    assert.doesNotMatch(lines.join(''), /canary-[1234578]/);
    assert.match(lines.join(''), /"host":"127\.0\.0\.1:\d+","status":200/);
  });
});
