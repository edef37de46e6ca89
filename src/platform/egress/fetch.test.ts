import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import OpenAI from 'openai';
import { ConnectorError } from '../../kit/index.js';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import { egressFetch } from './fetch.js';
import { against, failsWith, httpServer, localOnly, rawServer } from './loopback.testing.js';

const log = createLog({ level: 'silent' });
const fetchOut = egressFetch(createEgress({ allow: localOnly, log }));
const failsAs = (name: string) => (error: unknown) => error instanceof Error && error.name === name;

describe('fetch through the way out', () => {
  it('carries method, headers and body both ways', async () => {
    const starting = httpServer((request, reply) => {
      reply.writeHead(418, { 'x-tea': 'yes' });
      request.pipe(reply);
    });
    await against(starting, async ({ url }) => {
      for (const body of ['text', new TextEncoder().encode('text'), new Blob(['text'])]) {
        const reply = await fetchOut(new URL(url), { method: 'POST', body });
        assert.deepEqual(
          [reply.status, reply.headers.get('x-tea'), await reply.text()],
          [418, 'yes', 'text'],
        );
      }
      const reply = await fetchOut(new Request(url, { method: 'PUT', body: 'text' }));
      assert.equal(await reply.text(), 'text');
    });
    await against(
      httpServer((_, reply) => reply.writeHead(204).end()),
      async ({ url }) => {
        assert.equal((await fetchOut(url)).body, null);
      },
    );
  });

  it('gives each piece of a stream as it comes', async () => {
    const replies: ServerResponse[] = [];
    const starting = httpServer((_, reply) => {
      replies.push(reply);
      reply.write('one');
    });
    await against(starting, async ({ url }) => {
      const reader = (await fetchOut(url)).body!.getReader();
      const text = async () => Buffer.from((await reader.read()).value ?? []).toString();
      assert.equal(await text(), 'one');
      replies[0]!.write('two');
      assert.equal(await text(), 'two');
      replies[0]!.end();
      assert.equal((await reader.read()).done, true);
    });
  });

  it('hangs up when the reader loses interest', async () => {
    const closed: Promise<unknown>[] = [];
    const starting = httpServer((_, reply) => {
      closed.push(once(reply, 'close'));
      reply.write('one');
    });
    await against(starting, async ({ url }) => {
      await (await fetchOut(url)).body!.cancel();
      await Promise.all(closed);
      assert.equal(closed.length, 1);
    });
  });

  it('stops with AbortError, before the answer and in the middle of it (F-036)', async () => {
    await against(
      rawServer((socket) => socket.resume()),
      async ({ url }) => {
        const stop = new AbortController();
        const call = fetchOut(url, { signal: stop.signal });
        stop.abort();
        await assert.rejects(call, failsAs('AbortError'));
        await assert.rejects(fetchOut(url, { signal: AbortSignal.abort() }), failsAs('AbortError'));
        await assert.rejects(fetchOut(url, { signal: AbortSignal.timeout(50) }), failsAs('TimeoutError'));
      },
    );
    await against(
      httpServer((_, reply) => reply.write('one')),
      async ({ url }) => {
        const stop = new AbortController();
        const reply = await fetchOut(url, { signal: stop.signal });
        stop.abort();
        await assert.rejects(reply.text(), failsAs('AbortError'));
      },
    );
  });

  it('keeps every rule of the way out: addresses, redirects, time, size', async () => {
    await assert.rejects(fetchOut('http://169.254.169.254/latest'), failsWith('config'));
    await assert.rejects(fetchOut('http://2130706433/'), failsWith('config'));
    const redirect = httpServer((_, reply) => reply.writeHead(307, { location: '/x' }).end());
    await against(redirect, async ({ url }) => assert.rejects(fetchOut(url), failsWith('config')));
    await against(
      httpServer((_, reply) => reply.write('one')),
      async ({ url }) => {
        const hasty = egressFetch(createEgress({ allow: localOnly, log }), { timeoutMs: 80 });
        await assert.rejects((await hasty(url)).text(), failsWith('unavailable'));
      },
    );
    const large = httpServer((_, reply) => reply.end(Buffer.alloc(11 * 1024 * 1024)));
    await against(large, async ({ url }) =>
      assert.rejects((await fetchOut(url)).text(), failsWith('bad-response')),
    );
  });

  it('serves the openai package: an answer, a stream, an error status, and a server that is not allowed', async () => {
    const starting = httpServer((request, reply) => {
      request.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('fail')) return reply.writeHead(429).end('{"error":{"message":"slow down"}}');
        const piece = (content: string) => ({ id: 'c1', choices: [{ index: 0, delta: { content } }] });
        if (!text.includes('"stream":true')) {
          return reply
            .setHeader('content-type', 'application/json')
            .end('{"id":"c1","choices":[{"message":{"role":"assistant","content":"Hello"}}]}');
        }
        reply.setHeader('content-type', 'text/event-stream');
        for (const part of ['Hel', 'lo']) reply.write(`data: ${JSON.stringify(piece(part))}\n\n`);
        return reply.end('data: [DONE]\n\n');
      });
    });
    await against(starting, async ({ url }) => {
      const client = (baseURL: string) =>
        new OpenAI({ baseURL, apiKey: 'sk-test', fetch: fetchOut, maxRetries: 0 });
      const ask = (content: string) => ({ model: 'm', messages: [{ role: 'user' as const, content }] });

      const answer = await client(url).chat.completions.create(ask('hi'));
      assert.equal(answer.choices[0]?.message.content, 'Hello');
      let streamed = '';
      for await (const part of await client(url).chat.completions.create({ ...ask('hi'), stream: true })) {
        streamed += part.choices[0]?.delta.content ?? '';
      }
      assert.equal(streamed, 'Hello');
      await assert.rejects(client(url).chat.completions.create(ask('fail')), OpenAI.RateLimitError);
      const inside = client('http://10.0.0.1/v1').chat.completions.create(ask('hi'));
      await assert.rejects(inside, (error: unknown) => {
        assert.ok(error instanceof OpenAI.APIConnectionError && error.cause instanceof ConnectorError);
        return error.cause.kind === 'config';
      });
    });
  });
});
