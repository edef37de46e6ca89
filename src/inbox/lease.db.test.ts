import assert from 'node:assert/strict';
import { answerConversation } from '../pipeline/answer.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock, testDatabaseUrl } from '../test/harness/test-database.js';
import type { Write } from '../models/write.js';
import { deliverDue } from './deliver.js';

/** A model that answers when it is told to. */
function heldModel() {
  const calls: (() => void)[] = [];
  const write: Write = async ({ input, expect }) => {
    await new Promise<void>((resolve) => calls.push(resolve));
    const passages = (input as { passages: { id: string }[] }).passages.map(({ id }) => id);
    const answer = {
      answer: 'We are open from 9:00 to 17:00.',
      passage_ids: passages,
      unsure: false,
      intent: null,
    };
    return { answer: expect.parse(answer), model: 'held', tokens: { in: 1, out: 1 } };
  };
  const called = async (count: number) => {
    while (calls.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { write, calls, called };
}

describe('the lease of a conversation', () => {
  let platform: ScriptedPlatform;
  let stage: WorkStage;
  let model: ReturnType<typeof heldModel>;
  let conversationId: string;

  beforeEach(async () => {
    platform = scriptPlatform();
    model = heldModel();
    stage = await stageWork(platform, { write: model.write });
    conversationId = await stage.visitorWrites({ text: 'When are you open on Saturday?' });
  });

  const turns = () => inTenant(stage.db, stage.tenant.id, (tx) => tx('turns').pluck('id'));

  it('keeps a second worker away while the first thinks', async () => {
    const first = stage.look(conversationId);
    await model.called(1);
    await stage.look(conversationId);
    assert.equal(model.calls.length, 1);
    model.calls[0]?.();
    await first;
    assert.deepEqual([(await turns()).length, platform.stored.length], [1, 1]);
  });

  it('F-004 F-005 F-014 passes to another worker when its holder is silent for too long, whose work then counts for nothing', async () => {
    const frozen = stage.look(conversationId);
    await model.called(1);
    await advanceClock(stage.db, 8_500);
    const second = stage.look(conversationId);
    await model.called(2);
    model.calls[1]?.();
    await second;
    model.calls[0]?.();
    await frozen;
    assert.deepEqual([(await turns()).length, platform.stored.length, platform.attempts], [1, 1, 1]);
  });

  it('F-007 a decision that was stored is delivered by whoever comes next, without asking the model again', async () => {
    const answering = answerConversation(stage.tenant.id, conversationId, stage.deps);
    await model.called(1);
    model.calls[0]?.();
    await answering;
    await stage.look(conversationId);
    assert.deepEqual([model.calls.length, platform.stored.length], [1, 1]);
  });

  it('F-080 a job that names another tenant’s conversation does nothing', async () => {
    const other = await stageWork(scriptPlatform(), { write: undefined });
    await answerConversation(other.tenant.id, conversationId, other.deps);
    await deliverDue(other.tenant.id, conversationId, other.deps);
    assert.deepEqual([(await turns()).length, model.calls.length], [0, 0]);
  });

  if (testDatabaseUrl !== undefined) {
    it('F-028 holds no transaction open while the model thinks', async () => {
      const looking = stage.look(conversationId);
      await model.called(1);
      const answer: unknown = await stage.db.knex.raw(
        `select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
      assert.deepEqual((answer as { rows: unknown[] }).rows, []);
      model.calls[0]?.();
      await looking;
    });
  }
});
