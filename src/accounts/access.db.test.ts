import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId, newToken } from '../platform/ids.js';
import { type Call, newEmail, serveAccounts, type ServedAccounts } from './serve-accounts.testing.js';
import { changeTenant, deleteTenant, insertOwner } from './tenant-records.js';

const password = 'correct horse battery';
const missingId = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01';

const ErrorOf = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const Key = z.looseObject({ key: z.string() });

describe('who may do what', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenant: TestTenant;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
    tenant = await makeTenant(db);
  });
  after(() => served.stop());

  const as = (headers: Record<string, string>): Call => served.as(headers);
  const bearer = (token: string, tenantId?: string): Call => served.bearer(token, tenantId);
  const codeOf = async (answer: Response) => ErrorOf.parse(await answer.json()).error.code;
  const newKey = async (token: string) =>
    Key.parse(await (await bearer(token)('POST', '/api/v1/api-keys', { name: 'x', scopes: ['*'] })).json())
      .key;

  describe('a session', () => {
    it('F-103 travels in a cookie that no script reads and no other site sends', async () => {
      const email = newEmail();
      await asSystem(db, (tx) => insertOwner(tx, tenant.id, { email, password }));
      // The address is written as a person might.
      const answer = await as({})('POST', '/api/v1/auth/login', {
        email: ` ${email.toUpperCase()} `,
        password,
      });
      assert.equal(answer.status, 200);
      const [pair = '', ...flags] = (answer.headers.get('set-cookie') ?? '').split('; ');
      assert.match(pair, /^__Host-patchbay=[\w-]{40,}$/);
      for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
        assert.ok(flags.includes(flag), flag);
      assert.ok(!flags.some((flag) => flag.startsWith('Domain')));
      const me = await as({ cookie: pair })('GET', '/api/v1/auth/me');
      assert.equal(z.looseObject({ email: z.string() }).parse(await me.json()).email, email);
    });

    it('F-105 has a token of its own at each sign-in, whatever the browser brought along', async () => {
      const { id, token } = await served.member(tenant.id, 'viewer');
      assert.notEqual(await served.signedIn(id), token);
    });

    it('F-105 ends at once, for this token only, and clears the cookie', async () => {
      const { id, token } = await served.member(tenant.id, 'viewer');
      const other = await served.signedIn(id);
      const answer = await bearer(token)('POST', '/api/v1/auth/logout');
      assert.equal(answer.status, 204);
      assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-patchbay=; .*Expires=Thu, 01 Jan 1970/);
      assert.equal((await bearer(token)('GET', '/api/v1/auth/me')).status, 401);
      assert.equal((await bearer(other)('GET', '/api/v1/auth/me')).status, 200);
    });

    it('F-105 has the rights of now, not those of when it began', async () => {
      const { id, token } = await served.member(tenant.id, 'admin');
      assert.equal((await bearer(token)('PATCH', '/api/v1/config', {})).status, 200);
      await asSystem(db, (tx) => tx('members').where({ person_id: id }).update({ role: 'viewer' }));
      assert.equal((await bearer(token)('PATCH', '/api/v1/config', {})).status, 403);
      await asSystem(db, (tx) => tx('members').where({ person_id: id }).del());
      assert.equal((await bearer(token)('GET', '/api/v1/config')).status, 404);
    });

    it('F-104 is not taken from a made-up token, in whatever form', async () => {
      const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.';
      for (const token of [jwt, 'undefined', '0', `' or 1=1 --`, newToken(32), 'pb_', `pb_${newToken(30)}`])
        assert.equal((await bearer(token.replaceAll(' ', ''))('GET', '/api/v1/auth/me')).status, 401, token);
      assert.equal((await as({ 'x-api-key': '' })('GET', '/api/v1/config')).status, 401);
    });
  });

  describe('a role', () => {
    const allowed = { owner: 'RWKk', admin: 'RWKk', agent: 'R', viewer: 'R' } as const;
    const routes = [
      ['R', 'GET', '/api/v1/config', undefined],
      ['W', 'PATCH', '/api/v1/config', {}],
      ['K', 'GET', '/api/v1/api-keys', undefined],
      ['k', 'POST', '/api/v1/api-keys', { name: 'x', scopes: ['config:read'] }],
      ['P', 'GET', '/api/v1/admin/tenants', undefined],
      ['P', 'POST', '/api/v1/admin/tenants', { name: 'Mine' }],
      ['P', 'DELETE', `/api/v1/admin/tenants/${missingId}`, undefined],
    ] as const;
    for (const role of ['owner', 'admin', 'agent', 'viewer'] as const) {
      it(`F-077 ${role}: may what the table says, and nothing else`, async () => {
        const call = bearer((await served.member(tenant.id, role)).token);
        for (const [right, method, path, body] of routes) {
          const { status } = await call(method, path, body);
          const isAllowed = allowed[role].includes(right);
          assert.ok(isAllowed ? status < 300 : status === 403, `${method} ${path}: ${status}`);
        }
      });
    }

    it('cannot be passed by a key: a key does at most what its maker may', async () => {
      const call = bearer((await served.member(tenant.id, 'admin')).token);
      const wanted = (scopes: string[]) => call('POST', '/api/v1/api-keys', { name: 'x', scopes });
      assert.equal((await wanted(['*'])).status, 403);
      assert.equal((await wanted(['team:write'])).status, 403);
      assert.equal((await wanted(['team:read', 'config:write'])).status, 201);
    });
  });

  describe('X-Tenant-Id', () => {
    const visits = (tenantId: string) =>
      inTenant(db, tenantId, (tx) =>
        tx('audit_entries').where({ actor_kind: 'platform-admin' }).orderBy('at'),
      );

    it('lets a platform admin act in a tenant, where it is written down: each change, and one look an hour', async () => {
      const visited = await makeTenant(db);
      const admin = await served.platformAdmin();
      const call = bearer(admin.token, visited.id);
      assert.equal((await call('GET', '/api/v1/config')).status, 200);
      assert.equal((await call('GET', '/api/v1/api-keys')).status, 200);
      assert.equal((await call('HEAD', '/api/v1/config')).status, 200);
      assert.equal((await call('PATCH', '/api/v1/config', {})).status, 200);
      assert.equal((await call('PATCH', '/api/v1/config', {})).status, 200);
      const written = z
        .array(z.looseObject({ action: z.string(), actor_id: z.string(), details: z.looseObject({}) }))
        .parse(await visits(visited.id));
      const actions = written.map(({ action }) => action).filter((action) => action.startsWith('platform'));
      assert.deepEqual(actions, ['platform-admin.visit', 'platform-admin.change', 'platform-admin.change']);
      assert.deepEqual([...new Set(written.map(({ actor_id }) => actor_id))], [admin.id]);
      assert.deepEqual(written[1]?.details, { method: 'PATCH', path: '/api/v1/config' });
      await advanceClock(db, 3_601_000);
      await call('GET', '/api/v1/config');
      assert.equal((await visits(visited.id)).length, written.length + 1);
    });

    it('is needed: a platform admin is in no tenant by accident', async () => {
      const answer = await bearer((await served.platformAdmin()).token)('GET', '/api/v1/config');
      assert.equal(answer.status, 400);
      assert.match(ErrorOf.parse(await answer.json()).error.message, /X-Tenant-Id/);
    });

    it('F-075 of a stranger answers like one of no tenant, to members and to keys', async () => {
      const foreign = await makeTenant(db);
      const { token } = await served.member(tenant.id, 'owner');
      const key = await newKey(token);
      for (const credential of [{ authorization: `Bearer ${token}` }, { 'x-api-key': key }]) {
        const told = await Promise.all(
          [foreign.id, missingId, 'no-id', ''].map(async (id) => {
            const answer = await as({ ...credential, 'x-tenant-id': id })('GET', '/api/v1/config');
            return [answer.status, ErrorOf.parse(await answer.json()).error];
          }),
        );
        for (const each of told) assert.deepEqual(each, told[0]);
        assert.equal(told[0]?.[0], 404);
      }
      assert.equal((await bearer(token, tenant.id)('GET', '/api/v1/config')).status, 200);
    });

    it('shows a member of two tenants the one that was asked for', async () => {
      const second = await makeTenant(db);
      const { id, token } = await served.member(tenant.id, 'viewer');
      await asSystem(db, (tx) =>
        tx('members').insert({ tenant_id: second.id, id: newId(), person_id: id, role: 'owner' }),
      );
      assert.equal((await bearer(token, tenant.id)('PATCH', '/api/v1/config', {})).status, 403);
      assert.equal((await bearer(token, second.id)('PATCH', '/api/v1/config', {})).status, 200);
    });
  });

  describe('a tenant that is no longer active', () => {
    it('is closed to its members and keys while suspended, open to the platform admin, and open again after', async () => {
      const closed = await makeTenant(db);
      const { token } = await served.member(closed.id, 'owner');
      const key = await newKey(token);
      const status = (wanted: 'active' | 'suspended') =>
        asSystem(db, (tx) => changeTenant(tx, closed.id, { status: wanted }));
      await status('suspended');
      for (const call of [bearer(token), bearer(key)]) {
        const refused = await call('GET', '/api/v1/config');
        assert.deepEqual([refused.status, await codeOf(refused)], [403, 'tenant-suspended']);
      }
      const admin = bearer((await served.platformAdmin()).token, closed.id);
      assert.equal((await admin('GET', '/api/v1/config')).status, 200);
      await status('active');
      for (const call of [bearer(token), bearer(key)])
        assert.equal((await call('GET', '/api/v1/config')).status, 200);
    });

    it('is gone for everybody once deleted', async () => {
      const gone = await makeTenant(db);
      const { token } = await served.member(gone.id, 'owner');
      const key = await newKey(token);
      await asSystem(db, (tx) => deleteTenant(tx, gone.id));
      for (const call of [bearer(token), bearer(key)])
        assert.equal((await call('GET', '/api/v1/config')).status, 401);
      const admin = bearer((await served.platformAdmin()).token, gone.id);
      assert.equal((await admin('GET', '/api/v1/config')).status, 404);
    });
  });
});
