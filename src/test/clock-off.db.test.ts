import assert from 'node:assert/strict';
import { findDue } from '../inbox/find-due.js';
import { ConnectorError } from '../kit/index.js';
import { answerConversation } from '../pipeline/answer.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { setClockOff } from './harness/replace-date.js';
import { scriptPlatform, type ScriptedPlatform } from './harness/scripted-connector.js';
import { stageWork, type WorkStage } from './harness/stage-work.js';
import { advanceClock, testDatabaseUrl } from './harness/test-database.js';

const question = 'When are you open on Saturday?';

/** Ahead, behind, and one that somebody sets on and back while it works. */
const clocks: readonly (readonly [name: string, first: number, then: number])[] = [
  ['ten minutes ahead', 10, 10],
  ['ten minutes behind', -10, -10],
  ['jumping from one to the other', 10, -10],
];

// The clock of the embedded database is that of the process; a server has one of its own.
for (const [name, first, then] of testDatabaseUrl === undefined ? [] : clocks) {
  describe(`F-030 a process whose clock is ${name}`, () => {
    let platform: ScriptedPlatform;
    let stage: WorkStage;
    let undo: () => void = () => undefined;

    const stageWith = async (quietMs: number) => {
      platform = scriptPlatform();
      const config = { settle_quiet_ms: quietMs, settle_max_ms: quietMs * 3 };
      stage = await stageWork(platform, { write: undefined, config });
    };
    afterEach(() => undo());

    const jump = (minutes: number) => {
      undo();
      undo = setClockOff(minutes);
    };
    const turns = () => inTenant(stage.db, stage.tenant.id, (tx) => tx('turns').pluck('id'));
    const isDue = async (id: string) => (await findDue(stage.deps, 1_000)).some((due) => due.id === id);

    it('answers when the visitor has been quiet, not before and not later', async () => {
      await stageWith(2_000);
      const waits: number[] = [];
      const deps = { ...stage.deps, wakeUps: { add: (_job: unknown, ms = 0) => void waits.push(ms) } };
      jump(first);
      const conversationId = await stage.visitorWrites({ text: question });
      await answerConversation(stage.tenant.id, conversationId, deps);
      assert.deepEqual([await turns(), await isDue(conversationId)], [[], false]);
      const [wait = Number.NaN] = waits;
      assert.ok(wait > 0 && wait <= 2_000, `asks to be woken in ${wait} ms`);
      jump(then);
      await advanceClock(stage.db, 3_100);
      assert.equal(await isDue(conversationId), true);
      await stage.look(conversationId);
      assert.deepEqual([(await turns()).length, platform.stored.length], [1, 1]);
    });

    it('takes no lease from another process, and gets it when it has run out', async () => {
      await stageWith(0);
      const conversationId = await stage.visitorWrites({ text: question });
      await inTenant(stage.db, stage.tenant.id, (tx) =>
        tx('conversations').update({ lease_until: tx.raw(`app_now() + interval '8 seconds'`) }),
      );
      for (const minutes of [first, then]) {
        jump(minutes);
        await stage.look(conversationId);
        assert.deepEqual([await turns(), await isDue(conversationId)], [[], false]);
      }
      await advanceClock(stage.db, 9_100);
      await stage.look(conversationId);
      assert.equal((await turns()).length, 1);
    });

    it('tries again, and looks up what is unknown, when it is due', async () => {
      await stageWith(0);
      const conversationId = await stage.visitorWrites({ text: question });
      platform.sends.push({ throwsBefore: new ConnectorError('unreachable', 'on purpose') });
      jump(first);
      await stage.look(conversationId);
      jump(then);
      await stage.look(conversationId);
      assert.equal(platform.attempts, 1);
      platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'on purpose') });
      await advanceClock(stage.db, 1_300);
      await stage.look(conversationId);
      assert.deepEqual([platform.attempts, platform.stored.length], [2, 1]);
      const state = async (): Promise<unknown> =>
        inTenant(stage.db, stage.tenant.id, (tx) => tx('deliveries').where({ kind: 'reply' }).pluck('state'));
      // A platform may store it late: nobody looks before that.
      await stage.look(conversationId);
      assert.deepEqual(await state(), ['verifying']);
      await advanceClock(stage.db, 15_100);
      await stage.look(conversationId);
      assert.deepEqual([await state(), platform.attempts], [['sent'], 2]);
    });

    it('leaves what another process is sending alone for as long as it may take', async () => {
      await stageWith(0);
      const conversationId = await stage.visitorWrites({ text: question });
      const id = newId();
      await inTenant(stage.db, stage.tenant.id, async (tx) => {
        await tx('conversations').update({ due_at: null });
        await tx('deliveries').insert({
          ...{ tenant_id: stage.tenant.id, id, mark: id, conversation_id: conversationId },
          ...{ connection_id: stage.bound.row.id, kind: 'reply', is_visible: true, text: 'Yes.', attempt: 1 },
          ...{ state: 'sending', handover_version: 0, sending_at: tx.raw('app_now()') },
          due_at: tx.raw(`app_now() + interval '25 seconds'`),
        });
      });
      const read = (): Promise<unknown> =>
        inTenant(stage.db, stage.tenant.id, (tx) => tx('deliveries').where({ id }).first('state', 'lookups'));
      for (const minutes of [first, then]) {
        jump(minutes);
        await stage.look(conversationId);
        assert.deepEqual(await read(), { state: 'sending', lookups: 0 });
      }
      await advanceClock(stage.db, 25_100);
      await stage.look(conversationId);
      assert.deepEqual(await read(), { state: 'verifying', lookups: 1 });
    });
  });
}
