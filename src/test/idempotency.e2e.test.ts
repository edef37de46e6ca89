import assert from 'node:assert/strict';
import { z } from 'zod';
import { newToken } from '../platform/ids.js';
import { openTenant, startTestApp, type TestApp } from './harness/start-test-app.js';

const Key = z.looseObject({ id: z.string(), key: z.string() });
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
const Message = z.looseObject({ role: z.string() });
const Operation = z.looseObject({
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

describe('what is sent twice with one Idempotency-Key, at the running product,', function () {
  this.timeout(120_000);
  let app: TestApp;
  let key: string;

  before(async () => {
    app = await startTestApp();
    const { id } = await openTenant(app, 'Corner Bakery');
    const admin = { 'x-tenant-id': id };
    const login = { email: 'root@example.com', password: 'correct horse battery' };
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(await app.as({}).post('/api/v1/auth/login', login));
    const made = await app
      .as({ ...admin, authorization: `Bearer ${token}` })
      .post('/api/v1/api-keys', { name: 'test', scopes: ['*'] });
    key = Key.parse(made).key;
  });
  after(() => app.stop());

  const once = (idempotencyKey: string) => app.as({ 'x-api-key': key, 'idempotency-key': idempotencyKey });
  const api = () => app.as({ 'x-api-key': key });

  it('makes one source of knowledge', async () => {
    const call = once(newToken());
    const wanted = {
      kind: 'text',
      title: 'Opening hours',
      content: 'Monday to Saturday from 6:00 to 18:00.',
    };
    const [first, second] = [
      await call.call('POST', '/api/v1/knowledge/sources', wanted),
      await call.call('POST', '/api/v1/knowledge/sources', wanted),
    ];
    assert.deepEqual(second, first);
    assert.equal(Items.parse(await api().get('/api/v1/knowledge/sources')).items.length, 1);
  });

  it('makes one API key, and shows it again', async () => {
    const call = once(newToken());
    const wanted = { name: 'shop', scopes: ['leads:read'] };
    const [first, second] = [
      Key.parse(await call.post('/api/v1/api-keys', wanted)),
      Key.parse(await call.post('/api/v1/api-keys', wanted)),
    ];
    assert.deepEqual(second, first);
    assert.equal((await app.as({ 'x-api-key': second.key }).call('GET', '/api/v1/leads')).status, 200);
  });

  it('asks one question, and gets the one answer', async () => {
    const call = once(newToken());
    const question = { session_id: 'visitor-1', message: 'When are you open on Saturday?' };
    const first = await call.post('/api/v1/chat', question);
    assert.deepEqual(await call.post('/api/v1/chat', question), first);
    const { messages } = z
      .looseObject({ messages: z.array(Message) })
      .parse(await api().get(`/api/v1/conversations/${String(first['conversation_id'])}`));
    assert.equal(messages.filter(({ role }) => role === 'visitor').length, 1);
    const reused = await call.call('POST', '/api/v1/chat', { ...question, message: 'And on Sunday?' });
    assert.equal(reused.status, 422);
  });

  it('makes one tenant for a platform admin', async () => {
    const login = { email: 'root@example.com', password: 'correct horse battery' };
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(await app.as({}).post('/api/v1/auth/login', login));
    const call = app.as({ authorization: `Bearer ${token}`, 'idempotency-key': newToken() });
    const wanted = { name: 'Bicycle Workshop', country: 'GB' };
    const [first, second] = [
      await call.post('/api/v1/admin/tenants', wanted),
      await call.post('/api/v1/admin/tenants', wanted),
    ];
    assert.deepEqual(second, first);
  });

  it('is described for every POST of a caller who is known, and for no other request', async () => {
    const { paths } = Document.parse(await app.as({}).get('/api/openapi.json'));
    const wrong = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { security = [], parameters }]) => {
        const isDescribed = parameters.some(({ name }) => name === 'Idempotency-Key');
        // A visitor is nobody whom we know: what they write has an id of its own.
        const isKnown = security.some((way) => 'bearer' in way || 'apiKey' in way);
        const isExpected = method === 'post' && isKnown;
        return isDescribed === isExpected ? [] : [`${method} ${path}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });
});
