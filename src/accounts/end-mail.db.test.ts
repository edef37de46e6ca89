import assert from 'node:assert/strict';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { newEmail, serveAccounts, type ServedAccounts, type Somebody } from './serve-accounts.testing.js';

describe('the mail about the end of a business', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
  });
  after(() => served.stop());

  /** Their address, which they have confirmed or not. */
  const address = async ({ id }: Somebody, isConfirmed = true): Promise<string> => {
    const email = newEmail();
    await asSystem(db, (tx) => tx('people').where({ id }).update({ email, email_confirmed: isConfirmed }));
    return email;
  };
  const staged = async () => {
    const tenant = await makeTenant(db, 'Corner Bakery');
    const root = await served.platformAdmin();
    const [owner, other, admin] = [
      await served.member(tenant.id, 'owner'),
      await served.member(tenant.id, 'owner'),
      await served.member(tenant.id, 'admin'),
    ];
    return { tenant, owner, asRoot: served.bearer(root.token), other, admin };
  };
  const subjects = async (email: string) => (await served.mailsTo(email)).map(({ subject }) => subject);

  it('goes to each owner with a confirmed address when it begins, and when it is taken back', async () => {
    const { tenant, owner, other, admin, asRoot } = await staged();
    const [first, second, third] = [await address(owner), await address(other), await address(admin)];
    const ended = await served.bearer(owner.token)('POST', '/api/v1/tenant/end', { name: 'Corner Bakery' });
    assert.equal(ended.status, 200);
    const [mail] = await served.mailsTo(first);
    assert.equal(mail?.subject, 'Corner Bakery is going to be deleted');
    assert.match(mail.text ?? '', /On \d\d \w{3} \d{4} \d\d:\d\d UTC all of it is deleted for good/);
    assert.deepEqual(await subjects(second), ['Corner Bakery is going to be deleted']);
    assert.deepEqual(await subjects(third), []);
    assert.equal((await asRoot('POST', `/api/v1/admin/tenants/${tenant.id}/resume`)).status, 200);
    for (const email of [first, second])
      assert.deepEqual(await subjects(email), [
        'Corner Bakery is not deleted',
        'Corner Bakery is going to be deleted',
      ]);
  });

  it('says that nothing is left where a platform admin deletes it at once, and goes to no unconfirmed address', async () => {
    const { tenant, owner, other, asRoot } = await staged();
    const [confirmed, unconfirmed] = [await address(owner), await address(other, false)];
    assert.equal((await asRoot('DELETE', `/api/v1/admin/tenants/${tenant.id}?days=0`)).status, 204);
    assert.deepEqual(await subjects(confirmed), ['Corner Bakery was deleted']);
    assert.deepEqual(await subjects(unconfirmed), []);
  });
});
