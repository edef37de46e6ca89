import assert from 'node:assert/strict';
import * as chain from '../../migrations/20261130-01-audit-chain.js';
import * as cut from '../../migrations/20261130-60-audit-cut.js';
import * as installation from '../../migrations/20261130-02-installation-audit.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { testDatabase, testDatabaseUrl } from '../test/harness/test-database.js';
import { asSystem, inTenant, type SystemDb, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId } from '../platform/ids.js';
import { cutAudit } from './cut-audit.js';
import { recordAudit } from './record-audit.js';
import { type ChainReport, verifyAudit } from './verify-audit.js';

const actor = { kind: 'member', id: null, name: 'Ada' };
const tables = ['audit_entries', 'audit_heads', 'installation_audit_entries'];

describe('F-119 the audit log', function () {
  this.timeout(60_000);
  let db: Database;
  let tenant: TestTenant;

  before(async () => {
    db = await testDatabase('audit');
  });
  beforeEach(async () => {
    tenant = await makeTenant(db);
  });

  const record = (action: string, of = tenant) =>
    inTenant(db, of.id, (tx) => recordAudit(tx, { tenantId: of.id, actor, action }));
  const write = async (count: number) => {
    for (let number = 1; number <= count; number += 1) await record(`thing.${number}`);
  };
  const times = (of = tenant): Promise<unknown[]> =>
    inTenant(db, of.id, (tx) => tx('audit_entries').orderBy('seq').pluck('at'));
  const verify = async (id?: string): Promise<ChainReport[]> => {
    const pool = db.pool({ max: 1 });
    const client = await pool.connect();
    const reports: ChainReport[] = [];
    for await (const report of verifyAudit(client, id)) reports.push(report);
    client.release();
    await pool.end();
    return reports;
  };
  const verdict = async () => {
    const [report] = await verify(tenant.id);
    return [report?.whole, report?.broken];
  };

  /** What whoever owns the database can do, once they step over everything that keeps them from it. */
  const tamper = async (sql: string) => {
    await db.knex.transaction(async (tx) => {
      for (const name of tables)
        await tx.raw(`alter table ${name} no force row level security, disable trigger user`);
      await tx.raw(sql.replaceAll(':tenant', `'${tenant.id}'`).replaceAll(':id', `'${newId()}'`));
      for (const name of tables)
        await tx.raw(`alter table ${name} force row level security, enable trigger user`);
    });
  };

  it('can be added to and read, and nothing else, by the roles that the product runs as', async () => {
    await write(1);
    const roles = {
      runtime: (work: (tx: TenantDb | SystemDb) => Promise<unknown>) => inTenant(db, tenant.id, work),
      system: (work: (tx: TenantDb | SystemDb) => Promise<unknown>) => asSystem(db, work),
    };
    for (const [role, run] of Object.entries(roles)) {
      for (const sql of [
        `update audit_entries set action = 'x'`,
        'delete from audit_entries',
        'truncate audit_entries',
        `update installation_audit_entries set action = 'x'`,
        'delete from installation_audit_entries',
        `update audit_heads set seq = 0`,
        'delete from audit_heads',
        'alter table audit_entries disable trigger user',
      ])
        await assert.rejects(
          run((tx) => tx.raw(sql)),
          /permission denied|must be owner|never changed or removed/,
          `${role}: ${sql}`,
        );
    }
    assert.deepEqual(await verdict(), [1, undefined]);
  });

  it('is kept from a statement of the owner that was not meant', async () => {
    await write(1);
    const attempt = (sql: string) =>
      db.knex.transaction(async (tx) => {
        for (const name of tables) await tx.raw(`alter table ${name} no force row level security`);
        await tx.raw(sql);
      });
    for (const name of tables) {
      await assert.rejects(attempt(`truncate ${name}`), /never changed or removed/);
      if (name === 'installation_audit_entries') continue;
      await assert.rejects(attempt(`delete from ${name}`), /never changed or removed/);
      await assert.rejects(attempt(`update ${name} set seq = seq`), /never changed or removed/);
    }
  });

  it('gives an entry its own place, fingerprint and time, whatever the statement claims', async () => {
    await inTenant(db, tenant.id, (tx) =>
      tx('audit_entries').insert({
        ...{ tenant_id: tenant.id, id: newId(), actor_kind: 'member', actor_name: 'Ada', action: 'x' },
        ...{ seq: 77, previous_hash: 'a', hash: 'b', at: '2001-01-01T00:00:00Z' },
      }),
    );
    assert.deepEqual(await verdict(), [1, undefined]);
    assert.ok(Date.parse(String((await times())[0])) > Date.parse('2020-01-01T00:00:00Z'));
  });

  it('takes entries of a version that knows nothing of a chain, as either role', async () => {
    const old = () => ({
      ...{ tenant_id: tenant.id, id: newId(), actor_kind: 'member', actor_id: newId(), actor_name: 'Ada' },
      ...{ action: 'member.join', subject_kind: null, subject_id: null, details: '{}' },
    });
    await inTenant(db, tenant.id, (tx) => tx('audit_entries').insert(old()));
    await asSystem(db, (tx) => tx('audit_entries').insert([old(), old()]));
    assert.deepEqual(await verdict(), [3, undefined]);
  });

  /** Mended by removing the tenant, so that the rest of the log can be walked. */
  const mend = () => asSystem(db, (tx) => tx('tenants').where({ id: tenant.id }).del());

  const attacks = {
    'a changed byte': [
      `update audit_entries set actor_name = 'Adb' where tenant_id = :tenant and seq = 3`,
      [2, 'entry 3 is not what was written'],
    ],
    'a changed time': [
      `update audit_entries set at = at + interval '1 microsecond' where tenant_id = :tenant and seq = 5`,
      [4, 'entry 5 is not what was written'],
    ],
    'a removed row': [
      'delete from audit_entries where tenant_id = :tenant and seq = 2',
      [1, 'entry 2 is missing'],
    ],
    'a removed last row': [
      'delete from audit_entries where tenant_id = :tenant and seq = 5',
      [4, 'entry 5 is missing'],
    ],
    'a row put in at the end': [
      `insert into audit_entries (tenant_id, id, actor_kind, actor_name, action, seq, previous_hash, hash, at)
        select tenant_id, :id, actor_kind, actor_name, action, 6, hash, hash, at from audit_entries
        where tenant_id = :tenant and seq = 5`,
      [5, 'entry 6 is not what was written'],
    ],
    'a row put in between, with the later ones moved on': [
      `update audit_entries set seq = -seq where tenant_id = :tenant and seq > 2;
       update audit_entries set seq = 1 - seq where tenant_id = :tenant and seq < 0;
       insert into audit_entries (tenant_id, id, actor_kind, actor_name, action, seq, previous_hash, hash, at)
        select tenant_id, :id, actor_kind, actor_name, action, 3, hash, hash, at from audit_entries
        where tenant_id = :tenant and seq = 2`,
      [2, 'entry 3 is not what was written'],
    ],
    'a swapped pair': [
      `update audit_entries set seq = -1 where tenant_id = :tenant and seq = 2;
       update audit_entries set seq = 2 where tenant_id = :tenant and seq = 3;
       update audit_entries set seq = 3 where tenant_id = :tenant and seq = -1`,
      [1, 'entry 2 is not what was written'],
    ],
    'a row whose fingerprint was made anew': [
      `update audit_entries set action = 'y' where tenant_id = :tenant and seq = 4;
       update audit_entries e set hash = audit_hash(tenant_id, to_jsonb(e), at) where tenant_id = :tenant and seq = 4`,
      [4, 'entry 5 does not follow the one before it'],
    ],
    'a last row whose fingerprint was made anew': [
      `update audit_entries set action = 'y' where tenant_id = :tenant and seq = 5;
       update audit_entries e set hash = audit_hash(tenant_id, to_jsonb(e), at) where tenant_id = :tenant and seq = 5`,
      [5, 'entry 5 is not the one that was written last'],
    ],
  } as const;
  for (const [attack, [sql, found]] of Object.entries(attacks)) {
    it(`gives away ${attack}, and where`, async () => {
      await write(5);
      assert.deepEqual(await verdict(), [5, undefined]);
      await tamper(sql);
      assert.deepEqual(await verdict(), found);
      await mend();
    });
  }

  it('stays one chain while 200 entries of one tenant are written at once', async () => {
    // As many writers as ever get a connection at once; more would only wait for one.
    await Promise.all(Array.from({ length: 20 }, () => write(10)));
    assert.deepEqual(await verdict(), [200, undefined]);
  });

  // The embedded database runs one transaction after the other.
  if (testDatabaseUrl !== undefined) {
    it('waits for nobody of another tenant', async () => {
      const other = await makeTenant(db);
      await inTenant(db, tenant.id, async (tx) => {
        await recordAudit(tx, { tenantId: tenant.id, actor, action: 'first' });
        await record('second', other);
      });
      assert.deepEqual([(await times()).length, (await times(other)).length], [1, 1]);
    });
  }

  it('shows a tenant nothing of another one, nor of the installation', async () => {
    const other = await makeTenant(db);
    await record('theirs', other);
    const seen = await inTenant(db, tenant.id, (tx) =>
      Promise.all([tx('audit_entries').select('id'), tx('audit_heads').select('chain')]),
    );
    assert.deepEqual(seen, [[], []]);
    await assert.rejects(
      inTenant(db, tenant.id, (tx) => tx('installation_audit_entries').select('id')),
      /permission denied/,
    );
    await assert.rejects(record('forged', { ...tenant, id: newId() }));
  });

  it('goes with a tenant that is removed for good, and stands in nobody’s way', async () => {
    await write(3);
    await asSystem(db, (tx) => tx('tenants').where({ id: tenant.id }).del());
    const left = await asSystem(db, (tx) =>
      Promise.all([
        tx('audit_entries').where({ tenant_id: tenant.id }).pluck('id'),
        tx('audit_heads').where({ tenant_id: tenant.id }).pluck('chain'),
      ]),
    );
    assert.deepEqual([left, await verify(tenant.id)], [[[], []], []]);
  });

  it('is verified from where it begins, once what is old was cut off, and tells a cut that nobody noted', async () => {
    await write(5);
    const cutOff = (batch: number) => asSystem(db, (tx) => cutAudit(tx, { tenantId: tenant.id, batch }));
    assert.equal(await cutOff(2), 2);
    assert.deepEqual(await verdict(), [3, undefined]);
    await record('one more');
    assert.deepEqual(await verdict(), [4, undefined]);
    await tamper('delete from audit_entries where tenant_id = :tenant and seq = 3');
    assert.deepEqual(await verdict(), [0, 'entry 3 is missing']);
    await assert.rejects(
      inTenant(db, tenant.id, async (tx) => {
        await tx.raw(`select set_config('app.audit_cut', 'on', true)`);
        await tx('audit_heads').update({ cut_seq: 3 });
      }),
      /never changed or removed/,
    );
  });

  it('chains what was written before there was a chain, and is undone without losing an entry', async () => {
    const other = await makeTenant(db);
    await write(3);
    await record('theirs', other);
    await db.knex.transaction(async (tx) => {
      await cut.down(tx);
      await installation.down(tx);
      await chain.down(tx);
    });
    await record('before the chain');
    await db.knex.transaction(async (tx) => {
      await chain.up(tx);
      await installation.up(tx);
      await cut.up(tx);
    });
    await record('after it');
    const reports = await verify();
    assert.deepEqual(
      reports.map(({ broken }) => broken).filter((broken) => broken !== undefined),
      [],
    );
    const wholeOf = (id: string) => reports.find((report) => report.tenant?.id === id)?.whole;
    assert.deepEqual([wholeOf(tenant.id), wholeOf(other.id)], [5, 1]);
  });
});
