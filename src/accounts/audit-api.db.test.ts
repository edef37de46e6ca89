import assert from 'node:assert/strict';
import { AuditPage } from '../contract/audit.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId } from '../platform/ids.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { advanceClock, readClock, testDatabase } from '../test/harness/test-database.js';
import { recordAudit } from './record-audit.js';
import {
  type Call,
  newEmail,
  serveAccounts,
  type ServedAccounts,
  type Somebody,
} from './serve-accounts.testing.js';
import { insertOwner } from './tenant-records.js';

describe('F-119 reading the audit log', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenant: TestTenant;
  let owner: Somebody;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
  });
  after(() => served.stop());
  beforeEach(async () => {
    tenant = await makeTenant(db);
    owner = await served.member(tenant.id, 'owner');
  });

  const asOwner: Call = (...call) => served.bearer(owner.token)(...call);
  const read = async (query = '', call = asOwner, at = '/api/v1/audit') => {
    const answer = await call('GET', `${at}?${query}`);
    assert.equal(answer.status, 200);
    return AuditPage.parse(await answer.json());
  };
  const actions = async (query = '', call = asOwner, at?: string) =>
    (await read(query, call, at)).items.map(({ action }) => action);
  const record = (action: string, given: { id?: string; name?: string } = {}) =>
    inTenant(db, tenant.id, (tx) =>
      recordAudit(tx, {
        ...{ tenantId: tenant.id, action, subject: { kind: 'thing', id: given.id ?? newId() } },
        actor: { kind: 'member', id: owner.id, name: given.name ?? 'Ada' },
      }),
    );

  it('gives the newest first, page after page, without a gap', async () => {
    for (let number = 1; number <= 5; number += 1) await record(`thing.${number}`);
    const first = await read('limit=2&action=thing.');
    const second = await read(`limit=2&action=thing.&cursor=${first.next_cursor}`);
    const third = await read(`limit=2&action=thing.&cursor=${second.next_cursor}`);
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ action }) => action));
    assert.deepEqual(seen, ['thing.5', 'thing.4', 'thing.3', 'thing.2', 'thing.1']);
    assert.equal(third.next_cursor, null);
  });

  it('finds by what was done, by whom, to what, and when', async () => {
    const id = newId();
    await record('thing.old');
    await advanceClock(db, 60_000);
    const now = encodeURIComponent((await readClock(db)).toISOString());
    await record('thing.new', { id });
    await record('other_new');
    assert.deepEqual(await actions('action=thing.'), ['thing.new', 'thing.old']);
    assert.deepEqual(await actions('action=other%25'), []);
    assert.deepEqual(await actions(`subject_kind=thing&subject_id=${id}`), ['thing.new']);
    assert.deepEqual(await actions(`from=${now}`), ['other_new', 'thing.new']);
    assert.deepEqual(await actions(`to=${now}&action=thing`), ['thing.old']);
    assert.equal((await actions(`actor=${owner.id}`)).length, 4);
    assert.deepEqual(await actions(`actor=${newId()}`), []);
  });

  it('is for those with audit:read, and shows nobody the log of another tenant', async () => {
    const other = await makeTenant(db);
    const stranger = served.bearer((await served.member(other.id, 'owner')).token);
    await record('secret.thing');
    assert.deepEqual(await actions('action=secret.'), ['secret.thing']);
    assert.deepEqual(await actions('action=secret.', stranger), []);
    for (const role of ['agent', 'viewer'] as const) {
      const call = served.bearer((await served.member(tenant.id, role)).token);
      for (const at of ['/api/v1/audit', '/api/v1/audit/export.csv'])
        assert.equal((await call('GET', at)).status, 403);
    }
    assert.equal((await served.as({})('GET', '/api/v1/audit')).status, 401);
    for (const at of ['/api/v1/admin/audit', '/api/v1/admin/audit/export.csv'])
      assert.equal((await asOwner('GET', at)).status, 403);
  });

  it('is saved as a file in which no cell is a formula, and saving it is an entry', async () => {
    for (let number = 1; number <= 3; number += 1) await record('thing.done', { name: '=HYPERLINK("x")' });
    const answer = await asOwner('GET', '/api/v1/audit/export.csv?action=thing.');
    assert.match(answer.headers.get('content-disposition') ?? '', /audit-log\.csv/);
    const lines = (await answer.text()).trim().split('\r\n');
    assert.equal(lines.length, 4);
    assert.match(lines[1] ?? '', /"'=HYPERLINK\(""x""\)"/);
    assert.deepEqual((await actions())[0], 'audit.export');
  });

  it('shows a platform admin the installation’s log, and a tenant what they did in it', async () => {
    const root = await served.platformAdmin();
    const [admin, visiting] = [served.bearer(root.token), served.bearer(root.token, tenant.id)];
    assert.equal((await visiting('PATCH', '/api/v1/config', {})).status, 200);
    assert.equal((await admin('PATCH', `/api/v1/admin/tenants/${tenant.id}`, { name: 'New' })).status, 200);
    const seen = (await read(`actor=${root.id}`)).items;
    assert.deepEqual(
      seen.map(({ action, actor }) => [action, actor.kind]),
      [
        ['tenant.change', 'platform-admin'],
        ['config.change', 'platform-admin'],
        ['platform-admin.change', 'platform-admin'],
      ],
    );
    // Reading it is a look, which is written down too.
    assert.deepEqual(await actions(`actor=${root.id}`, visiting), [
      'platform-admin.visit',
      ...seen.map(({ action }) => action),
    ]);
    assert.deepEqual(await actions(`actor=${root.id}`, admin, '/api/v1/admin/audit'), [
      'tenant.change',
      'sign-in',
    ]);
  });

  it('tells of sign-ins that failed too often, once, with no password and no address in it', async () => {
    const email = newEmail();
    await asSystem(db, (tx) => insertOwner(tx, tenant.id, { email, password: 'correct horse battery' }));
    for (let tries = 0; tries < 12; tries += 1)
      await served.as({})('POST', '/api/v1/auth/login', { email, password: `wrong ${tries}` });
    const { items } = await read('action=sign-in.blocked');
    assert.equal(items.length, 1);
    assert.deepEqual(items[0]?.details, { by: 'account', name: email.split('@')[0] });
  });
});
