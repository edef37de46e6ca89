import assert from 'node:assert/strict';
import axios from 'axios';
import { z } from 'zod';
import { createLog, redactUrl } from './log.js';
import type { LogOptions } from './log.js';
import { assertGrowth } from '../test/harness/assert-growth.js';

const Line = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string().optional() });

function capture(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => lines.push(line) }, ...options });
  return { log, lines, text: () => lines.join(''), last: () => Line.parse(JSON.parse(lines.at(-1) ?? '')) };
}

describe('the log', () => {
  it('writes one JSON object per line, with level, time and members', () => {
    const { log, last, lines } = capture();
    log.child({ tenant_id: 't1' }).info({ count: 2, at: new Date(0), big: 7n }, 'stored %d', 2);
    const { time, ...line } = last();
    assert.ok(time);
    const members = { tenant_id: 't1', count: 2, at: '1970-01-01T00:00:00.000Z', big: '7' };
    assert.deepEqual(line, { level: 'info', msg: 'stored 2', ...members });
    assert.ok(lines.every((text) => text.endsWith('}\n') && text.indexOf('\n') === text.length - 1));
  });

  it('F-095: blanks secret members at every depth, in every spelling, in children too', () => {
    const { log, text } = capture();
    const names = [
      ...[
        'authorization',
        'Authorization',
        'cookie',
        'set-cookie',
        'x-api-key',
        'X-API-Key',
        'apiKey',
        'api_key',
      ],
      ...[
        'password',
        'newPassword',
        'token',
        'access_token',
        'refreshToken',
        'key',
        'secret',
        'client_secret',
      ],
      ...[
        'signature',
        'x-crisp-signature',
        'credentials',
        'SECRET_KEY',
        'sealed',
        'private_key',
        'passphrase',
      ],
    ];
    names.forEach((name, index) => {
      const canary = `canary-${index}`;
      log.info({ [name]: canary, a: { b: [{ [name]: canary }] } }, 'x');
      log.info({ deep: { [name]: { inner: canary }, list: [[{ [name]: [canary] }]] } }, 'x');
      log
        .child({ [name]: canary })
        .info({ err: Object.assign(new Error('x'), { details: { [name]: canary } }) }, 'x');
    });
    assert.doesNotMatch(text(), /canary/);
    log.info({ tokens: 512, monkey: 'kept-1', has_key: true, token: null, idempotency_key: 'kept-2' }, 'x');
    assert.match(
      text(),
      /"tokens":512,"monkey":"kept-1","has_key":true,"token":null,"idempotency_key":"kept-2"/,
    );
  });

  it('F-095: takes known secrets and whatever looks like one out of any text', () => {
    const known = ['canary-"quoted"', 'canary/ü', 'canary-plain'];
    const { log, text } = capture({ secrets: known });
    const texts = [
      ...known,
      'postgres://patchbay:canary-1@db:5432/x and redis://:canary-2@redis',
      'Authorization: Bearer canary-token-3',
      'Basic Y2FuYXJ5OmNhbmFyeQ==canary',
      'GET /x?a=1&access_token=canary-5&b=2',
      '{"password":"canary-6"}',
      'key sk-proj-canary_7aaaaaaaaaaaaaaaaa',
      'jwt eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOjF9.canary-8-signature',
      'POST /hooks/crisp/canary-9 and https://x.example/hooks/papercups/canary-10?x=1',
    ];
    for (const secret of texts) {
      log.info(secret);
      log.info({ nested: [{ text: `before ${secret} after` }] }, 'x');
      log.error(new Error(`failed: ${secret}`));
      log.child({ text: secret }).warn('x');
    }
    assert.doesNotMatch(text(), /canary/);
    assert.match(
      text(),
      /POST \/hooks\/crisp\/\[redacted\] and https:\/\/x\.example\/hooks\/papercups\/\[redacted\]\?x=1/,
    );
    assert.match(text(), /postgres:\/\/\[redacted\]@db:5432\/x/);
    assert.equal(redactUrl('/hooks/widget/abc'), '/hooks/widget/[redacted]');
    assert.equal(redactUrl('/api/v1/leads/abc'), '/api/v1/leads/abc');
  });

  it('F-095: keeps a visitor from breaking a line, a terminal or a reader of the log', () => {
    const { log, lines, last } = capture();
    const hostile = 'a\n{"level":"fatal","msg":"forged"}\r\u001b[2J\u0007\u009b31m\u2028\u202egnp.exe\u0000';
    log.info({ text: hostile, [`name${hostile}`]: 1 }, hostile);
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines[0]!.trimEnd(), /[\p{Cc}\u2028\u202e]/u);
    assert.equal(last().msg, hostile);
    assert.equal(last()['text'], hostile);
  });

  it('tells an error with its causes, and never the request of an HTTP client', async () => {
    const { log, last, text } = capture();
    const failed: unknown = await axios
      .get('http://127.0.0.1:1/', { headers: { 'x-odd': 'canary-header' }, data: 'canary-body' })
      .catch((error: unknown) => error);
    log.error({ err: new Error('delivery failed', { cause: failed }) }, 'gave up');
    const err = z
      .object({
        type: z.string(),
        message: z.string(),
        stack: z.string(),
        cause: z.looseObject({ code: z.string() }),
      })
      .parse(last()['err']);
    assert.deepEqual([err.type, err.message, err.cause.code], ['Error', 'delivery failed', 'ECONNREFUSED']);
    assert.match(err.stack, /log\.test/);
    assert.doesNotMatch(text(), /canary/);
    assert.doesNotMatch(text(), /"config"/);
  });

  it('survives values that reach everything or never end', () => {
    const { log, last, lines } = capture();
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    log.info(
      {
        circle,
        socket: process.stdout,
        bytes: Buffer.alloc(9),
        many: Array.from({ length: 500 }, () => 1),
        long: 'x'.repeat(1e6),
      },
      'x',
    );
    const line = last();
    assert.equal(line['bytes'], '[9 bytes]');
    assert.match(String(line['socket']), /^\[\w+\]$/);
    assert.ok(lines[0]!.length < 20_000);
  });

  it('is not slowed down by a text made to be slow', () => {
    const { log } = capture({ secrets: ['canary-plain'] });
    for (const part of ['a', 'a.', 'http://', '/hooks/', 'Bearer ', '?key', 'eyJ', 'sk-', '\\"key']) {
      const [short, long] = [part.repeat(2e4), part.repeat(1e5)];
      assertGrowth({ short, long, most: 12 }, (text) => log.info(text), part);
    }
  });

  it('is readable for people on a terminal, with the same things taken out', () => {
    const { log, text } = capture({ readable: true });
    log.info({ port: 3000, token: 'canary' }, 'listening\u001b[31m');
    log.error({ err: new Error('broken') }, 'failed');
    const [first = '', second = '', third = ''] = text().split('\n');
    assert.match(first, /^\d\d:\d\d:\d\d INFO {2}listening\\u001b\[31m port=3000 token="\[redacted\]"$/);
    assert.match(second, /^\d\d:\d\d:\d\d ERROR failed$/);
    assert.match(third, /^ {6}Error: broken$/);
    assert.doesNotMatch(text(), /canary/);
  });

  it('loses no line when a secret of digits was part of a number', () => {
    const { log, text } = capture({ readable: true, secrets: ['12345678'] });
    log.info({ count: 912345678 }, 'counted');
    assert.match(text(), /counted/);
    assert.doesNotMatch(text(), /12345678/);
  });
});
