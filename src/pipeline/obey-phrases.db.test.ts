import assert from 'node:assert/strict';
import { z } from 'zod';
import type { AssistantSettings } from '../contract/assistants.js';
import type { Write } from '../models/write.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { explain } from './turn-state.js';

const question = 'When are you open on Saturday?';
const handoverText = 'A colleague will be with you shortly.';

const Decided = z.object({ decision: z.string(), reason: z.string(), stages: z.array(z.unknown()) });

describe('a message with a phrase of the business’s for which a human is called', function () {
  this.timeout(60_000);
  let platform: ScriptedPlatform;
  let asked: number;
  beforeEach(() => {
    platform = scriptPlatform();
    asked = 0;
  });

  const countingModel: Write = () => {
    asked += 1;
    return Promise.reject(new Error('nobody may ask the model here'));
  };

  async function stageWith(write: Write | undefined, settings: Partial<AssistantSettings> = {}) {
    const stage = await stageWork(platform, { write });
    const given = {
      ...{ handover_phrases: ['refund', 'résilier'], handover_texts: { en: handoverText } },
      ...settings,
    };
    await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('assistants').update({ settings: tx.raw('settings || ?::jsonb', [JSON.stringify(given)]) }),
    );
    return stage;
  }

  const turnsOf = (stage: WorkStage) =>
    inTenant(stage.db, stage.tenant.id, async (tx) =>
      z.array(Decided).parse(await tx('turns').orderBy('created_at').select('decision', 'reason', 'stages')),
    );
  const ask = async (stage: WorkStage, text: string, conversation_id = 'c1') => {
    const visitor = { external_id: `visitor of ${conversation_id}` };
    const id = await stage.visitorWrites({ conversation_id, text, visitor });
    await stage.look(id);
    return id;
  };

  for (const [how, write] of [
    ['with a language model, which is not asked', countingModel],
    ['without a language model', undefined],
  ] as const)
    it(`is handed over at once, and why is told by the phrase, ${how}`, async () => {
      const stage = await stageWith(write);
      await ask(stage, `${question} Je veux RESILIER!`);
      const [turn] = await turnsOf(stage);
      assert.deepEqual([turn?.decision, turn?.reason], ['hand-over', 'handover-phrase']);
      assert.match(explain('handover-phrase', turn?.stages), /: “résilier”\.$/);
      assert.match(JSON.stringify(turn?.stages), /"inputs":\{"phrase":"résilier"\}/);
      assert.deepEqual([platform.stored.map(({ text }) => text), asked], [[handoverText], 0]);
    });

  it('keeps the contact data that stands beside it', async () => {
    const stage = await stageWith(undefined);
    await ask(stage, 'I want a refund, write to grace@example.org');
    const emails = await inTenant(stage.db, stage.tenant.id, (tx) => tx('leads').pluck('email'));
    assert.deepEqual(emails, ['grace@example.org']);
    assert.equal((await turnsOf(stage))[0]?.reason, 'handover-phrase');
  });

  it('says nothing where the assistant may say nothing, and changes nothing for other messages', async () => {
    const stage = await stageWith(undefined);
    await ask(stage, question, 'c2');
    assert.equal((await turnsOf(stage))[0]?.reason, 'grounded');
    assert.match(platform.stored[0]?.text ?? '', /9:00/);
    const watching = await stageWith(undefined, { trust: 'shadow' });
    const before = platform.stored.length;
    await ask(watching, 'A refund, please', 'c3');
    const [turn] = await turnsOf(watching);
    assert.deepEqual(
      [turn?.decision, turn?.reason, platform.stored.length],
      ['stay-silent', 'shadow', before],
    );
  });
});
