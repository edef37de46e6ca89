import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import type { EgressOptions } from './request.js';
import { against, failsWith, httpServer, localOnly, rawServer } from './loopback.testing.js';

const log = createLog({ level: 'silent' });
const egress = createEgress({ allow: localOnly, log });
const post = (url: string, options: EgressOptions = {}) =>
  egress.call({ method: 'POST', url, json: { text: 'hello' }, expect: z.unknown() }, options);

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

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
        beforeWrite: () => queueMicrotask(() => stop.abort()),
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
        assert.rejects(
          post(server.url, { timeoutMs: 300 }),
          failsWith('unavailable'),
          JSON.stringify(answer.slice(0, 40)),
        ),
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

  it('neither ends the process nor leaves a timer behind when it dies while nobody reads its answer', async () => {
    for (const header of ['x-plain: yes', 'content-encoding: gzip', 'content-encoding: br']) {
      const sockets: Socket[] = [];
      const starting = rawServer((socket) => {
        sockets.push(socket);
        const head = `HTTP/1.1 200 OK\r\ncontent-length: 50\r\n${header}\r\n\r\n`;
        socket.once('data', () => socket.write(`${head}{"cut`));
      });
      await against(starting, async (server) => {
        const before = timers();
        const answer = await egress.open({ method: 'GET', url: server.url });
        for (const socket of sockets) socket.resetAndDestroy();
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        assert.equal(timers(), before);
        await assert.rejects(async () => {
          for await (const chunk of answer.body) assert.ok(chunk.length > 0);
        }, failsWith('unavailable'));
      });
    }
  });
});
