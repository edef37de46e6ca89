import assert from 'node:assert/strict';
import type { MessageEvent } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { operatorMessage } from '../test/harness/factories.js';
import { act, returnedAt } from '../test/harness/live-story.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock, readClock } from '../test/harness/test-database.js';

const question = 'When are you open on Saturday?';

/** The second of a moment, as a platform tells it that has no finer time. */
const secondOf = (moment: Date) => `${moment.toISOString().slice(0, 19)}Z`;

describe('a conversation that a member hands back', () => {
  let platform: ScriptedPlatform;
  let stage: WorkStage;
  let id: string;

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write: undefined });
    id = await stage.visitorWrites({ text: 'hello', sent_at: secondOf(await readClock(stage.db)) });
    await stage.look(id);
    await act(stage, 'take-over', id);
    platform.stored.length = 0;
  });

  const handler = (): Promise<unknown> =>
    inTenant(stage.db, stage.tenant.id, (tx) => tx('conversations').where({ id }).pluck('handler'));
  const handsBack = async (): Promise<Date> => {
    await act(stage, 'hand-back', id);
    return (await returnedAt(stage, 'c1')) ?? assert.fail('it was not handed back');
  };
  const visitorAsks = (given: Partial<MessageEvent> = {}) =>
    stage.visitorWrites({ text: question, ...given });

  it('is the bot’s again: it answers what a visitor writes in the very second of it, where a platform tells whole seconds', async () => {
    const handedBackAt = await handsBack();
    await visitorAsks({ sent_at: secondOf(handedBackAt) });
    await stage.look(id);
    assert.equal(platform.stored.length, 1);
  });

  it('leaves to the human what was written before', async () => {
    const written = secondOf(await readClock(stage.db));
    await visitorAsks({ sent_at: written });
    await act(stage, 'hand-back', id);
    await stage.look(id);
    // Told late, and surely older.
    await advanceClock(stage.db, 2_000);
    await visitorAsks({ sent_at: secondOf(new Date(Date.parse(written) - 5_000)) });
    await stage.look(id);
    assert.equal(platform.stored.length, 0);
  });

  it('F-069 is a human’s again when an operator writes in the very second of it', async () => {
    const handedBackAt = await handsBack();
    await stage.receive(operatorMessage({ sent_at: new Date(handedBackAt.getTime() - 2_000).toISOString() }));
    assert.deepEqual(await handler(), ['bot'], 'an older message that came late');
    await stage.receive(operatorMessage({ sent_at: secondOf(handedBackAt) }));
    assert.deepEqual(await handler(), ['human']);
  });

  it('keeps for the bot what a visitor has written to it, when a second member hands it back once more', async () => {
    await handsBack();
    await visitorAsks();
    await handsBack();
    await stage.look(id);
    assert.equal(platform.stored.length, 1);
  });
});
