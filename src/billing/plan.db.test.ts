import assert from 'node:assert/strict';
import { z } from 'zod';
import { newEmail, serveAccounts, type ServedAccounts } from '../accounts/serve-accounts.testing.js';
import { AuditPage } from '../contract/audit.js';
import { Member } from '../contract/auth.js';
import type { Plan } from '../contract/plans.js';
import { Tenant, TenantPage } from '../contract/tenants.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { advanceClock, readClock, testDatabase } from '../test/harness/test-database.js';
import { beginTrial } from './begin-trial.js';
import { tellTrials } from './tell-trials.js';

const dayMs = 86_400_000;
const Refused = z.object({
  error: z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })).optional() }),
});

describe('the plan of a business', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let asRoot: ReturnType<ServedAccounts['bearer']>;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
  });
  after(() => served.stop());
  // Sessions end while the clock is moved by weeks.
  beforeEach(async () => {
    asRoot = served.bearer((await served.platformAdmin()).token);
  });

  const inDays = async (days: number) => new Date((await readClock(db)).getTime() + days * dayMs);
  const change = (id: string, body: object) => asRoot('PATCH', `/api/v1/admin/tenants/${id}`, body);
  const changed = async (id: string, body: object) => {
    const answer = await change(id, body);
    assert.equal(answer.status, 200);
    return Tenant.parse(await answer.json());
  };
  const refusal = async (answer: Response) => {
    const { code, fields } = Refused.parse(await answer.json()).error;
    return [answer.status, code, fields?.map(({ path }) => path)];
  };
  /** A business on trial, with an owner whose address is confirmed or not. */
  const onTrial = async (days: number, isConfirmed = true) => {
    const { id } = await makeTenant(db, 'Corner Bakery');
    const owner = await served.member(id, 'owner');
    const email = newEmail();
    await asSystem(db, async (tx) => {
      await beginTrial(tx, id, days);
      await tx('people').where({ id: owner.id }).update({ email, email_confirmed: isConfirmed });
    });
    return { id, owner, email };
  };
  const subjects = async (email: string) => (await served.mailsTo(email)).map(({ subject }) => subject);
  const tell = () => tellTrials({ db });
  const [endsSoon, hasEnded] = [
    'The trial of Corner Bakery ends soon',
    'The trial of Corner Bakery has ended',
  ];

  it('is standard unless a trial of some days was begun', async () => {
    const { id } = await onTrial(0);
    const tenant = Tenant.parse(await (await asRoot('GET', `/api/v1/admin/tenants/${id}`)).json());
    assert.deepEqual([tenant.plan, tenant.trial_ends_at], ['standard', null]);
  });

  it('is told to its members, and to nobody else who is no platform admin', async () => {
    const { id, owner } = await onTrial(5);
    const viewer = await served.member(id, 'viewer');
    const ends = await inDays(5);
    for (const { token } of [owner, viewer]) {
      const { tenant } = Member.parse(await (await served.bearer(token)('GET', '/api/v1/auth/me')).json());
      assert.equal(tenant?.plan, 'trial');
      const off = new Date(tenant.trial_ends_at ?? 0).getTime() - ends.getTime();
      assert.ok(Math.abs(off) < 60_000, tenant.trial_ends_at ?? 'no end');
    }
    const patched = await served.bearer(owner.token)('PATCH', `/api/v1/admin/tenants/${id}`, {
      plan: 'standard',
    });
    assert.equal(patched.status, 403);
  });

  it('picks businesses from the list of a platform admin', async () => {
    const [trial, standard] = [await onTrial(5), await makeTenant(db)];
    const listed = async (plan: Plan) => {
      const page = await asRoot('GET', `/api/v1/admin/tenants?limit=100&plan=${plan}`);
      return TenantPage.parse(await page.json()).items;
    };
    const [onTrials, standards] = [await listed('trial'), await listed('standard')];
    assert.ok(onTrials.some(({ id }) => id === trial.id) && standards.some(({ id }) => id === standard.id));
    assert.ok(onTrials.every(({ plan }) => plan === 'trial'));
    assert.ok(standards.every(({ plan }) => plan === 'standard'));
    assert.equal((await asRoot('GET', '/api/v1/admin/tenants?plan=gold')).status, 400);
  });

  it('goes to standard and back, and a trial that has ended can be extended; the tenant reads who did it', async () => {
    const { id, owner } = await onTrial(1);
    assert.equal((await changed(id, { plan: 'standard' })).trial_ends_at, null);
    const ends = (await inDays(3)).toISOString();
    const back = await changed(id, { plan: 'trial', trial_ends_at: ends });
    assert.deepEqual([back.plan, back.trial_ends_at], ['trial', ends]);
    await advanceClock(db, 4 * dayMs);
    const later = (await inDays(7)).toISOString();
    assert.equal((await changed(id, { trial_ends_at: later })).trial_ends_at, later);
    const log = await served.bearer(await served.signedIn(owner.id))('GET', '/api/v1/audit');
    const told = AuditPage.parse(await log.json()).items.filter(({ action }) => action === 'tenant.plan');
    assert.deepEqual(
      told.map(({ actor, details }) => [actor.kind, details['plan'], details['trial_ends_at']]),
      [
        ['platform-admin', 'trial', later],
        ['platform-admin', 'trial', ends],
        ['platform-admin', 'standard', null],
      ],
    );
  });

  it('refuses an end that is missing, over, or belongs to no trial, and says where', async () => {
    const { id } = await makeTenant(db);
    const refused = [400, 'invalid-input', ['trial_ends_at']];
    const soon = (await inDays(1)).toISOString();
    const past = (await inDays(-1)).toISOString();
    for (const body of [
      { plan: 'trial' },
      { plan: 'trial', trial_ends_at: past },
      { plan: 'standard', trial_ends_at: soon },
      { trial_ends_at: soon },
    ])
      assert.deepEqual(await refusal(await change(id, body)), refused, JSON.stringify(body));
    const tenant = Tenant.parse(await (await asRoot('GET', `/api/v1/admin/tenants/${id}`)).json());
    assert.equal(tenant.plan, 'standard');
  });

  it('is mailed to owners once three days before the end and once at the end, however often it is looked at', async () => {
    const { email } = await onTrial(5);
    await tell();
    assert.deepEqual(await subjects(email), []);
    await advanceClock(db, 2 * dayMs + 1_000);
    await Promise.all([tell(), tell(), tell()]);
    await tell();
    assert.deepEqual(await subjects(email), [endsSoon]);
    await advanceClock(db, 3 * dayMs);
    await Promise.all([tell(), tell()]);
    await tell();
    assert.deepEqual(await subjects(email), [hasEnded, endsSoon]);
    const [ended] = await served.mailsTo(email);
    assert.match(ended?.text ?? '', /ended on \d\d \w{3} \d{4} \d\d:\d\d UTC\. The assistant answers nobody/);
    assert.match(ended?.text ?? '', /write to whoever runs this installation/);
  });

  it('is mailed once more for another end', async () => {
    const { id, email } = await onTrial(2);
    await tell();
    assert.deepEqual(await subjects(email), [endsSoon]);
    await advanceClock(db, 3 * dayMs);
    await tell();
    assert.deepEqual(await subjects(email), [hasEnded, endsSoon]);
    await changed(id, { trial_ends_at: (await inDays(10)).toISOString() });
    await tell();
    await advanceClock(db, 8 * dayMs);
    await tell();
    await tell();
    assert.deepEqual(await subjects(email), [endsSoon, hasEnded, endsSoon]);
    await advanceClock(db, 3 * dayMs);
    await tell();
    assert.deepEqual(await subjects(email), [hasEnded, endsSoon, hasEnded, endsSoon]);
  });

  it('is not said to end soon where the mail could not leave until it had ended', async () => {
    const { email } = await onTrial(2);
    await tell();
    await advanceClock(db, 3 * dayMs);
    await tell();
    assert.deepEqual(await subjects(email), [hasEnded]);
  });

  it('is not mailed any more where the trial was extended or ended before the mail left', async () => {
    const [extended, freed] = [await onTrial(2), await onTrial(2)];
    await tell();
    await changed(extended.id, { trial_ends_at: (await inDays(2.5)).toISOString() });
    await changed(freed.id, { plan: 'standard' });
    await tell();
    assert.deepEqual([await subjects(extended.email), await subjects(freed.email)], [[endsSoon], []]);
    await advanceClock(db, 3 * dayMs);
    await tell();
    assert.deepEqual(await subjects(freed.email), []);
  });

  it('waits with the mail for an owner with a confirmed address', async () => {
    const { owner, email } = await onTrial(2, false);
    await tell();
    assert.deepEqual(await subjects(email), []);
    await asSystem(db, (tx) => tx('people').where({ id: owner.id }).update({ email_confirmed: true }));
    await tell();
    assert.deepEqual(await subjects(email), [endsSoon]);
  });
});
