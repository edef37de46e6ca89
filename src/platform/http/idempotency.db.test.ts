import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant, testSealer } from '../../test/harness/factories.js';
import { advanceClock, silentLog, testDatabase } from '../../test/harness/test-database.js';
import type { Database } from '../database/open-database.js';
import { asSystem, inTenant } from '../database/tenant-db.js';
import { AppError } from '../errors.js';
import { newId, newToken } from '../ids.js';
import type { Caller } from './caller.js';
import { endpoint, serve } from './endpoint.js';
import { createIdempotency } from './idempotency.js';
import { caller, listen, type Listening } from './listen.testing.js';

const Done = z.object({ count: z.number() });
const ErrorReply = z.object({ error: z.object({ code: z.string() }) });

describe('a request with an Idempotency-Key', function () {
  this.timeout(60_000);
  let db: Database;
  let server: Listening;
  let who: Caller;
  let count = 0;
  /** What the handler does before it counts. */
  let meanwhile: () => Promise<void>;

  const described = { method: 'POST', summary: 'Count', tag: 'Tests', access: 'leads:write' } as const;
  const act = async () => {
    await meanwhile();
    return { count: (count += 1) };
  };
  const served = serve(
    [
      endpoint({ ...described, path: '/act', status: 201, body: z.json(), reply: Done, handle: act }),
      endpoint({ ...described, path: '/other', body: z.json(), reply: Done, handle: act }),
      endpoint({
        ...described,
        path: '/platform',
        access: 'platform-admin',
        body: z.json(),
        reply: Done,
        handle: act,
      }),
      endpoint({ ...described, path: '/open', access: 'public', body: z.json(), reply: Done, handle: act }),
      endpoint({
        ...described,
        path: '/silent',
        status: 204,
        reply: z.undefined(),
        handle: () => act().then(() => undefined),
      }),
    ],
    {},
  );

  before(async () => {
    db = await testDatabase();
    const idempotency = createIdempotency({ db, sealer: testSealer, log: silentLog });
    server = await listen(served, { idempotency, authenticate: () => Promise.resolve(who) });
  });
  after(() => server.stop());
  beforeEach(async () => {
    who = caller({ tenantId: (await makeTenant(db)).id, permissions: new Set(['leads:write']) });
    meanwhile = () => Promise.resolve();
    count = 0;
  });

  const post = async (key: string, { path = '/act', body = { a: 1 } } = {}) => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      ...(path === '/silent' ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const told: unknown = text === '' ? {} : JSON.parse(text);
    return {
      status: answer.status,
      count: Done.safeParse(told).data?.count,
      code: ErrorReply.safeParse(told).data?.error.code,
      isReplayed: answer.headers.get('idempotency-replayed') === 'true',
      headers: answer.headers,
    };
  };
  const brief = ({ status, count: counted, isReplayed }: Awaited<ReturnType<typeof post>>) => [
    status,
    counted,
    isReplayed,
  ];
  const kept = () =>
    inTenant(db, who.tenantId ?? '', async (tx) => JSON.stringify(await tx('idempotency_keys')));

  it('is done once, and answered alike each time it comes', async () => {
    const key = newToken();
    assert.deepEqual(brief(await post(key)), [201, 1, false]);
    for (let again = 0; again < 3; again += 1) assert.deepEqual(brief(await post(key)), [201, 1, true]);
    assert.deepEqual(brief(await post(newToken())), [201, 2, false]);
  });

  it('that has nothing to answer is done once, too', async () => {
    const key = newToken();
    assert.deepEqual(brief(await post(key, { path: '/silent' })), [204, undefined, false]);
    assert.deepEqual(brief(await post(key, { path: '/silent' })), [204, undefined, true]);
    assert.equal(count, 1);
  });

  it('is refused when the key was used for another body or address', async () => {
    const key = newToken();
    await post(key);
    for (const other of [{ body: { a: 2 } }, { path: '/other' }]) {
      const { status, code } = await post(key, other);
      assert.deepEqual([status, code], [422, 'idempotency-key-reused'], JSON.stringify(other));
    }
    assert.equal(count, 1);
  });

  it('is another caller’s own: a colleague, a key, another tenant', async () => {
    const key = newToken();
    await post(key);
    const { tenantId, permissions } = who;
    const other = (await makeTenant(db)).id;
    for (const another of [
      caller({ tenantId, permissions, personId: newId() }),
      caller({ tenantId, permissions, kind: 'api-key', personId: null, keyId: newId() }),
      caller({ tenantId: other, permissions, personId: who.personId }),
    ]) {
      who = another;
      assert.equal((await post(key, { body: { a: 3 } })).isReplayed, false);
    }
    assert.equal(count, 4);
  });

  /** From now on work waits, once it has begun, until it may finish. */
  const holdWork = () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    meanwhile = () => {
      begin();
      return finished;
    };
    return { begun, finish: () => finish() };
  };

  it('runs once of many at the same moment; the others are told to come again, and then get its answer', async () => {
    const key = newToken();
    const { begun, finish } = holdWork();
    const first = post(key);
    await begun;
    const twins = await Promise.all(Array.from({ length: 5 }, () => post(key)));
    for (const { status, code, headers } of twins)
      assert.deepEqual([status, code, headers.get('retry-after')], [409, 'idempotency-in-progress', '1']);
    finish();
    assert.deepEqual(brief(await first), [201, 1, false]);
    assert.deepEqual(brief(await post(key)), [201, 1, true]);
  });

  it('may try again after a refusal or a failure, which are not kept', async () => {
    const key = newToken();
    meanwhile = () => Promise.reject(new AppError('conflict'));
    assert.equal((await post(key)).status, 409);
    meanwhile = () => Promise.reject(new Error('a bug'));
    assert.equal((await post(key)).status, 500);
    meanwhile = () => Promise.resolve();
    assert.deepEqual(brief(await post(key)), [201, 1, false]);
  });

  it('is not blocked for good by a process that died in the middle, and what comes late changes nothing', async () => {
    const key = newToken();
    const { begun, finish } = holdWork();
    const lost = post(key);
    await begun;
    meanwhile = () => Promise.resolve();
    assert.equal((await post(key)).status, 409);
    await advanceClock(db, 121_000);
    assert.equal((await post(key, { body: { a: 2 } })).status, 422);
    assert.deepEqual(brief(await post(key)), [201, 1, false]);
    finish();
    assert.equal((await lost).count, 2);
    assert.deepEqual(brief(await post(key)), [201, 1, true]);
  });

  it('is new again after 24 hours', async () => {
    const key = newToken();
    await post(key);
    await advanceClock(db, 24 * 3_600_000 + 1_000);
    assert.deepEqual(brief(await post(key, { body: { a: 2 } })), [201, 2, false]);
  });

  it('is kept sealed, and its key as a hash', async () => {
    const key = newToken();
    await post(key);
    const rows = await kept();
    assert.ok(!rows.includes(key) && !rows.includes('"count"'));
    assert.match(rows, /"answer_sealed":"v1\./);
  });

  it('of a platform admin who acts in no tenant is kept beside the tenants', async () => {
    who = caller({ kind: 'platform-admin', isPlatformAdmin: true, tenantId: null });
    const key = newToken();
    assert.deepEqual(brief(await post(key, { path: '/platform' })), [200, 1, false]);
    assert.deepEqual(brief(await post(key, { path: '/platform' })), [200, 1, true]);
    const rows: unknown[] = await asSystem(db, (tx) => tx('installation_idempotency_keys'));
    assert.ok(rows.length > 0);
  });

  it('means nothing where everybody may call, and is no key when it is empty, long or not ASCII', async () => {
    const key = newToken();
    for (const expected of [1, 2])
      assert.deepEqual(brief(await post(key, { path: '/open' })), [200, expected, false]);
    for (const wrong of ['', 'k'.repeat(256), 'schl\u00fcssel'])
      assert.equal((await post(wrong)).status, 400, wrong);
  });

  it('is guarded like any other: who may not act gets no answer of before', async () => {
    const key = newToken();
    await post(key);
    who = { ...who, permissions: new Set() };
    assert.equal((await post(key)).status, 403);
  });
});
