import assert from 'node:assert/strict';
import { z } from 'zod';
import { type CallDeps, CallError, call, callTagged, ignored, queryString } from './call.js';

const Thing = z.object({ name: z.string() });

interface Sent {
  url: string;
  init: RequestInit;
}

/** Answers every request with the same reply and keeps what was asked. */
function answering(reply: () => Response, tenantId: string | null = null) {
  const sent: Sent[] = [];
  const deps: CallDeps = {
    tenantId: () => tenantId,
    send: (url, init) => {
      sent.push({ url, init });
      return Promise.resolve(reply());
    },
  };
  return { deps, sent };
}

const refusedWith = async (promise: Promise<unknown>): Promise<CallError> => {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof CallError, 'a CallError was thrown');
  return outcome;
};

describe('call', () => {
  it('gives the parsed reply and drops members that the schema does not name', async () => {
    const { deps, sent } = answering(() => Response.json({ name: 'Shop', password_hash: 'x' }));
    assert.deepEqual(await call({ path: '/things', query: { q: 'a b', none: undefined } }, Thing, deps), {
      name: 'Shop',
    });
    assert.equal(sent[0]?.url, '/api/v1/things?q=a+b');
  });

  it('sends a body as JSON, and the tenant that a platform admin chose', async () => {
    const { deps, sent } = answering(() => Response.json({ name: 'Shop' }), 'tenant-1');
    await call({ method: 'POST', path: '/things', body: { name: 'Shop' } }, Thing, deps);
    assert.equal(sent[0]?.init.body, '{"name":"Shop"}');
    const headers = new Headers(sent[0].init.headers);
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(headers.get('x-tenant-id'), 'tenant-1');
  });

  it('names no tenant when none was chosen', async () => {
    const { deps, sent } = answering(() => Response.json({ name: 'Shop' }));
    await call({ path: '/things' }, Thing, deps);
    assert.equal(new Headers(sent[0]!.init.headers).has('x-tenant-id'), false);
  });

  it('carries the code, the sentence and the fields of a refusal', async () => {
    const body = {
      error: {
        code: 'invalid-input',
        message: 'Some of the input is not valid.',
        request_id: 'r1',
        fields: [{ path: 'config.token', message: 'Too short.' }],
      },
    };
    const { deps } = answering(() => Response.json(body, { status: 400 }));
    const error = await refusedWith(call({ path: '/things' }, Thing, deps));
    assert.equal(error.code, 'invalid-input');
    assert.equal(error.message, 'Some of the input is not valid.');
    assert.equal(error.requestId, 'r1');
    assert.equal(error.status, 400);
    assert.deepEqual(error.fields, [{ path: 'config.token', message: 'Too short.' }]);
  });

  it('says how long a rate limit lasts', async () => {
    const body = { error: { code: 'rate-limited', message: 'Too many.', request_id: 'r2' } };
    const { deps } = answering(() => Response.json(body, { status: 429, headers: { 'retry-after': '30' } }));
    assert.equal((await refusedWith(call({ path: '/things' }, Thing, deps))).retryAfterSeconds, 30);
  });

  it('refuses a reply of another shape instead of handing it on', async () => {
    const { deps } = answering(() => Response.json({ title: 'Shop' }));
    assert.equal((await refusedWith(call({ path: '/things' }, Thing, deps))).code, 'unexpected-reply');
  });

  it('refuses a page of HTML that came with status 200', async () => {
    const { deps } = answering(
      () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } }),
    );
    assert.equal((await refusedWith(call({ path: '/things' }, Thing, deps))).code, 'unexpected-reply');
  });

  it('refuses a reply that was cut off on the way', async () => {
    const { deps } = answering(
      () => new Response('{"name":"Sh', { headers: { 'content-type': 'application/json' } }),
    );
    assert.equal((await refusedWith(call({ path: '/things' }, Thing, deps))).code, 'unexpected-reply');
  });

  it('tells a refusal without an error body apart, such as that of a proxy', async () => {
    const { deps } = answering(() => new Response('Bad gateway', { status: 502 }));
    const error = await refusedWith(call({ path: '/things' }, Thing, deps));
    assert.equal(error.code, 'no-error-body');
    assert.equal(error.status, 502);
  });

  it('says that the server could not be reached', async () => {
    const deps: CallDeps = {
      tenantId: () => null,
      send: () => Promise.reject(new TypeError('Failed to fetch')),
    };
    const error = await refusedWith(call({ path: '/things' }, Thing, deps));
    assert.equal(error.code, 'unreachable');
    assert.equal(error.status, 0);
  });

  it('throws an abort as it is, so that a page that was left shows no error', async () => {
    const stop = new AbortController();
    stop.abort();
    const deps: CallDeps = {
      tenantId: () => null,
      send: () => Promise.reject(new DOMException('Left.', 'AbortError')),
    };
    await assert.rejects(call({ path: '/things', signal: stop.signal }, Thing, deps), { name: 'AbortError' });
  });

  it('takes an empty reply where the body does not matter', async () => {
    const { deps } = answering(() => new Response(null, { status: 204 }));
    assert.equal(await call({ method: 'DELETE', path: '/things/1' }, ignored, deps), undefined);
  });
});

describe('callTagged', () => {
  const tagged = (etag: string) => () => Response.json({ name: 'Shop' }, { headers: { etag } });

  it('gives the record with its tag, and asks for a change to what has it', async () => {
    const { deps, sent } = answering(tagged('"a1"'));
    const thing = await callTagged({ path: '/things/1' }, Thing, deps);
    assert.deepEqual(thing, { name: 'Shop', etag: '"a1"' });
    await callTagged({ method: 'PATCH', path: '/things/1', body: {}, ifMatch: thing.etag }, Thing, deps);
    assert.equal(new Headers(sent[1]?.init.headers).get('if-match'), '"a1"');
  });

  it('takes the tag that a proxy made weak for what it was', async () => {
    assert.equal(
      (await callTagged({ path: '/things/1' }, Thing, answering(tagged('W/"a1"')).deps)).etag,
      '"a1"',
    );
  });

  it('asks for nothing where a proxy took the tag off', async () => {
    const { deps, sent } = answering(() => Response.json({ name: 'Shop' }));
    const { etag } = await callTagged({ path: '/things/1' }, Thing, deps);
    await callTagged({ method: 'PATCH', path: '/things/1', body: {}, ifMatch: etag }, Thing, deps);
    assert.equal(new Headers(sent[1]?.init.headers).has('if-match'), false);
  });

  it('says who changed the record meanwhile, and when', async () => {
    const changed = { by: 'Vera', at: '2026-05-04T09:30:00.000Z' };
    const error = { code: 'changed-meanwhile', message: 'Changed.', request_id: 'r3', changed };
    const { deps } = answering(() => Response.json({ error }, { status: 412 }));
    assert.deepEqual((await refusedWith(callTagged({ path: '/things/1' }, Thing, deps))).changed, changed);
  });
});

describe('queryString', () => {
  it('leaves out what is undefined or empty', () => {
    assert.equal(queryString({ a: '', b: undefined }), '');
    assert.equal(queryString({ a: 1, b: 'ü' }), '?a=1&b=%C3%BC');
  });
});
