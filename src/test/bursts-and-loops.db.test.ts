import assert from 'node:assert/strict';
import { z } from 'zod';
import { inTenant } from '../platform/database/tenant-db.js';
import { countingModel } from './harness/counting-model.js';
import type { Dialect } from './harness/dialects.js';
import { everyDialect } from './harness/every-dialect.js';
import { idOf, platformOf } from './harness/live-story.js';
import type { ScriptedPlatform } from './harness/scripted-connector.js';
import { stageWork, type WorkStage } from './harness/stage-work.js';
import { advanceClock, readClock } from './harness/test-database.js';
import { seededRandom } from './simulators/faults.js';

const isFull = process.env['TEST_FULL'] !== undefined;
const burstCount = isFull ? 500 : 8;

const question = 'When are you open on Saturday?';

/** A visitor writes now, as the platform tells it. Answers the conversation's id here. */
async function hear(
  stage: WorkStage,
  { dialect, conversationId, text }: { dialect: Dialect; conversationId: string; text: string },
): Promise<string> {
  const at = await readClock(stage.db);
  const said = { by: 'visitor', conversationId, messageId: dialect.newMessageId(), text, at } as const;
  for (const event of dialect.say(said)) await stage.receive(event);
  return (await idOf(stage, conversationId)) ?? assert.fail('the message was not stored');
}

/** Answers whose call began before the one before was settled. */
const overlapsIn = (stage: WorkStage): Promise<unknown[]> =>
  inTenant(stage.db, stage.tenant.id, (tx) =>
    tx('deliveries as one')
      .join('deliveries as other', 'one.conversation_id', 'other.conversation_id')
      .whereRaw(`one.kind = 'reply' and other.kind = 'reply' and one.id < other.id`)
      .whereRaw('other.sending_at < one.sent_at and one.sending_at < other.sent_at')
      .pluck('one.id'),
  );

const reasonsIn = (stage: WorkStage): Promise<string[]> =>
  inTenant(stage.db, stage.tenant.id, async (tx) =>
    z.array(z.string()).parse(await tx('turns').orderBy('created_at').pluck('reason')),
  );

for (const dialect of everyDialect()) {
  describe(`a conversation in ${dialect.name}`, function () {
    this.timeout(isFull ? 3_600_000 : 120_000);

    it(`F-070 gets one answer to each of ${burstCount} bursts of five messages, and never two at once`, async () => {
      const platform = platformOf(dialect);
      const config = { settle_quiet_ms: 2_000, settle_max_ms: 6_000 };
      const stage = await stageWork(platform, { write: countingModel().write, config });
      let single = 0;
      for (let seed = 1; seed <= burstCount; seed += 1) {
        const random = seededRandom(seed);
        const conversationId = dialect.newConversationId();
        let id = '';
        for (const text of ['Hi', 'a question', 'I need to know', 'for my mother', question]) {
          id = await hear(stage, { dialect, conversationId, text });
          await Promise.all([stage.look(id), stage.look(id)]);
          await advanceClock(stage.db, Math.floor(random() * 800));
        }
        await advanceClock(stage.db, 2_100);
        await Promise.all([stage.look(id), stage.look(id)]);
        const answers = platform.stored.filter((message) => message.conversationId === conversationId);
        if (answers.length === 1) single += 1;
      }
      assert.ok(single >= burstCount * 0.99, `${single} of ${burstCount}`);
      assert.deepEqual(await overlapsIn(stage), []);
    });

    it('F-067 between two bots stops within three turns of each', async () => {
      const [left, right] = [platformOf(dialect), platformOf(dialect)];
      const [leftModel, rightModel] = [countingModel(), countingModel()];
      const stages = [
        await stageWork(left, { write: leftModel.write }),
        await stageWork(right, { write: rightModel.write }),
      ] as const;
      const conversationId = dialect.newConversationId();
      const ask = async (stage: WorkStage, text: string) =>
        stage.look(await hear(stage, { dialect, conversationId, text }));
      /** What one says, the other hears. */
      const heard = new Set<string>();
      const pass = async (from: ScriptedPlatform, to: WorkStage) => {
        for (const { key, text } of [...from.stored]) {
          if (heard.has(key)) continue;
          heard.add(key);
          await ask(to, `${text} And what do you think of that?`);
        }
      };
      await ask(stages[0], question);
      for (let round = 0; round < 10; round += 1) {
        await pass(left, stages[1]);
        await pass(right, stages[0]);
      }
      const turns = await Promise.all(stages.map(reasonsIn));
      const spoken = turns.map((reasons) => reasons.filter((reason) => reason !== 'human-answers'));
      assert.ok(
        spoken.every((reasons) => reasons.length <= 3),
        JSON.stringify(turns),
      );
      assert.ok(turns.flat().includes('loop'));
      assert.ok(leftModel.asked.length <= 4 && rightModel.asked.length <= 4);
    });
  });
}
