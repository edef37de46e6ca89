import assert from 'node:assert/strict';
import { z } from 'zod';
import { changePlan } from '../billing/change-plan.js';
import type { Write } from '../models/write.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock, readClock } from '../test/harness/test-database.js';
import { explain } from './turn-state.js';

const question = 'When are you open on Saturday?';
const answer = 'We are open Monday to Saturday from 9:00 to 17:00. On Sunday we are closed.';
const Input = z.object({ passages: z.array(z.object({ id: z.string() })) });

/** A model that rests its answer on the first passage; `during` happens while it is asked. */
function scriptModel(during: () => Promise<void> = () => Promise.resolve()) {
  const model = { asked: 0 };
  const write: Write = async ({ input, expect }) => {
    model.asked += 1;
    await during();
    const passage_ids = Input.parse(input)
      .passages.slice(0, 1)
      .map(({ id }) => id);
    const given = expect.parse({ answer, passage_ids, unsure: false, intent: null });
    return { answer: given, model: 'scripted', tokens: { in: 1, out: 1 } };
  };
  return { write, model };
}

describe('answering on a plan', function () {
  this.timeout(60_000);
  let platform: ScriptedPlatform;
  beforeEach(() => {
    platform = scriptPlatform();
  });

  /** On trial for so long from now on. */
  const trialFor = async ({ db, tenant }: WorkStage, ms: number) => {
    const ends = new Date((await readClock(db)).getTime() + ms).toISOString();
    await asSystem(db, (tx) => changePlan(tx, tenant.id, { plan: 'trial', trial_ends_at: ends }));
  };
  /** A visitor of their own writes, and is looked at once. */
  const ask = async (stage: WorkStage, conversation_id: string, text = question) => {
    const visitor = { external_id: `visitor of ${conversation_id}` };
    const id = await stage.visitorWrites({ conversation_id, text, visitor });
    await stage.look(id);
    return id;
  };
  const said = (conversationId: string) =>
    platform.stored.filter((each) => each.conversationId === conversationId).map(({ text }) => text);
  const reasons = (stage: WorkStage) =>
    inTenant(stage.db, stage.tenant.id, async (tx) =>
      z.array(z.string()).parse(await tx('turns').orderBy('created_at').pluck('reason')),
    );

  it('answers until the last moment of a trial and hands over from its end on, without asking the model', async () => {
    const { write, model } = scriptModel();
    const stage = await stageWork(platform, { write, database: 'held-clock' });
    const endsMs = (await readClock(stage.db)).getTime() + 60_000;
    const hold = (ms: number) =>
      stage.db.knex.raw(`create or replace function app_now() returns timestamptz language sql stable as
        'select ''${new Date(ms).toISOString()}''::timestamptz'`);
    await hold(endsMs - 60_000);
    await trialFor(stage, 60_000);
    await hold(endsMs - 1);
    await ask(stage, 'before');
    await hold(endsMs);
    await ask(stage, 'after');
    assert.deepEqual([await reasons(stage), model.asked], [['grounded', 'plan-ended'], 1]);
    assert.deepEqual(said('before'), [answer]);
  });

  it('sends the answer of a turn whose model call crosses the end', async () => {
    const { write } = scriptModel(() => advanceClock(stage.db, 61_000));
    const stage: WorkStage = await stageWork(platform, { write });
    await trialFor(stage, 60_000);
    await ask(stage, 'across');
    await ask(stage, 'after');
    assert.deepEqual(await reasons(stage), ['grounded', 'plan-ended']);
    assert.deepEqual(said('across'), [answer]);
  });

  it('tells the visitor the business’s own words and nothing of the plan, and the team why', async () => {
    const stage = await stageWork(platform, { write: undefined });
    await trialFor(stage, 60_000);
    await advanceClock(stage.db, 61_000);
    const id = await ask(stage, 'after');
    const [told = ''] = said('after');
    assert.notEqual(told, '');
    assert.doesNotMatch(told, /trial|plan/i);
    const found: unknown = await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('conversations').where({ id }).first('handler', 'handler_reason', 'is_waiting_for_human'),
    );
    const handedOver = { handler: 'human', handler_reason: 'plan-ended', is_waiting_for_human: true };
    assert.deepEqual({ ...z.looseObject({}).parse(found) }, handedOver);
    assert.match(explain('plan-ended'), /trial .* has ended/);
  });

  it('keeps the message and the lead in it after the end', async () => {
    const stage = await stageWork(platform, { write: undefined });
    await trialFor(stage, 60_000);
    await advanceClock(stage.db, 61_000);
    await ask(stage, 'after', 'Please write to kari@example.com about the prices');
    const kept = await inTenant(stage.db, stage.tenant.id, async (tx) => [
      await tx('messages').where({ role: 'visitor' }).whereNotNull('turn_id').pluck('text'),
      await tx('leads').pluck('email'),
    ]);
    assert.deepEqual(kept, [['Please write to kari@example.com about the prices'], ['kari@example.com']]);
  });

  it('answers the very next turn after the trial was extended, and after the plan became standard', async () => {
    const { write } = scriptModel();
    const stage = await stageWork(platform, { write });
    await trialFor(stage, 60_000);
    await advanceClock(stage.db, 61_000);
    await ask(stage, 'ended');
    await trialFor(stage, 60_000);
    await ask(stage, 'extended');
    await advanceClock(stage.db, 61_000);
    await ask(stage, 'ended again');
    await asSystem(stage.db, (tx) => changePlan(tx, stage.tenant.id, { plan: 'standard' }));
    await ask(stage, 'standard');
    assert.deepEqual(await reasons(stage), ['plan-ended', 'grounded', 'plan-ended', 'grounded']);
  });

  it('asks the model on trial no oftener in a day than the installation grants, nor than the tenant itself', async () => {
    const { write, model } = scriptModel();
    const stage = await stageWork(platform, { write });
    stage.deps.trialDailyAnswers = 3;
    await trialFor(stage, 3_600_000);
    for (let at = 0; at < 6; at += 1) await ask(stage, `c${at}`);
    assert.equal(model.asked, 3);
    await asSystem(stage.db, (tx) => changePlan(tx, stage.tenant.id, { plan: 'standard' }));
    await ask(stage, 'standard');
    assert.equal(model.asked, 4);

    const own = scriptModel();
    const frugal = await stageWork(scriptPlatform(), { write: own.write, config: { daily_model_calls: 2 } });
    await trialFor(frugal, 3_600_000);
    for (let at = 0; at < 4; at += 1) await ask(frugal, `c${at}`);
    assert.equal(own.model.asked, 2);
  });
});
