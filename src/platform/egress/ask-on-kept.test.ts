import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import { against, failsWith, httpServer, listen, localOnly, rawServer } from './loopback.testing.js';
import type { EgressOptions } from './request.js';

const log = createLog({ level: 'silent' });

/** A way out of its own, on which nothing is kept yet. */
function wayOut(resolve = () => Promise.resolve(['127.0.0.1']), ca?: string) {
  const egress = createEgress({ allow: localOnly, resolve, ca, log });
  return async (url: string, options: EgressOptions = {}): Promise<string> => {
    const answer = await egress.open(
      { method: 'POST', url, body: 'hello' },
      { isRepeatable: true, ...options },
    );
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

/** What the server does with its first, second, … request, over all connections. */
const inTurn = (...turns: readonly ((socket: Socket) => void)[]) => {
  let count = 0;
  return rawServer((socket) => socket.on('data', () => turns[count++]?.(socket)));
};
const answer = (socket: Socket) => void socket.write(ok);
const hangUp = (socket: Socket) => void socket.destroy();

describe('repeatable calls', () => {
  it('go one after another on one connection, and side by side each on its own', async () => {
    await against(
      httpServer((_, reply) => setTimeout(() => reply.end('{}'), 20)),
      async (server) => {
        const ask = wayOut();
        for (let n = 0; n < 3; n += 1) assert.equal(await ask(server.url), '{}');
        assert.equal(server.connections(), 1);
        await Promise.all([ask(server.url), ask(server.url)]);
        assert.equal(server.connections(), 2);
      },
    );
  });

  it('leave nothing to calls that are not', async () => {
    await against(
      httpServer((_, reply) => reply.end('{}')),
      async (server) => {
        const ask = wayOut();
        await ask(server.url);
        await ask(server.url, { isRepeatable: false });
        assert.equal(server.connections(), 2);
      },
    );
  });

  it('are made once more where the connection had died meanwhile (F-047)', async () => {
    await against(inTurn(answer, hangUp, answer), async (server) => {
      const ask = wayOut();
      await ask(server.url);
      assert.equal(await ask(server.url), '{}');
      assert.equal(server.connections(), 2);
    });
  });

  it('are made no third time, and no second on a fresh connection (F-047)', async () => {
    await against(inTurn(answer, hangUp, hangUp, answer), async (server) => {
      const ask = wayOut();
      await ask(server.url);
      await assert.rejects(ask(server.url), failsWith('unavailable'));
      assert.equal(server.connections(), 2);
    });
    await against(inTurn(hangUp, answer), async (server) => {
      await assert.rejects(wayOut()(server.url), failsWith('unavailable'));
      assert.equal(server.connections(), 1);
    });
  });

  it('get to no address that is not allowed, also once a name had led to one that is (F-084)', async () => {
    await against(inTurn(answer, hangUp, answer), async (server) => {
      const addresses = ['127.0.0.1', '127.0.0.9'];
      const ask = wayOut(() => Promise.resolve([addresses.shift() ?? '127.0.0.9']));
      const url = server.url.replace('127.0.0.1', 'model.example');
      await ask(url);
      await assert.rejects(ask(url), failsWith('config'));
      assert.equal(server.connections(), 1);
    });
  });

  it('leave no connection on which something of an answer is still to come', async () => {
    await against(
      httpServer((_, reply) => reply.end('x'.repeat(200_000))),
      async (server) => {
        const ask = wayOut();
        await assert.rejects(ask(server.url, { maxBytes: 1_000 }), failsWith('bad-response'));
        assert.equal((await ask(server.url)).length, 200_000);
        assert.equal(server.connections(), 2);
      },
    );
  });

  it('end with their time, before the answer and in its middle, and are not repeated then', async () => {
    const half = (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{');
    for (const late of [() => undefined, half]) {
      await against(inTurn(answer, late, answer), async (server) => {
        const ask = wayOut();
        await ask(server.url);
        await assert.rejects(ask(server.url, { timeoutMs: 100 }), failsWith('unavailable'));
        assert.equal(server.connections(), 1);
        assert.equal(await ask(server.url), '{}');
        assert.equal(server.connections(), 2);
      });
    }
  });

  it('are unreachable where nobody listens', async () => {
    const server = await rawServer(() => undefined);
    await server.close();
    await assert.rejects(wayOut()(server.url), failsWith('unreachable'));
  });

  it('trust a connection over TLS for the name that its certificate was checked for', async () => {
    const [cert, key] = await Promise.all(
      ['tls-cert.pem', 'tls-key.pem'].map((name) =>
        readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8'),
      ),
    );
    const tls = createHttpsServer({ cert, key }, (_, reply) => reply.end('{}'));
    await against(listen(tls), async (server) => {
      const ask = wayOut(undefined, cert);
      const url = `https://platform.test:${server.port}/`;
      await ask(url);
      await ask(url);
      assert.equal(server.connections(), 1);
      await assert.rejects(ask(`https://other.test:${server.port}/`), failsWith('unreachable'));
    });
  });
});
