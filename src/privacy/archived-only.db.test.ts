import assert from 'node:assert/strict';
import type { WhichVisitor } from '../contract/visitor-data.js';
import { archiveMessages } from '../history/archive-messages.js';
import { changeConfig } from '../accounts/tenant-config.js';
import { AppError } from '../platform/errors.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { testSealer } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { readClock } from '../test/harness/test-database.js';
import { eraseVisitor } from './erase-visitor.js';
import { exportVisitor } from './export-visitor.js';

const actor = { kind: 'member', id: null, name: 'Ada' };
const isMissing = (error: unknown) => error instanceof AppError && error.code === 'not-found';

describe('a visitor of whom only the archive knows', function () {
  this.timeout(60_000);
  let stage: WorkStage;

  beforeEach(async () => {
    stage = await stageWork(scriptPlatform(), { write: undefined });
    await inside((tx) => changeConfig(tx, { country: 'NO' }));
  });

  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);

  /** Past conversations, each by what was said in it; `visitor` is the platform's note of whose it is. */
  const archive = async (talks: Record<string, { text: string; role?: string; visitor?: string }>) => {
    const sent_at = (await readClock(stage.db)).toISOString();
    const messages = Object.entries(talks).map(([conversation, { text, role = 'visitor', visitor }]) => ({
      ...{ conversation, id: `in-${conversation}`, role, text, sent_at, fingerprints: [] },
      visitor_fingerprint: visitor,
    }));
    await inside((tx) => archiveMessages(tx, { connectionId: stage.bound.row.id, most: 100, messages }));
  };
  const found = async (which: WhichVisitor) => {
    const { held } = await inside((tx) => exportVisitor(tx, which, { sealer: testSealer }));
    return held.archived_conversations.map((row) => row['external_id']).sort();
  };

  it('F-117 is found by the address that they wrote, and by no other that holds it', async () => {
    await archive({
      asked: { text: 'Please write to Jo.Berg@Example.com. Thank you' },
      longer: { text: 'I am mary-jo.berg@example.com' },
      abroad: { text: 'I am jo.berg@example.com.au' },
      lookalike: { text: 'I am jo-berg@example.com' },
      told: { text: 'We write to jo.berg@example.com', role: 'operator' },
    });
    assert.deepEqual(await found({ email: 'jo.berg@example.com' }), ['asked']);
    await assert.rejects(found({ email: 'nobody@example.com' }), isMissing);
  });

  it('F-117 is found by a number, however it was written there and is written now', async () => {
    await archive({ asked: { text: 'Call me: 912 34 567' }, other: { text: 'Order 9123, size 4567' } });
    for (const phone of ['+4791234567', '91 23 45 67', '0047 912 34 567'])
      assert.deepEqual(await found({ phone }), ['asked'], phone);
  });

  it('F-117 is erased with all of their past conversations, and nobody else’s', async () => {
    await archive({
      asked: { text: 'I am jo@example.com', visitor: 'print-of-jo' },
      before: { text: 'Are you open today?', visitor: 'print-of-jo' },
      another: { text: 'Are you open on Sunday?', visitor: 'print-of-kim' },
    });
    const which = { email: 'jo@example.com' };
    const { counts } = await eraseVisitor(
      { tenantId: stage.tenant.id, which, actor },
      { ...stage.deps, sealer: testSealer },
    );
    assert.deepEqual([counts.archived_conversations, counts.archived_messages], [2, 2]);
    const left: unknown = await inside((tx) => tx('archived_conversations').pluck('external_id'));
    assert.deepEqual(left, ['another']);
  });
});
