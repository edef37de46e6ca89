import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, inTenant } from '../../platform/database/tenant-db.js';
import { newId, newToken } from '../../platform/ids.js';
import type { DueMail } from '../../platform/mail-outbox.js';
import { makeTenant, type TestTenant } from '../../test/harness/factories.js';
import { advanceClock, readClock, silentLog, testDatabase } from '../../test/harness/test-database.js';
import { insertOwner } from '../tenant-records.js';
import { addDomain } from './add-domain.js';
import { recordName, recordValue } from './domain.js';
import { listDomains, provenDomains } from './read-domains.js';
import { recheckDomains } from './recheck-domains.js';
import { verifyDomain } from './verify-domain.js';
import { writeUnproven } from './write-domain-mail.js';

const hour = 3_600_000;
const actor = { kind: 'member', id: null, name: 'Ada' };
const Checks = z.array(z.object({ missing_checks: z.number(), check_due_at: z.date().nullable() }));

describe('the daily check of proven domains', function () {
  this.timeout(120_000);
  let db: Database;
  let tenant: TestTenant;
  let domain: string;
  let records: Map<string, string[]>;
  /** What the name servers do before they answer. */
  let before: () => Promise<void>;
  const deps = () => ({
    ...{ db, log: silentLog, random: Math.random },
    lookUpTexts: async (name: string) => {
      // As it was asked, not as it is once the answer has come.
      const said = records.get(name) ?? [];
      await before();
      return said;
    },
  });
  const recheck = () => recheckDomains(deps());
  const proven = () => inTenant(db, tenant.id, provenDomains);
  const own = async () => {
    const [row] = await inTenant(db, tenant.id, listDomains);
    assert.ok(row);
    return row;
  };
  const checks = async () =>
    Checks.parse(await inTenant(db, tenant.id, (tx) => tx('domains').orderBy('domain').select('*')));
  const aDayLater = async () => {
    await advanceClock(db, 26 * hour);
    await recheck();
  };

  const prove = async (name: string) => {
    const row = await inTenant(db, tenant.id, (tx) => addDomain(tx, { tenantId: tenant.id, domain: name }));
    records.set(recordName(row), [recordValue(row)]);
    const verified = await verifyDomain({ tenantId: tenant.id, id: row.id, actor }, deps());
    assert.ok(verified.proven_at);
    return row;
  };
  const loseRecord = () => records.delete(`_patchbay.${domain}`);

  beforeEach(async () => {
    // Of its own: its clock is moved by days, and every domain in it is looked at.
    db = await testDatabase('domains');
    await asSystem(db, (tx) => tx('domains').update({ proven_at: null }));
    tenant = await makeTenant(db);
    records = new Map();
    before = () => Promise.resolve();
    domain = `${newToken(6)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, 'q')}.example`;
    await prove(domain);
  });

  it('leaves a domain alone whose record stands, and one whose name servers say nothing, however long', async () => {
    for (let day = 0; day < 4; day += 1) await aDayLater();
    assert.deepEqual(await proven(), [domain]);
    loseRecord();
    before = () => Promise.reject(new Error('SERVFAIL'));
    for (let day = 0; day < 6; day += 1) await aDayLater();
    assert.deepEqual(await proven(), [domain]);
    assert.equal((await own()).missing_since, null);
  });

  it('takes a domain whose record was missing three times in a row, over three days, and tells the owners', async () => {
    const email = `${newId()}@example.com`;
    const person = await asSystem(db, (tx) => insertOwner(tx, tenant.id, { email, password: undefined }));
    await asSystem(db, (tx) => tx('people').where({ id: person }).update({ email_confirmed: true }));
    loseRecord();
    const since = await readClock(db);
    for (let day = 0; day < 3; day += 1) {
      await aDayLater();
      assert.deepEqual(await proven(), [domain], `${day}`);
    }
    await aDayLater();
    const row = await own();
    assert.deepEqual([await proven(), row.problem], [[], 'no-record']);
    const missed = (row.missing_since?.getTime() ?? 0) - since.getTime();
    assert.ok(missed > 25 * hour && missed < 27 * hour, `${missed / hour} hours`);

    const mails: unknown = await asSystem(db, (tx) => tx('mails').where({ recipient: email }).select('*'));
    const [mail] = z.array(z.custom<DueMail>()).parse(mails);
    assert.equal(mail?.kind, 'domain-unproven');
    const words = { productName: 'Patchbay', publicUrl: 'https://chat.example.com' };
    const written = await asSystem(db, (tx) => writeUnproven(tx, mail, words));
    assert.match(written?.text ?? '', /missing since \d\d \w{3} \d{4} \d\d:\d\d UTC/);
    assert.ok(written?.text.includes(`${recordName(row)}\n${recordValue(row)}`));
    const audited: unknown = await inTenant(db, tenant.id, (tx) =>
      tx('audit_entries').where({ action: 'domain.expire' }).pluck('details'),
    );
    assert.deepEqual(audited, [{ name: domain }]);

    await aDayLater();
    assert.deepEqual(await proven(), []);
    records.set(recordName(row), [recordValue(row)]);
    const again = await verifyDomain({ tenantId: tenant.id, id: row.id, actor }, deps());
    assert.deepEqual([again.problem, again.missing_since], [null, null]);
    assert.deepEqual(await proven(), [domain]);
    assert.equal(await asSystem(db, (tx) => writeUnproven(tx, mail, words)), undefined);
  });

  it('begins to count anew when the record is back, and counts no answer that did not come', async () => {
    loseRecord();
    for (let day = 0; day < 2; day += 1) await aDayLater();
    const row = await own();
    records.set(recordName(row), ['something else', recordValue(row)]);
    await aDayLater();
    assert.equal((await own()).missing_since, null);
    loseRecord();
    await aDayLater();
    before = () => Promise.reject(new Error('ETIMEOUT'));
    for (let day = 0; day < 4; day += 1) await aDayLater();
    assert.equal((await checks())[0]?.missing_checks, 1);
    before = () => Promise.resolve();
    await aDayLater();
    assert.deepEqual(await proven(), [domain]);
    await aDayLater();
    assert.deepEqual(await proven(), []);
  });

  it('counts a check once, however many processes do it, and none that was overtaken', async () => {
    loseRecord();
    await advanceClock(db, 26 * hour);
    await Promise.all(Array.from({ length: 6 }, recheck));
    assert.equal((await checks())[0]?.missing_checks, 1);

    await advanceClock(db, 26 * hour);
    const steps = new EventEmitter();
    const isAsked = once(steps, 'asked');
    before = async () => {
      steps.emit('asked');
      await once(steps, 'answered');
    };
    const slow = recheck();
    await isAsked;
    before = () => Promise.resolve();
    await advanceClock(db, 0.3 * hour);
    await recheck();
    assert.equal((await checks())[0]?.missing_checks, 2);
    steps.emit('answered');
    await slow;
    assert.equal((await checks())[0]?.missing_checks, 2);
  });

  it('asks of many domains five at a time, all of them, and spreads when they are next', async () => {
    const others = Array.from({ length: 17 }, (_, at) => `d${at}.${domain}`);
    for (const name of others) await prove(name);
    let [running, most, all] = [0, 0, 0];
    before = async () => {
      most = Math.max(most, (running += 1));
      all += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
    };
    await advanceClock(db, 26 * hour);
    const now = (await readClock(db)).getTime();
    await recheck();
    await recheck();
    assert.deepEqual([all, most], [18, 5]);
    const due = (await checks()).map(({ check_due_at }) => (check_due_at?.getTime() ?? 0) - now);
    assert.ok(due.every((ms) => ms > 21.9 * hour && ms < 26.1 * hour));
    assert.ok(Math.max(...due) - Math.min(...due) > hour);
  });
});
