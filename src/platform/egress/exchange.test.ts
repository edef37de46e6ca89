import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import type { ConnectorErrorKind } from '../../kit/index.js';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import type { EgressOptions } from './exchange.js';
import { httpServer, listen, localOnly, rawServer } from './loopback.testing.js';
import type { Loopback } from './loopback.testing.js';

const log = createLog({ level: 'silent' });
const egress = createEgress({ allow: localOnly, log });
const post = (url: string, options: EgressOptions = {}) =>
  egress.call({ method: 'POST', url, json: { text: 'hello' }, expect: z.unknown() }, options);

const failsWith = (kind: ConnectorErrorKind) => (error: unknown) => {
  assert.ok(error instanceof ConnectorError, String(error));
  assert.equal(error.kind, kind, `${error.message} ${String(error.cause)}`);
  assert.doesNotMatch(error.message, /127\.0\.0\.1|ECONN|\d{4,}/, 'tells more than a tenant should read');
  return true;
};

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

/** Runs a check against a server and closes it, whatever happens. */
async function against(
  starting: Promise<Loopback>,
  check: (server: Loopback) => Promise<void>,
): Promise<void> {
  const server = await starting;
  try {
    await check(server);
  } finally {
    await server.close();
  }
}

describe('one exchange', () => {
  it('sends head and body together, as one request on one connection of its own (F-047)', async () => {
    const firstReads: string[] = [];
    const starting = rawServer((socket) => {
      socket.once('data', (bytes: Buffer) => {
        firstReads.push(bytes.toString());
        socket.end(ok);
      });
    });
    await against(starting, async (server) => {
      await Promise.all([post(server.url), post(server.url), post(server.url)]);
      assert.equal(server.connections(), 3);
      for (const read of firstReads)
        assert.match(read, /^POST \/ HTTP\/1\.1\r\n[^]*\r\n\r\n\{"text":"hello"\}$/);
    });
  });

  it('does not try again by itself when the server takes the request and hangs up', async () => {
    await against(
      rawServer((socket) => socket.once('data', () => socket.destroy())),
      async (server) => {
        await assert.rejects(post(server.url), failsWith('unavailable'));
        assert.equal(server.connections(), 1);
      },
    );
  });

  it('writes nothing when `beforeWrite` throws, although the connection stands', async () => {
    await against(
      rawServer((socket) => socket.resume()),
      async (server) => {
        const reason = new Error('a human took over');
        const beforeWrite = () => {
          throw reason;
        };
        await assert.rejects(post(server.url, { beforeWrite }), (error: unknown) => {
          assert.ok(failsWith('unreachable')(error) && error instanceof ConnectorError);
          return error.cause === reason;
        });
        assert.equal(server.received(), '');
      },
    );
  });

  it('asks `beforeWrite` once, after TLS stands and before any byte of the request', async () => {
    const [cert, key] = await Promise.all(
      ['tls-cert.pem', 'tls-key.pem'].map((name) =>
        readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8'),
      ),
    );
    const order: string[] = [];
    const tls = createHttpsServer({ cert, key }, (_, reply) => {
      order.push('request');
      reply.end('{}');
    });
    tls.on('secureConnection', () => order.push('tls'));
    await against(listen(tls), async (server) => {
      const trusting = createEgress({
        allow: localOnly,
        resolve: () => Promise.resolve(['127.0.0.1']),
        ca: cert,
        log,
      });
      const call = {
        method: 'GET',
        url: `https://platform.test:${server.port}/`,
        expect: z.object({}),
      } as const;
      await trusting.call(call, { beforeWrite: () => order.push('asked') });
      assert.deepEqual(order, ['tls', 'asked', 'request']);

      await trusting.call({ ...call, url: `https://127.0.0.1:${server.port}/` });
      const otherName = { ...call, url: `https://other.test:${server.port}/` };
      await assert.rejects(
        trusting.call(otherName),
        failsWith('unreachable'),
        'a certificate for another name',
      );
      const distrusting = createEgress({
        allow: localOnly,
        resolve: () => Promise.resolve(['127.0.0.1']),
        log,
      });
      await assert.rejects(
        distrusting.call(call),
        failsWith('unreachable'),
        'a certificate that nobody vouches for',
      );
      assert.equal(order.filter((step) => step === 'request').length, 2);
    });
  });

  it('is `unreachable` when nothing listens', async () => {
    const server = await rawServer(() => undefined);
    await server.close();
    await assert.rejects(post(server.url), failsWith('unreachable'));
  });

  it('is `unreachable` when the name does not resolve, or to nothing', async () => {
    const lost = createEgress({
      allow: [],
      resolve: () => Promise.reject(new Error('ENOTFOUND 10.0.0.53')),
      log,
    });
    const empty = createEgress({ allow: [], resolve: () => Promise.resolve([]), log });
    const call = { method: 'GET', url: 'http://nobody.example/', expect: z.unknown() } as const;
    await assert.rejects(lost.call(call), failsWith('unreachable'));
    await assert.rejects(empty.call(call), failsWith('unreachable'));
  });

  it('gives a name server that is silent, and a server that never shakes hands, three seconds', async () => {
    await against(
      rawServer((socket) => socket.resume()),
      async (server) => {
        const startedAt = performance.now();
        const silent = createEgress({ allow: localOnly, resolve: () => new Promise(() => undefined), log });
        const call = { method: 'GET', expect: z.unknown() } as const;
        await Promise.all([
          assert.rejects(silent.call({ ...call, url: 'http://slow.example/' }), failsWith('unreachable')),
          assert.rejects(
            egress.call({ ...call, url: `https://127.0.0.1:${server.port}/` }),
            failsWith('unreachable'),
          ),
        ]);
        const tookMs = performance.now() - startedAt;
        assert.ok(tookMs > 2900 && tookMs < 4500, `${tookMs} ms`);
      },
    );
  });

  it('tries the next address of a name when one does not answer', async () => {
    await against(
      httpServer((_, reply) => reply.end('{}'), '127.0.0.1'),
      async (server) => {
        const many = createEgress({
          allow: [...localOnly, ...localOnly.map((rule) => ({ ...rule, range: rule.range }))],
          resolve: () => Promise.resolve(['127.0.0.1']),
          log,
        });
        await many.call({ method: 'GET', url: `http://two.example:${server.port}/`, expect: z.unknown() });
      },
    );
  });
});

