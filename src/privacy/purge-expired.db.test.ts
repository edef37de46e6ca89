import assert from 'node:assert/strict';
import { recordAudit } from '../accounts/record-audit.js';
import { changeConfig } from '../accounts/tenant-config.js';
import type { Retention } from '../contract/config.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { tablesWith } from '../test/harness/tables-with.js';
import { advanceClock } from '../test/harness/test-database.js';
import { type Canary, plantCanary } from './plant-canary.testing.js';
import { purgeExpired } from './purge-expired.js';

const day = 86_400_000;
const forever: Retention = { conversation_days: null, lead_days: null, archive_days: null, audit_days: null };
const actor = { kind: 'member', id: null, name: 'Ada' };

describe('what has been kept long enough', function () {
  this.timeout(120_000);
  let stage: WorkStage;
  let canary: Canary;

  const open = () => stageWork(scriptPlatform(), { write: undefined, database: 'retention' });
  beforeEach(async () => {
    stage = await open();
    canary = await plantCanary(stage);
    // A hook that is still to be confirmed and a visitor who waits for a human are open work.
    await inside((tx) => tx('hints').update({ state: 'confirmed', event: '{}' }));
    await inside((tx) => tx('conversations').update({ is_waiting_for_human: false }));
  });

  const inside = <T>(work: (tx: TenantDb) => Promise<T>, of = stage) => inTenant(of.db, of.tenant.id, work);
  const keep = (retention: Partial<Retention>) =>
    inside((tx) => changeConfig(tx, { retention: { ...forever, ...retention } }));
  const purge = () => purgeExpired(stage);
  const tables = async () =>
    (await tablesWith(stage.db, canary.word)).map((name) => name.replace('public.', ''));

  it('F-120 loses its words after the tenant’s days, and its keys not before ninety', async () => {
    const other = await open();
    const unlimited = await plantCanary(other);
    const untouched = await tablesWith(stage.db, unlimited.word);
    await keep({ conversation_days: 30, archive_days: 30, lead_days: 60 });
    await purge();
    assert.ok((await inside((tx) => tx('messages').whereNot({ text: '' }).pluck('id'))).length > 1);
    await advanceClock(stage.db, 31 * day);
    await purge();
    const named = ['messages', 'conversations', 'visitors', 'leads', 'hints', 'connection_troubles'];
    assert.deepEqual((await tables()).sort(), named.sort(), 'the platform’s ids and the lead are left');
    assert.deepEqual(await inside((tx) => tx('messages').distinct('text').pluck('text')), ['']);
    assert.equal((await stage.receive(canary.message)).outcome, 'duplicate');

    await advanceClock(stage.db, 60 * day);
    await purge();
    assert.deepEqual((await tables()).sort(), ['connection_troubles', 'hints']);
    assert.deepEqual(await tablesWith(stage.db, unlimited.word), untouched);
  });

  it('F-120 goes in bounded steps, kind by kind, and only where somebody asked for it', async () => {
    await inside((tx) => recordAudit(tx, { tenantId: stage.tenant.id, actor, action: 'test.old' }));
    const audits = () => inside((tx) => tx('audit_entries').where({ action: 'test.old' }).pluck('action'));
    await advanceClock(stage.db, 400 * day);
    await purge();
    assert.ok((await tables()).includes('leads'));
    await keep({ audit_days: 90 });
    await purge();
    assert.deepEqual(await audits(), []);
    assert.ok((await tables()).includes('leads'));
    await keep({ lead_days: 90 });
    await purge();
    assert.ok(!(await tables()).includes('leads') && (await tables()).includes('messages'));
  });

  it('F-031 F-120 is not taken while something is to be answered, sent or confirmed', async () => {
    await keep({ conversation_days: 1 });
    const conversation = { id: canary.conversationId };
    const open: Record<string, [(tx: TenantDb) => Promise<unknown>, (tx: TenantDb) => Promise<unknown>]> = {
      due: [
        (tx) =>
          tx('conversations')
            .where(conversation)
            .update({ due_at: tx.raw('app_now()') }),
        (tx) => tx('conversations').where(conversation).update({ due_at: null }),
      ],
      sending: [
        (tx) => tx('deliveries').update({ state: 'verifying' }),
        (tx) => tx('deliveries').update({ state: 'sent', due_at: null }),
      ],
      unconfirmed: [
        (tx) => tx('hints').update({ state: 'waiting' }),
        (tx) => tx('hints').update({ state: 'confirmed' }),
      ],
    };
    await advanceClock(stage.db, 400 * day);
    for (const [name, [begin, end]] of Object.entries(open)) {
      await inside(begin);
      await purge();
      assert.ok((await inside((tx) => tx('messages').where('text', '<>', '').pluck('id'))).length > 0, name);
      await inside(end);
    }
    await purge();
    assert.deepEqual(await inside((tx) => tx('conversations').pluck('id')), []);
  });
});
