import assert from 'node:assert/strict';
import { z } from 'zod';
import { permissions, rolePermissions, roles } from '../../contract/permissions.js';
import type { Caller } from './caller.js';
import { endpoint, rawEndpoint, serve } from './endpoint.js';
import { caller, listen, type Listening, sendBytes } from './listen.testing.js';

const Told = z.object({ tenant_id: z.string().nullable() });
const described = { method: 'GET', summary: 'What it does', tag: 'Tests', reply: Told } as const;

const pathOf = (permission: string): string => `/needs/${permission.replace(':', '-')}`;

const inTenant = permissions.map((permission) =>
  endpoint({
    ...described,
    path: pathOf(permission),
    access: permission,
    handle: (input) => Promise.resolve({ tenant_id: input.caller.tenantId }),
  }),
);
const signedIn = endpoint({
  ...described,
  path: '/signed-in',
  access: 'signed-in',
  handle: (input) => Promise.resolve({ tenant_id: input.caller.tenantId }),
});
const platform = endpoint({
  ...described,
  path: '/platform',
  access: 'platform-admin',
  handle: (input) => Promise.resolve({ tenant_id: input.caller.tenantId }),
});
const open = endpoint({
  ...described,
  path: '/open',
  access: 'public',
  handle: () => Promise.resolve({ tenant_id: null, password_hash: 'must stay here' }),
});

const csv = rawEndpoint({
  ...{ method: 'GET', path: '/leads.csv', summary: 'A file', tag: 'Tests', access: 'leads:read' },
  contentType: 'text/csv',
  handle: () => Promise.resolve({ contentType: 'text/csv', body: 'secret' }),
});
const upload = endpoint({
  ...described,
  method: 'POST',
  path: '/upload',
  access: 'knowledge:write',
  body: z.json(),
  handle: (input) => Promise.resolve({ tenant_id: input.caller.tenantId }),
});

const ErrorReply = z.object({ error: z.object({ code: z.string(), request_id: z.string() }) });
const codeOf = async (response: Response) => ErrorReply.parse(await response.json()).error.code;

describe('access', () => {
  let server: Listening;
  let current: Caller | undefined;
  let hasBeenAsked = false;

  before(async () => {
    const served = serve([...inTenant, signedIn, platform, open, csv, upload], {});
    server = await listen(served, {
      authenticate: () => {
        hasBeenAsked = true;
        return Promise.resolve(current);
      },
    });
  });
  after(() => server.stop());

  const status = async (path: string, who: Caller | undefined) => {
    current = who;
    const response = await fetch(server.url + path);
    return { status: response.status, code: response.ok ? undefined : await codeOf(response) };
  };

  it('refuses whoever is not signed in with 401', async () => {
    for (const path of ['/needs/leads-read', '/signed-in', '/platform'])
      assert.deepEqual(await status(path, undefined), { status: 401, code: 'unauthorized' });
  });

  it('F-077: lets each role do what the table says and nothing else', async () => {
    for (const role of roles) {
      const granted = new Set<string>(rolePermissions[role]);
      for (const permission of permissions) {
        const who = caller({ permissions: new Set(rolePermissions[role]) });
        const wanted = granted.has(permission)
          ? { status: 200, code: undefined }
          : { status: 403, code: 'forbidden' };
        assert.deepEqual(await status(pathOf(permission), who), wanted, `${role} ${permission}`);
      }
    }
  });

  it('tells a key that it lacks the scope', async () => {
    const key = caller({ kind: 'api-key', personId: null, permissions: new Set(['chat:write']) });
    assert.deepEqual(await status('/needs/leads-read', key), { status: 403, code: 'missing-scope' });
  });

  it('lets neither a member nor a key of a platform admin do what platform admins do', async () => {
    assert.deepEqual(await status('/platform', caller()), { status: 403, code: 'forbidden' });
    const key = caller({ kind: 'api-key', isPlatformAdmin: true });
    assert.deepEqual(await status('/platform', key), { status: 403, code: 'forbidden' });
    assert.equal((await status('/platform', caller({ isPlatformAdmin: true }))).status, 200);
  });

  it('asks a platform admin for the tenant, instead of guessing one', async () => {
    const admin = caller({ kind: 'platform-admin', isPlatformAdmin: true, tenantId: null });
    const told = { ...admin, permissions: new Set(permissions) };
    assert.deepEqual(await status('/needs/leads-read', told), { status: 400, code: 'bad-request' });
  });

  it('guards files and streams like everything else', async () => {
    assert.deepEqual(await status('/leads.csv', undefined), { status: 401, code: 'unauthorized' });
    assert.deepEqual(await status('/leads.csv', caller()), { status: 403, code: 'forbidden' });
    assert.equal((await status('/leads.csv', caller({ permissions: new Set(['leads:read']) }))).status, 200);
  });

  it('refuses a stranger before any of the body has arrived', async () => {
    current = undefined;
    const head = 'POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\nConnection: close\r\n\r\n';
    assert.match(await sendBytes(server.port, head), /^HTTP\/1\.1 401/);
  });

  it('asks nobody who they are where everybody may call', async () => {
    hasBeenAsked = false;
    assert.equal((await status('/open', undefined)).status, 200);
    assert.equal(hasBeenAsked, false);
  });

  it('drops every column that the reply does not name', async () => {
    const response = await fetch(`${server.url}/open`);
    assert.deepEqual(await response.json(), { tenant_id: null });
  });
});
