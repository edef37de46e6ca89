import assert from 'node:assert/strict';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { Ingest } from '../inbox/ingest.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId } from '../platform/ids.js';
import { queueMail } from '../platform/mail-outbox.js';
import { makeConnection, makeTenant, visitorMessage } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { testDatabase } from '../test/harness/test-database.js';
import { purgeOld } from './purge-old.js';

describe('removing what is old', () => {
  let db: Database;
  let ingest: Ingest;
  let bound: BoundConnection;

  beforeEach(async () => {
    db = await testDatabase();
    ingest = sharedIngest(db);
    bound = await makeConnection(db, await makeTenant(db), scriptPlatform().connector);
  });

  const backdate = (table: string, column: string, days: number) =>
    inTenant(db, bound.row.tenant_id, async (tx) => {
      await tx(table).update({ [column]: tx.raw('app_now() - make_interval(days => ?)', [days]) });
    });

  it('F-054 leaves the keys by which a message or a judged hook of 60 days ago is known', async () => {
    const [message, hinted] = [visitorMessage(), visitorMessage()];
    await ingest(bound, message, true);
    await ingest(bound, hinted, false);
    await inTenant(db, bound.row.tenant_id, (tx) => tx('hints').update({ state: 'refuted', event: '{}' }));
    await backdate('messages', 'received_at', 60);
    await backdate('hints', 'created_at', 60);
    await purgeOld({ db });
    assert.equal((await ingest(bound, message, true)).outcome, 'duplicate');
    assert.equal((await ingest(bound, hinted, false)).outcome, 'duplicate');
  });

  it('takes mails away after seven days, whatever became of them', async () => {
    await asSystem(db, async (tx) => {
      await tx('mails').del();
      for (const recipient of ['old@example.com', 'new@example.com'])
        await queueMail(tx, { kind: 'of-a-newer-version', recipient });
      await tx('mails')
        .where({ recipient: 'old@example.com' })
        .update({ created_at: tx.raw(`app_now() - interval '8 days'`) });
    });
    await purgeOld({ db });
    assert.deepEqual(await asSystem(db, (tx) => tx('mails').pluck('recipient')), ['new@example.com']);
  });

  it('takes answers to keyed requests away after a day', async () => {
    const row = { ...{ caller: 'key 1', fingerprint: 'f', answer_sealed: 's' }, claim_id: newId() };
    await inTenant(db, bound.row.tenant_id, async (tx) => {
      for (const [key_hash, hours] of [['old', 25] as const, ['new', 23] as const]) {
        const created_at = tx.raw('app_now() - make_interval(hours => ?)', [hours]);
        const keyed = { ...row, key_hash, created_at, claimed_until: created_at };
        await tx('idempotency_keys').insert({ ...keyed, tenant_id: bound.row.tenant_id });
      }
    });
    await purgeOld({ db });
    const left: unknown = await inTenant(db, bound.row.tenant_id, (tx) =>
      tx('idempotency_keys').pluck('key_hash'),
    );
    assert.deepEqual(left, ['new']);
  });

  it('forgets the past of a section after two years, and what is beyond its newest 500 states', async () => {
    const { tenant_id: tenantId } = bound.row;
    const version = (days: number, section: string) => ({
      ...{ tenant_id: tenantId, id: newId(), section, subject_id: tenantId, actor_kind: 'member' },
      ...{ actor_name: `${days}`, before: '{}', after: '{}' },
    });
    await inTenant(db, tenantId, async (tx) => {
      const rows = [...Array(505).keys()].map((days) => version(days, 'hours'));
      for (const row of [...rows, version(729, 'languages'), version(731, 'languages')])
        await tx('setting_versions').insert({
          ...{ ...row, at: tx.raw('app_now() - make_interval(days => ?)', [Number(row.actor_name)]) },
        });
    });
    await purgeOld({ db });
    const left = z
      .array(z.object({ section: z.string(), actor_name: z.coerce.number() }))
      .parse(await inTenant(db, tenantId, (tx) => tx('setting_versions').orderBy('at', 'desc')));
    assert.deepEqual(
      left.map(({ section, actor_name }) => `${section} ${actor_name}`),
      [...[...Array(500).keys()].map((days) => `hours ${days}`), 'languages 729'],
    );
    const change = (tx: TenantDb) => tx('setting_versions').update({ actor_name: 'Nobody' });
    await assert.rejects(inTenant(db, tenantId, change), /permission denied/);
  });

  it('F-031 never takes a hook away that is still to be confirmed, nor a message that is still to be answered', async () => {
    const stored = await ingest(bound, visitorMessage(), true);
    await ingest(bound, visitorMessage(), false);
    await backdate('hints', 'created_at', 200);
    await backdate('messages', 'received_at', 200);
    await purgeOld({ db });
    const left = await inTenant(db, bound.row.tenant_id, async (tx) => ({
      hints: await tx('hints').where({ state: 'waiting' }).pluck('id'),
      due: await tx('conversations').whereNotNull('due_at').pluck('id'),
    }));
    assert.ok(stored.outcome === 'stored');
    assert.deepEqual([left.hints.length, left.due], [1, [stored.conversation_id]]);
  });
});
