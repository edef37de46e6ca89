import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import createClient from 'openapi-fetch';
import { z } from 'zod';
import type { paths } from '../client/openapi.js';
import { adminPassword, startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { describeApi } from './describe-api.js';

const readme = fs.readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
const owner = { email: 'ada@example.com', password: adminPassword };

/** The calls that the README shows: a command each, and what it answers with three points for what is left out. */
const calls = [...readme.matchAll(/^# \d\. (.*)\n(curl (?:.*\\\n)*.*)\n([\s\S]*?)(?=^# \d|^```)/gm)].map(
  ([, name = '', command = '', answer = '']) => ({ name, command, answer }),
);

/** Names of members, wherever they stand in it. */
const membersIn = (json: string): string[] => [...json.matchAll(/"(\w+)":/g)].map(([, name = '']) => name);

describe('the API as a program meets it', function () {
  this.timeout(120_000);
  let app: TestApp;
  let key: string;

  before(async () => {
    app = await startTestApp();
    const made = await app.admin.post('/api/v1/admin/tenants', {
      ...{ name: 'Corner Bakery', owner_email: owner.email, owner_password: owner.password },
    });
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(await app.as({}).post('/api/v1/auth/login', owner));
    assert.ok(made);
    const wanted = { name: 'Shop', scopes: ['*'] };
    const shop = app.as({ authorization: `Bearer ${token}` });
    key = z.looseObject({ key: z.string() }).parse(await shop.post('/api/v1/api-keys', wanted)).key;
    const content = 'We are open Monday to Saturday from 6:00 to 18:00.';
    await shop.post('/api/v1/knowledge/sources', { kind: 'text', title: 'Opening hours', content });
  });
  after(() => app.stop());

  it('is described where it runs, for other sites, too, and without an address of this machine', async () => {
    const answer = await fetch(`${app.url}/api/openapi.json`);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const text = await answer.text();
    assert.equal(text, JSON.stringify(describeApi(app.url)));
    assert.doesNotMatch(text, new RegExp(process.cwd()));
  });

  it('has five calls in the README', () => {
    assert.equal(calls.length, 5);
  });

  for (const { name, command, answer } of calls)
    it(`answers what the README says: ${name}`, async () => {
      const [, address = ''] = /'?localhost:3000(\/[^\s']+)'?/.exec(command) ?? [];
      const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(
        ([, header = '', value = '']): [string, string] => [header, value.replace('pb_…', key)],
      );
      const [, body] = /-d '([^']+)'/.exec(command) ?? [];
      const told = await fetch(app.url + address, {
        headers: Object.fromEntries(headers),
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
      const text = await told.text();
      assert.ok(told.ok, text);
      assert.ok(membersIn(answer).length > 5);
      const members = new Set(membersIn(text));
      assert.deepEqual(
        membersIn(answer).filter((member) => !members.has(member)),
        [],
      );
    });

  it('is called by its types from TypeScript', async () => {
    const patchbay = createClient<paths>({ baseUrl: app.url, headers: { 'X-API-Key': key } });
    const asked = { session_id: 'visitor-18', message: 'When are you open on Saturday?' };
    const { data } = await patchbay.POST('/api/v1/chat', { body: asked });
    assert.equal(data?.decision, 'reply');
    assert.match(data.reply ?? '', /6:00 to 18:00/);
    const leads = await patchbay.GET('/api/v1/leads', { params: { query: { limit: 10 } } });
    assert.deepEqual(
      leads.data?.items.map(({ email }) => email),
      ['grace@example.com'],
    );
    const id = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f00';
    const { error } = await patchbay.GET('/api/v1/leads/{id}', { params: { path: { id } } });
    assert.equal(error?.error.code, 'not-found');
  });
});
