import assert from 'node:assert/strict';
import { z } from 'zod';
import { startTestApp, type TestApp } from './harness/start-test-app.js';

const password = 'correct horse battery';
const Token = z.looseObject({ token: z.string() });
const Key = z.looseObject({ key: z.string() });
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })).min(1) });
const Refused = z.object({
  error: z.looseObject({
    code: z.string(),
    changed: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).optional(),
  }),
});

interface Edited {
  what: string;
  /** Where the record is sent as a whole. */
  method?: 'PUT';
  path: () => Promise<string>;
  /** A change that names the editor, and where it then stands. */
  change: (by: string) => object;
  read: (record: Record<string, unknown>) => unknown;
}

describe('two people who edit the same, at the running product,', function () {
  this.timeout(120_000);
  let app: TestApp;
  /** An owner in a browser, and a script of theirs. */
  let editors: { ada: Record<string, string>; script: Record<string, string> };

  before(async () => {
    app = await startTestApp();
    const owner = { owner_email: 'ada@example.com', owner_password: password };
    await app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB', ...owner });
    const login = await app.as({}).post('/api/v1/auth/login', { email: 'ada@example.com', password });
    const ada = { authorization: `Bearer ${Token.parse(login).token}` };
    const scopes = [
      'config:write',
      'config:read',
      'team:write',
      'assistants:read',
      'assistants:write',
      'leads:read',
      'leads:write',
    ];
    const more = ['knowledge:read', 'knowledge:write', 'connections:read', 'connections:write', 'chat:write'];
    const key = await app.as(ada).post('/api/v1/api-keys', { name: 'Script', scopes: [...scopes, ...more] });
    editors = { ada, script: { 'x-api-key': Key.parse(key).key } };
  });
  after(() => app.stop());

  const read = async (path: string) => {
    const answer = await fetch(app.url + path, { headers: editors.ada });
    const record = z.looseObject({}).parse(await answer.json());
    return { record, tag: answer.headers.get('etag') ?? assert.fail(`no ETag at ${path}`) };
  };
  const patch = async (
    who: keyof typeof editors,
    path: string,
    { body, tag, method = 'PATCH' }: { body: object; tag?: string; method?: 'PATCH' | 'PUT' | undefined },
  ) => {
    const answer = await fetch(app.url + path, {
      method,
      headers: {
        ...{ ...editors[who], 'content-type': 'application/json' },
        ...(tag === undefined ? {} : { 'if-match': tag }),
      },
      body: JSON.stringify(body),
    });
    const told: unknown = await answer.json();
    return {
      status: answer.status,
      tag: answer.headers.get('etag'),
      error: Refused.safeParse(told).data?.error,
    };
  };
  const first = async (path: string): Promise<string> =>
    Items.parse(await app.as(editors.ada).get(path)).items[0]?.id ?? assert.fail();
  const assistant = async () => `/api/v1/assistants/${await first('/api/v1/assistants')}`;

  const edited: Edited[] = [
    {
      what: 'the configuration',
      path: () => Promise.resolve('/api/v1/config'),
      change: (by) => ({ own_contacts: [by] }),
      read: ({ own_contacts }) => Array.isArray(own_contacts) && String(own_contacts[0]),
    },
    {
      what: 'an assistant',
      path: assistant,
      change: (by) => ({ name: by }),
      read: ({ name }) => name,
    },
    {
      what: 'an intent',
      path: async () => {
        const intents = `${await assistant()}/intents`;
        return `${intents}/${await first(intents)}`;
      },
      change: (by) => ({ label: by }),
      read: ({ label }) => label,
    },
    {
      what: 'a source of knowledge',
      path: async () => {
        const wanted = { kind: 'text', title: 'Hours', content: 'Monday to Saturday from 6:00 to 18:00.' };
        const { id } = await app.as(editors.ada).post('/api/v1/knowledge/sources', wanted);
        return `/api/v1/knowledge/sources/${String(id)}`;
      },
      change: (by) => ({ title: by }),
      read: ({ title }) => title,
    },
    {
      what: 'a lead',
      path: async () => {
        const message = 'Please write to me at grace@example.com, my name is Grace.';
        await app.as(editors.script).post('/api/v1/chat', { session_id: 'visitor-1', message });
        return `/api/v1/leads/${await first('/api/v1/leads')}`;
      },
      change: (by) => ({ note: by }),
      read: ({ note }) => note,
    },
    {
      what: 'a connection',
      path: async () => {
        const config = {
          name: 'Shop',
          colour: '#2f6fed',
          greeting: 'Hello!',
          allowed_origins: 'https://shop.example',
        };
        const wanted = { connector: 'widget', name: 'Website', config };
        const { id } = await app.as(editors.ada).post('/api/v1/connections', wanted);
        return `/api/v1/connections/${String(id)}`;
      },
      change: (by) => ({ name: by }),
      read: ({ name }) => name,
    },
  ];

  const service = (name: string) => ({
    ...{ issuer: 'https://login.example.com', client_id: 'bakery', name, is_enabled: false },
    ...{ is_required: false, creates_accounts: false, default_role: 'agent' },
    ...{ role_claim: null, role_mapping: [] },
  });
  edited.push({
    ...{ what: 'the sign-in service', method: 'PUT' },
    path: async () => {
      const path = '/api/v1/team/sign-in-service';
      assert.equal((await app.as(editors.ada).call('PUT', path, service('Bakery ID'))).status, 200);
      return path;
    },
    change: service,
    read: (record) => z.object({ service: z.looseObject({ name: z.string() }) }).parse(record).service.name,
  });

  for (const { what, method, path: find, change, read: shown } of edited) {
    it(`do not overwrite each other: ${what}`, async () => {
      const path = await find();
      const { tag } = await read(path);
      assert.equal((await read(path)).tag, tag);

      const saved = await patch('ada', path, { method, body: change('by ada'), tag });
      assert.equal(saved.status, 200, JSON.stringify(saved.error));
      assert.equal((await read(path)).tag, saved.tag);

      const refused = await patch('script', path, { method, body: change('by script'), tag });
      assert.deepEqual([refused.status, refused.error?.code], [412, 'changed-meanwhile']);
      assert.equal(refused.error?.changed?.by, 'ada');
      assert.equal(shown((await read(path)).record), 'by ada');

      const again = await patch('script', path, {
        method,
        body: change('by script'),
        tag: (await read(path)).tag,
      });
      assert.equal(again.status, 200);
      const late = await patch('ada', path, { method, body: change('late'), tag });
      assert.deepEqual([late.status, late.error?.changed?.by], [412, 'Script']);
      assert.equal(shown((await read(path)).record), 'by script');

      // Who does not say what they have seen changes it in any case, as ever.
      assert.equal((await patch('ada', path, { method, body: change('by ada') })).status, 200);
    });
  }

  it('at the very same moment: one is taken, the other told', async () => {
    const path = await assistant();
    const { tag } = await read(path);
    const answers = await Promise.all(
      ['ada', 'script', 'ada', 'script'].map((who, index) =>
        patch(who === 'ada' ? 'ada' : 'script', path, { body: { name: `at once ${index}` }, tag }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412]);
  });

  it('may name several states, any, or none that ever was', async () => {
    const path = await assistant();
    const { tag } = await read(path);
    const body = { name: 'Assistant' };
    assert.equal((await patch('ada', path, { body, tag: `W/${tag}` })).status, 412);
    assert.equal((await patch('ada', path, { body, tag: '"unknown"' })).status, 412);
    assert.equal((await patch('ada', path, { body, tag: `"unknown", ${tag}` })).status, 200);
    assert.equal((await patch('ada', path, { body, tag: '*' })).status, 200);
  });
});
