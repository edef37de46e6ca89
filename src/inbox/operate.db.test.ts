import assert from 'node:assert/strict';
import type { ConnectorEvent, MessageEvent } from '../kit/index.js';
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

describe('what a member does is told to the platform', () => {
  let platform: ScriptedPlatform;
  let stage: WorkStage;
  let id: string;

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write: undefined });
    id = await stage.visitorWrites({ text: 'Do you deliver to Norway?' });
    await stage.look(id);
    assert.deepEqual([platform.stored.length, platform.told], [1, []], 'it was answered');
    platform.stored.length = 0;
  });

  const does = async (...acts: Parameters<typeof act>[1][]): Promise<void> => {
    for (const one of acts) await act(stage, one, id);
    await stage.look(id);
  };
  const standing = (): Promise<unknown> =>
    inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('conversations')
        .where({ id })
        .first('status', 'handler')
        .then((row: unknown) => row),
    );
  /** What the platform tells of a conversation that changed at this moment of the database's clock. */
  const platformTells = async (changed: { open?: boolean; assigned_to?: 'operator' | 'bot' }) => {
    const at = (await readClock(stage.db)).toISOString();
    return stage.receive({ kind: 'conversation-changed', conversation_id: 'c1', at, ...changed });
  };

  it('once for each change: taken over, handed back, closed, opened again', async () => {
    await does('take-over', 'take-over', 'reply');
    await does('hand-back', 'hand-back');
    await does('close', 'close');
    await does('take-over');
    assert.deepEqual(platform.told, ['human', 'bot', 'closed', 'human']);
    assert.deepEqual(await standing(), { status: 'open', handler: 'human' });
  });

  it('after the reply that took it over; one to a closed conversation leaves it closed', async () => {
    let storedBefore = 0;
    platform.whileTold = () => {
      storedBefore = platform.stored.length;
      return Promise.resolve();
    };
    await does('reply');
    assert.deepEqual([platform.told, storedBefore], [['human'], 1]);
    await does('close');
    await does('reply');
    assert.deepEqual([platform.told, platform.stored.length], [['human', 'closed'], 2]);
    assert.deepEqual(await standing(), { status: 'closed', handler: 'human' });
  });

  it('but not what was decided otherwise before', async () => {
    await does('take-over', 'hand-back', 'close');
    assert.deepEqual(platform.told, ['closed']);
    await does('take-over');
    await act(stage, 'close', id);
    await stage.visitorWrites({ text: question });
    await stage.look(id);
    assert.deepEqual(platform.told, ['closed', 'human'], 'the visitor has opened it again');
    assert.equal(platform.stored.length, 1);
  });

  it('and the echo of it undoes nothing that was done since: who wrote after the closing is answered', async () => {
    platform.whileTold = async () => {
      await stage.visitorWrites({ text: question });
    };
    await does('close');
    await platformTells({ open: false });
    assert.deepEqual(await standing(), { status: 'open', handler: 'bot' });
    await stage.look(id);
    assert.equal(platform.stored.length, 1);
  });

  it('and calls a human for what crossed the closing: written before it, and heard after it', async () => {
    await advanceClock(stage.db, 5_000);
    const written = new Date((await readClock(stage.db)).getTime() - 500).toISOString();
    await does('close');
    await stage.visitorWrites({ text: question, sent_at: written });
    await stage.look(id);
    const row: unknown = await inTenant(stage.db, stage.tenant.id, (tx): Promise<unknown> =>
      tx('conversations').where({ id }).first('status', 'handler', 'is_waiting_for_human'),
    );
    assert.deepEqual(row, { status: 'open', handler: 'human', is_waiting_for_human: true });
    assert.equal(platform.stored.length, 0);
  });

  it('but for nobody when it is old: the platform’s history tells of it', async () => {
    await advanceClock(stage.db, 180_000);
    const written = new Date((await readClock(stage.db)).getTime() - 120_000).toISOString();
    await does('close');
    await stage.visitorWrites({ text: question, sent_at: written });
    assert.deepEqual(await standing(), { status: 'open', handler: 'bot' });
  });

  it('F-068 and the echo of a hand-back takes nothing from a human who took over meanwhile, nor the other way round', async () => {
    await does('take-over');
    platform.whileTold = () => act(stage, 'take-over', id);
    await does('hand-back');
    await platformTells({ assigned_to: 'bot' });
    assert.deepEqual(await standing(), { status: 'open', handler: 'human' });
    platform.whileTold = () => Promise.resolve();
    await does('hand-back');
    platform.whileTold = () => act(stage, 'hand-back', id);
    await does('take-over');
    await platformTells({ open: true, assigned_to: 'operator' });
    assert.deepEqual(await standing(), { status: 'open', handler: 'bot' });
  });

  it('F-069 and what operators do there later is believed as before', async () => {
    await does('take-over', 'hand-back');
    await advanceClock(stage.db, 15_000);
    await platformTells({ open: true, assigned_to: 'operator' });
    assert.deepEqual(await standing(), { status: 'open', handler: 'human' });
    await advanceClock(stage.db, 15_000);
    await platformTells({ assigned_to: 'bot' });
    assert.deepEqual(await standing(), { status: 'open', handler: 'bot' });
    await does('close');
    await stage.visitorWrites({ text: question });
    await advanceClock(stage.db, 15_000);
    await platformTells({ open: false });
    assert.deepEqual(await standing(), { status: 'closed', handler: 'bot' });
  });
});

describe('what an operator does at the platform', () => {
  const take = async (keepsWithBot: boolean, event: (conversationId: string) => ConnectorEvent) => {
    const platform = scriptPlatform({ keepsWithBot });
    const stage = await stageWork(platform, { write: undefined });
    const id = await stage.visitorWrites({ text: question });
    await stage.look(id);
    await stage.receive(event('c1'));
    await stage.look(id);
    return { platform, stage, id };
  };
  const now = () => new Date().toISOString();
  const writes = () => operatorMessage({ message_id: 'o1', sent_at: now() });
  const isAssigned = (conversation_id: string): ConnectorEvent => ({
    ...{ kind: 'conversation-changed', conversation_id, at: now(), assigned_to: 'operator' },
  });

  it('F-069 hands over there what stays the bot’s although somebody wrote in it or was assigned, once', async () => {
    for (const event of [writes, isAssigned]) {
      const { platform, stage, id } = await take(true, event);
      assert.deepEqual(platform.told, ['human']);
      await stage.receive(operatorMessage({ message_id: 'o2', sent_at: now() }));
      await stage.look(id);
      assert.deepEqual(platform.told, ['human']);
    }
  });

  it('is told to no platform that knows it by itself, nor where it says so', async () => {
    for (const event of [writes, isAssigned]) assert.deepEqual((await take(false, event)).platform.told, []);
    const opened = await take(true, (id) => ({ ...isAssigned(id), open: true }));
    assert.deepEqual(opened.platform.told, []);
  });
});
