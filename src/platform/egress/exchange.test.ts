import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import type { EgressOptions } from './request.js';
import {
  against,
  allowing,
  failsWith,
  httpServer,
  listen,
  localOnly,
  rawServer,
} from './loopback.testing.js';

const log = createLog({ level: 'silent' });
const egress = createEgress({ allow: localOnly, log });
const post = (url: string, options: EgressOptions = {}) =>
  egress.call({ method: 'POST', url, json: { text: 'hello' }, expect: z.unknown() }, options);

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

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
    const ask = () => order.push('asked');
    const tls = createHttpsServer({ cert, key }, (_, reply) => {
      order.push('request');
      reply.end('{}');
    });
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
      await trusting.call(call, { beforeWrite: ask });
      assert.deepEqual(order, ['asked', 'request']);

      await trusting.call({ ...call, url: `https://127.0.0.1:${server.port}/` });
      const otherName = { ...call, url: `https://other.test:${server.port}/` };
      const distrusting = createEgress({
        allow: localOnly,
        resolve: () => Promise.resolve(['127.0.0.1']),
        log,
      });
      await assert.rejects(trusting.call(otherName, { beforeWrite: ask }), failsWith('unreachable'));
      await assert.rejects(distrusting.call(call, { beforeWrite: ask }), failsWith('unreachable'));
      assert.deepEqual(order, ['asked', 'request', 'request']);
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
    const starting = httpServer((_, reply) => reply.end('{}'), '127.0.0.1');
    await against(starting, async (server) => {
      const resolve = () => Promise.resolve(['127.0.0.9', '127.0.0.1']);
      const patient = createEgress({ allow: allowing('127.0.0.0/8'), resolve, log });
      await patient.call({ method: 'GET', url: `http://two.example:${server.port}/`, expect: z.unknown() });
      assert.equal(server.connections(), 1);
    });
  });
});
