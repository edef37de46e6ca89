import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Write, WriteFailure } from '../models/write.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { countingModel } from '../test/harness/counting-model.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock } from '../test/harness/test-database.js';

const question = 'When are you open on Saturday?';

const reasonsIn = (stage: WorkStage) =>
  inTenant(stage.db, stage.tenant.id, async (tx) => {
    const rows: unknown = await tx('turns').orderBy('created_at').select('reason');
    return z
      .array(z.object({ reason: z.string() }))
      .parse(rows)
      .map(({ reason }) => reason);
  });

/** A visitor of their own writes; the conversation is looked at once. */
async function ask(stage: WorkStage, conversation: string, text = question): Promise<string> {
  const visitor = { external_id: `visitor of ${conversation}` };
  const id = await stage.visitorWrites({ conversation_id: conversation, text, visitor });
  await stage.look(id);
  return id;
}

describe('answering in hard times', () => {
  let platform: ScriptedPlatform;
  beforeEach(() => {
    platform = scriptPlatform();
  });

  it('F-035 leaves a model that fails alone after five calls, answers from the knowledge meanwhile, and comes back to it', async () => {
    let isDown = true;
    const model = countingModel(() => (isDown ? new WriteFailure('unavailable', 'down') : undefined));
    const stage = await stageWork(platform, { write: model.write });
    for (let at = 0; at < 20; at += 1) await ask(stage, `c${at}`);
    assert.equal(model.asked.length, 5);
    assert.equal(platform.stored.length, 20, 'everybody got words');
    isDown = false;
    await advanceClock(stage.db, 10_500);
    await ask(stage, 'after');
    await ask(stage, 'later');
    assert.equal(model.asked.length, 7);
  });

  it('F-042 asks a model whose key is refused at most five times', async () => {
    const model = countingModel(() => new WriteFailure('auth', 'revoked'));
    const stage = await stageWork(platform, { write: model.write });
    for (let at = 0; at < 30; at += 1) await ask(stage, `c${at}`);
    assert.ok(model.asked.length <= 5, String(model.asked.length));
    assert.equal(platform.stored.length, 30);
  });

  it('F-041 spends no more on a conversation, a visitor or a tenant in a day than its budget', async () => {
    const model = countingModel();
    const config = {
      daily_model_calls_per_conversation: 3,
      daily_model_calls_per_visitor: 5,
      daily_model_calls: 8,
    };
    const stage = await stageWork(platform, { write: model.write, config });
    const visitor = { external_id: 'one visitor' };
    // Short enough not to be taken for a machine's.
    const text = 'When do you open?';
    const write = async (conversation_id: string, given: object) =>
      stage.look(await stage.visitorWrites({ conversation_id, text, ...given }));
    for (let at = 0; at < 5; at += 1) await write('first', { visitor });
    assert.equal(model.asked.length, 3);
    for (let at = 0; at < 5; at += 1) await write('second', { visitor });
    assert.equal(model.asked.length, 5);
    for (let at = 0; at < 10; at += 1) await write(`of another ${at}`, {});
    assert.equal(model.asked.length, 8);
  });

  it('F-015 hands a turn over that has failed again and again, and answers the others', async () => {
    let isPoison = true;
    const model = countingModel();
    const write: Write = (request) => {
      if (isPoison) throw new TypeError('this text breaks everything');
      return model.write(request);
    };
    const stage = await stageWork(platform, { write });
    const poisoned = await stage.visitorWrites({ text: question });
    let failures = 0;
    for (let at = 0; at < 8; at += 1) {
      await stage.look(poisoned).catch((error: unknown) => {
        assert.ok(error instanceof TypeError);
        failures += 1;
      });
      await advanceClock(stage.db, 8_500);
    }
    assert.deepEqual([failures, await reasonsIn(stage)], [6, ['failing']]);
    isPoison = false;
    await ask(stage, 'another');
    assert.equal(model.asked.length, 1);
  });

  it('F-015 F-068 says nothing about a turn that fails while a human has the conversation', async () => {
    const stage = await stageWork(platform, { write: undefined });
    const id = await stage.visitorWrites({ text: question });
    await inTenant(stage.db, stage.tenant.id, async (tx) => {
      await tx('conversations').where({ id }).update({ handler: 'human', claims: 20 });
    });
    await stage.look(id);
    assert.deepEqual([await reasonsIn(stage), platform.attempts], [['human-answers'], 0]);
  });

  it('what a visitor writes while a turn is handed over is read all the same, for the lead in it', async () => {
    const write: Write = async ({ expect }) => {
      await stage.visitorWrites({ text: 'I am kari@example.com' });
      const answer = expect.parse({ answer: '', passage_ids: [], unsure: true, intent: null });
      return { answer, model: 'slow', tokens: { in: 1, out: 1 } };
    };
    const stage: WorkStage = await stageWork(platform, { write });
    const id = await stage.visitorWrites({ text: 'Do you sell tickets to the moon?' });
    for (let round = 0; round < 4; round += 1) {
      await stage.look(id);
      await advanceClock(stage.db, 31_000);
    }
    const unread = await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('messages').where({ role: 'visitor' }).whereNull('turn_id').pluck('text'),
    );
    const emails = await inTenant(stage.db, stage.tenant.id, (tx) => tx('leads').pluck('email'));
    assert.deepEqual([unread, emails], [[], ['kari@example.com']]);
  });
});
