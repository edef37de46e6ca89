import assert from 'node:assert/strict';
import { CallError, createApi, done, ifMatches, queryString, replyOf, taggedReplyOf } from './call.js';

const baseUrl = 'https://patchbay.example';
const id = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05';
const config = { name: 'Shop' };

/** A client to whom every request is answered with the same reply, and what it asked. */
function answering(reply: () => Response | Promise<Response>, tenantId: string | null = null) {
  const sent: Request[] = [];
  const api = createApi({
    ...{ baseUrl, tenantId: () => tenantId, isOnline: () => true },
    send: (request) => {
      sent.push(request.clone());
      return Promise.resolve(reply());
    },
  });
  return { api, sent };
}

const refusedWith = async (promise: Promise<unknown>): Promise<CallError> => {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof CallError, 'a CallError was thrown');
  return outcome;
};

const refusal = (error: object, init: ResponseInit) => () =>
  Response.json({ error: { code: 'conflict', message: 'No.', request_id: 'r1', ...error } }, init);

describe('a call of the server', () => {
  it('goes to the address of the operation, with what is asked and the ids in their places', async () => {
    const { api, sent } = answering(() => Response.json({ items: [], next_cursor: null }));
    const query = { q: 'a b', cursor: '' };
    const page = await replyOf(api.GET('/api/v1/leads', { params: { query } }));
    assert.deepEqual(page, { items: [], next_cursor: null });
    await replyOf(api.GET('/api/v1/leads/{id}', { params: { path: { id } } }));
    assert.deepEqual(
      sent.map(({ url }) => url),
      [`${baseUrl}/api/v1/leads?q=a+b`, `${baseUrl}/api/v1/leads/${id}`],
    );
  });

  it('sends a body as JSON, and the tenant that a platform admin chose', async () => {
    const { api, sent } = answering(() => Response.json(config), 'tenant-1');
    await replyOf(api.PATCH('/api/v1/config', { body: { name: 'Shop' } }));
    const [request] = sent;
    assert.ok(request);
    assert.equal(await request.text(), '{"name":"Shop"}');
    assert.equal(request.headers.get('content-type'), 'application/json');
    assert.equal(request.headers.get('x-tenant-id'), 'tenant-1');
  });

  it('names no tenant when none was chosen', async () => {
    const { api, sent } = answering(() => Response.json(config));
    await replyOf(api.GET('/api/v1/config'));
    assert.equal(sent[0]?.headers.has('x-tenant-id'), false);
  });

  it('carries the code, the sentence and the fields of a refusal', async () => {
    const fields = [{ path: 'config.token', message: 'Too short.' }];
    const { api } = answering(refusal({ code: 'invalid-input', fields }, { status: 400 }));
    const error = await refusedWith(replyOf(api.GET('/api/v1/config')));
    const { code, message, requestId, status } = error;
    assert.deepEqual(
      { code, message, requestId, status },
      {
        ...{ code: 'invalid-input', message: 'No.', requestId: 'r1', status: 400 },
      },
    );
    assert.deepEqual(error.fields, fields);
  });

  it('says how long a rate limit lasts', async () => {
    const { api } = answering(refusal({}, { status: 429, headers: { 'retry-after': '30' } }));
    assert.equal((await refusedWith(replyOf(api.GET('/api/v1/config')))).retryAfterSeconds, 30);
  });

  for (const [what, reply] of [
    [
      'a page of HTML with status 200',
      () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } }),
    ],
    [
      'a reply that was cut off',
      () => new Response('{"name":"Sh', { headers: { 'content-type': 'application/json' } }),
    ],
    ['an empty reply', () => new Response(null, { status: 204 })],
  ] as const) {
    it(`refuses ${what} instead of handing it on`, async () => {
      const { api } = answering(reply);
      assert.equal((await refusedWith(replyOf(api.GET('/api/v1/config')))).code, 'unexpected-reply');
    });
  }

  it('tells a refusal without an error body apart, such as that of a proxy', async () => {
    const { api } = answering(() => new Response('Bad gateway', { status: 502 }));
    const error = await refusedWith(replyOf(api.GET('/api/v1/config')));
    assert.equal(error.code, 'no-error-body');
    assert.equal(error.status, 502);
  });

  it('says that the server could not be reached', async () => {
    const { api } = answering(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await refusedWith(replyOf(api.GET('/api/v1/config')));
    assert.equal(error.code, 'unreachable');
    assert.equal(error.status, 0);
  });

  it('sends nothing without a connection', async () => {
    let count = 0;
    const api = createApi({
      ...{ baseUrl, tenantId: () => null, isOnline: () => false },
      send: () => Promise.resolve(Response.json({ count: (count += 1) })),
    });
    const error = await refusedWith(done(api.POST('/api/v1/visitors/erase', { body: { lead_id: id } })));
    assert.equal(error.code, 'offline');
    assert.equal(count, 0);
  });

  it('throws an abort as it is, so that a page that was left shows no error', async () => {
    const { api } = answering(() => Promise.reject(new DOMException('Left.', 'AbortError')));
    const signal = AbortSignal.abort();
    await assert.rejects(replyOf(api.GET('/api/v1/config', { signal })), { name: 'AbortError' });
  });

  it('takes an empty reply where the body does not matter', async () => {
    const { api } = answering(() => new Response(null, { status: 204 }));
    await done(api.DELETE('/api/v1/connections/{id}', { params: { path: { id } } }));
  });

  it('hands over a file as it came', async () => {
    const { api } = answering(() => new Response('a,b', { headers: { 'content-type': 'text/csv' } }));
    const file = await replyOf(api.GET('/api/v1/leads/export.csv', { parseAs: 'blob' }));
    assert.equal(await file.text(), 'a,b');
  });
});

describe('a call for a record that others change', () => {
  const tagged = (etag: string) => () => Response.json(config, { headers: { etag } });
  const change = (api: ReturnType<typeof answering>['api'], etag: string | null) =>
    taggedReplyOf(api.PATCH('/api/v1/config', { params: { header: ifMatches(etag) }, body: {} }));

  it('gives the record with its tag, and asks for a change to what has it', async () => {
    const { api, sent } = answering(tagged('"a1"'));
    const { etag } = await taggedReplyOf(api.GET('/api/v1/config'));
    assert.equal(etag, '"a1"');
    await change(api, etag);
    assert.equal(sent[1]?.headers.get('if-match'), '"a1"');
  });

  it('takes the tag that a proxy made weak for what it was', async () => {
    const { api } = answering(tagged('W/"a1"'));
    assert.equal((await taggedReplyOf(api.GET('/api/v1/config'))).etag, '"a1"');
  });

  it('asks for nothing where a proxy took the tag off', async () => {
    const { api, sent } = answering(() => Response.json(config));
    const { etag } = await taggedReplyOf(api.GET('/api/v1/config'));
    await change(api, etag);
    assert.equal(sent[1]?.headers.has('if-match'), false);
  });

  it('says who changed the record meanwhile, and when', async () => {
    const changed = { by: 'Vera', at: '2026-05-04T09:30:00.000Z' };
    const { api } = answering(refusal({ code: 'changed-meanwhile', changed }, { status: 412 }));
    assert.deepEqual((await refusedWith(change(api, '"a1"'))).changed, changed);
  });
});

describe('queryString', () => {
  it('leaves out what is undefined or empty', () => {
    assert.equal(queryString({ a: '', b: undefined }), '');
    assert.equal(queryString({ a: 1, b: 'ü' }), 'a=1&b=%C3%BC');
  });
});