describe('a server that misbehaves', () => {
  const silent = () => rawServer((socket) => socket.resume());
  const drip = (text: string) =>
    rawServer((socket) => {
      socket.write(text);
      const timer = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(timer));
    });

  it('cannot hold a call longer than its time-out, silent or dripping', async () => {
    const servers = [
      silent,
      () => drip('HTTP/1.1 200 OK\r\nx-long: '),
      () => drip('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n'),
    ];
    for (const start of servers) {
      await against(start(), async (server) => {
        const startedAt = performance.now();
        await assert.rejects(post(server.url, { timeoutMs: 120 }), failsWith('unavailable'));
        const tookMs = performance.now() - startedAt;
        assert.ok(tookMs >= 115 && tookMs < 1500, `${tookMs} ms`);
      });
    }
  });

  it('stops at once when the caller stops', async () => {
    await against(silent(), async (server) => {
      const stop = new AbortController();
      const call = post(server.url, {
        signal: stop.signal,
        beforeWrite: () => setImmediate(() => stop.abort()),
      });
      await assert.rejects(call, failsWith('unavailable'));
      const stopped = post(server.url, { signal: AbortSignal.abort() });
      await assert.rejects(stopped, failsWith('unreachable'));
    });
  });

  it('is `unavailable` when it speaks something else, upgrades, or breaks off: it may have stored the message', async () => {
    const answers = [
      'SSH-2.0-OpenSSH_9.9\r\n',
      '\u0000\u0001\u0002garbage',
      'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"cut',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n{}\r\n',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"cut',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 8\r\n\r\nnot gzip',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      `HTTP/1.1 200 OK\r\n${'x-many: y\r\n'.repeat(5000)}\r\n`,
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
      '',
    ];
    for (const answer of answers) {
      const starting = rawServer((socket) => socket.once('data', () => socket.end(answer)));
      await against(starting, (server) =>
        assert.rejects(post(server.url), failsWith('unavailable'), JSON.stringify(answer.slice(0, 40))),
      );
    }
  });

  it('is `bad-response` when a good status brings something else than expected', async () => {
    const bodies = ['{"cut', '<html>', '[]', '{"id":7}', ''];
    for (const body of bodies) {
      const starting = httpServer((_, reply) =>
        reply.setHeader('content-type', 'application/json').end(body),
      );
      await against(starting, async (server) => {
        const call = egress.call({ method: 'GET', url: server.url, expect: z.object({ id: z.string() }) });
        await assert.rejects(call, failsWith('bad-response'), body);
      });
    }
  });

  it('is cut off at the size limit, whatever length it announces', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 0x20);
    const starting = httpServer((_, reply) => {
      let left = 200;
      const more = () => {
        while (left > 0 && reply.write(mebibyte)) left -= 1;
        if (left <= 0) reply.end();
      };
      reply.on('drain', more);
      more();
    });
    await against(starting, async (server) => {
      await assert.rejects(post(server.url), failsWith('bad-response'));
      await assert.rejects(post(server.url, { maxBytes: 1000 }), failsWith('bad-response'));
    });
  });

  it('cannot unfold a small answer into a huge one (gzip bomb)', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 });
    const starting = httpServer((_, reply) => reply.setHeader('content-encoding', 'gzip').end(bomb));
    await against(starting, async (server) => {
      const before = process.memoryUsage().rss;
      for (let round = 0; round < 5; round += 1)
        await assert.rejects(post(server.url), failsWith('bad-response'));
      const grownMb = (process.memoryUsage().rss - before) / 1024 / 1024;
      assert.ok(grownMb < 100, `grew by ${grownMb.toFixed(0)} MB`);
    });
  });

  it('leaves the process alone when it dies while nobody reads its answer', async () => {
    const starting = rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"cut');
        setImmediate(() => socket.resetAndDestroy());
      });
    });
    await against(starting, async (server) => {
      const answer = await egress.open({ method: 'GET', url: server.url });
      await once(process.stdout, 'drain', { signal: AbortSignal.timeout(50) }).catch(() => undefined);
      await assert.rejects(async () => {
        for await (const chunk of answer.body) assert.ok(chunk.length > 0);
      }, failsWith('unavailable'));
    });
  });
});
