import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { sha256 } from '../platform/ids.js';
import { type Call, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';

const missingId = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01';

const ErrorOf = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const Key = z.looseObject({ id: z.string(), key: z.string(), prefix: z.string() });

describe('an API key', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenant: TestTenant;
  let owner: Call;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
    tenant = await makeTenant(db);
    owner = served.bearer((await served.member(tenant.id, 'owner')).token);
  });
  after(() => served.stop());

  const codeOf = async (answer: Response) => ErrorOf.parse(await answer.json()).error.code;
  const makeKey = async (scopes: string[], more: Record<string, unknown> = {}) => {
    const answer = await owner('POST', '/api/v1/api-keys', { name: 'A program', scopes, ...more });
    assert.equal(answer.status, 201);
    return Key.parse(await answer.json());
  };

  it('F-116 is shown once; the table holds its hash and its first characters', async () => {
    const made = await makeKey(['config:read']);
    assert.match(made.key, /^pb_[\w-]{40}$/);
    const row = JSON.stringify(await inTenant(db, tenant.id, (tx) => tx('api_keys').where({ id: made.id })));
    assert.ok(row.includes(sha256(made.key)));
    assert.ok(!row.includes(made.key.slice(0, 20)));
    const list = await (await owner('GET', '/api/v1/api-keys?limit=100')).text();
    assert.ok(list.includes(made.id) && list.includes(made.prefix));
    assert.ok(!list.includes(made.key.slice(0, 20)) && !list.includes('hash'));
  });

  it('opens what its scopes say, as a header or as a bearer, and nothing of the platform', async () => {
    const { key } = await makeKey(['config:read']);
    for (const call of [served.as({ 'x-api-key': key }), served.bearer(key)]) {
      assert.equal((await call('GET', '/api/v1/config')).status, 200);
      assert.equal(await codeOf(await call('PATCH', '/api/v1/config', {})), 'missing-scope');
      assert.equal(await codeOf(await call('GET', '/api/v1/api-keys')), 'missing-scope');
      assert.equal(await codeOf(await call('GET', '/api/v1/admin/tenants')), 'forbidden');
    }
    const all = await makeKey(['*']);
    assert.equal((await served.bearer(all.key)('PATCH', '/api/v1/config', {})).status, 200);
    assert.equal((await served.bearer(all.key)('GET', '/api/v1/admin/tenants')).status, 403);
  });

  it('stops at once when it is revoked, which may be done twice', async () => {
    const { id, key } = await makeKey(['config:read']);
    for (let round = 0; round < 2; round += 1)
      assert.equal((await owner('DELETE', `/api/v1/api-keys/${id}`)).status, 204);
    assert.equal((await served.bearer(key)('GET', '/api/v1/config')).status, 401);
  });

  it('stops when it expires', async () => {
    const expires_at = new Date(Date.now() + 400 * 24 * 3_600_000).toISOString();
    const [short, long] = [
      await makeKey(['config:read'], { expires_at: new Date(Date.now() + 24 * 3_600_000).toISOString() }),
      await makeKey(['config:read'], { expires_at }),
    ];
    await advanceClock(db, 2 * 24 * 3_600_000);
    assert.equal((await served.bearer(short.key)('GET', '/api/v1/config')).status, 401);
    assert.equal((await served.bearer(long.key)('GET', '/api/v1/config')).status, 200);
  });

  it('F-075 of another tenant cannot be revoked, and answers like a missing one', async () => {
    const { id, key } = await makeKey(['config:read']);
    const stranger = served.bearer((await served.member((await makeTenant(db)).id, 'owner')).token);
    const told = await Promise.all(
      [id, missingId].map(async (wanted) => {
        const answer = await stranger('DELETE', `/api/v1/api-keys/${wanted}`);
        return [answer.status, ErrorOf.parse(await answer.json()).error];
      }),
    );
    assert.deepEqual(told[0], told[1]);
    assert.equal(told[0]?.[0], 404);
    assert.equal((await served.bearer(key)('GET', '/api/v1/config')).status, 200);
  });
});
