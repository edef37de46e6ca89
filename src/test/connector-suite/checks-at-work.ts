import assert from 'node:assert/strict';
import { secondLookupMs, verifyAfterMs } from '../../inbox/delivery.js';
import type { AnyConnector, RawRequest } from '../../kit/index.js';
import { type Bench, type Check, collectChecks, type It } from '../../kit/testing/index.js';
import { type PlatformStage, stagePlatform } from './stage-platform.js';

const question = 'When are you open on Sunday?';

/** What visitors and operators see of a connector in the running product, as a list; each check has a platform of its own. */
export function checksAtWork(connector: AnyConnector, startBench: () => Promise<Bench>): Check[] {
  return collectChecks((it) => {
    const tell: Tell = (title, story) =>
      it(title, async () => {
        const stage = await stagePlatform(connector, startBench);
        try {
          await story(stage);
        } finally {
          await stage.stop();
        }
      });
    describeAnswering(tell);
    describeTakeover(tell);
    describeCrash(tell);
  });
}

type Story = (stage: PlatformStage) => Promise<void>;
type Tell = (...given: [Parameters<It>[0], Story]) => void;

/** Answers, hears what comes back, and looks again: nothing more may come of it. */
async function settle(stage: PlatformStage, conversationId: string): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await stage.look(conversationId);
    await stage.hear();
  }
}

async function checkSaid(stage: PlatformStage, conversationId: string, times: number): Promise<void> {
  const said = await stage.bench.saidByUs(conversationId);
  assert.equal(
    said.length,
    times,
    `The visitor reads ${said.length} answers instead of ${times}: ${JSON.stringify(said)}.`,
  );
}

/** The bot may have called a human itself; only whether one stepped in counts. */
async function checkOperator(
  stage: PlatformStage,
  conversationId: string,
  { isThere }: { isThere: boolean },
): Promise<void> {
  const { handler, handler_reason } = await stage.read(conversationId);
  assert.equal(
    handler === 'human' && /^(?:operator-|taken-over)/.test(handler_reason ?? ''),
    isThere,
    isThere
      ? 'The operator’s message did not silence the bot: parse must tell it from a bot’s and from our own.'
      : 'The bot took something for an operator’s message: what is ours needs its mark, and a note is private.',
  );
}

function describeAnswering(tell: Tell): void {
  tell(
    'answers a visitor once, and takes its own echo for neither a question nor a takeover',
    async (stage) => {
      const id = await stage.bench.visitorWrites(question);
      await stage.hear();
      await settle(stage, id);
      await checkSaid(stage, id, 1);
      await checkOperator(stage, id, { isThere: false });
      await stage.bench.visitorWrites('And when on Saturday?', id);
      await stage.hear();
      await settle(stage, id);
      await checkSaid(stage, id, 2);
    },
  );

  tell('answers once when every hook comes twice, at the same moment and after the answer', async (stage) => {
    const id = await stage.bench.visitorWrites(question);
    let early: readonly RawRequest[] = [];
    await stage.hear((hooks) => {
      early = hooks;
      return hooks.map((hook) => [hook, hook]);
    });
    await stage.look(id);
    await stage.hear((hooks) => [...hooks.map((hook) => [hook, hook]), early]);
    await settle(stage, id);
    await checkSaid(stage, id, 1);
    await checkOperator(stage, id, { isThere: false });
  });

  tell('answers once when the hooks come in the wrong order', async (stage) => {
    const id = await stage.bench.visitorWrites(question);
    await stage.bench.visitorWrites('And when on Saturday?', id);
    await stage.hear((hooks) => hooks.toReversed().map((hook) => [hook]));
    await settle(stage, id);
    await checkSaid(stage, id, 1);
    await checkOperator(stage, id, { isThere: false });
  });
}

/** At the platform, where operators write there; else in the product. */
async function operatorSteps(stage: PlatformStage, conversationId: string): Promise<void> {
  const { operatorWrites } = stage.bench;
  if (!operatorWrites) await stage.takeOver(conversationId);
  else await operatorWrites(conversationId, 'Priya here, I take this one.');
}

function describeTakeover(tell: Tell): void {
  tell('falls silent when an operator steps in, and stays so', async (stage) => {
    const id = await stage.bench.visitorWrites(question);
    await stage.hear();
    await settle(stage, id);
    await operatorSteps(stage, id);
    await stage.hear();
    await stage.bench.visitorWrites('And when on Saturday?', id);
    await stage.hear();
    await settle(stage, id);
    await checkOperator(stage, id, { isThere: true });
    await checkSaid(stage, id, 1);
  });

  tell('lets the operator win when the hook of the question comes last', async (stage) => {
    const id = await stage.bench.visitorWrites('Good morning!');
    await stage.hear();
    await stage.bench.visitorWrites(question, id);
    await operatorSteps(stage, id);
    await stage.hear((hooks) => hooks.toReversed().map((hook) => [hook]));
    await settle(stage, id);
    await checkOperator(stage, id, { isThere: true });
    await checkSaid(stage, id, 0);
  });

  tell('goes on after a private note, where the platform has notes', async (stage) => {
    const id = await stage.bench.visitorWrites(question);
    await stage.hear();
    await settle(stage, id);
    await stage.bench.operatorNotes?.(id, 'A regular.');
    await stage.hear();
    await stage.bench.visitorWrites('And when on Saturday?', id);
    await stage.hear();
    await settle(stage, id);
    await checkOperator(stage, id, { isThere: false });
    await checkSaid(stage, id, 2);
  });
}

/** Looks until the process would die in its first call; it never hears what came of it. */
async function dieWhileSending(
  stage: PlatformStage,
  conversationId: string,
  { isStored }: { isStored: boolean },
): Promise<void> {
  const died = new Promise<void>((die) => {
    stage.callThrough({
      call: async (call) => {
        if (isStored) await stage.bench.http.call(call);
        die();
        return new Promise(() => undefined);
      },
    });
  });
  await Promise.race([died, stage.look(conversationId)]);
  stage.callThrough();
}

const mostRounds = 8;

/** Time goes by, and another process looks, until every reply has its end. */
async function recover(stage: PlatformStage, conversationId: string): Promise<void> {
  const { traits } = stage.bound;
  for (let round = 0; round < mostRounds; round += 1) {
    await stage.pass(round === 0 ? verifyAfterMs(traits) + 1_000 : secondLookupMs + 1_000);
    await stage.look(conversationId);
    const { replies } = await stage.read(conversationId);
    if (replies.every((state) => state === 'sent' || state === 'parked')) return;
  }
  assert.fail('A reply that was under way when the process died has come to no end.');
}

async function checkOutcome(
  stage: PlatformStage,
  conversationId: string,
  { isStored }: { isStored: boolean },
): Promise<void> {
  const { replies, is_waiting_for_human: isWaiting } = await stage.read(conversationId);
  if (stage.bound.traits.idempotency === 'none') {
    assert.deepEqual(
      [replies, isWaiting],
      [['parked'], true],
      'Nobody can say whether the platform has the message: it rests, and a human is told.',
    );
    await checkSaid(stage, conversationId, isStored ? 1 : 0);
    return;
  }
  await checkSaid(stage, conversationId, 1);
  assert.deepEqual(replies, ['sent']);
}

function describeCrash(tell: Tell): void {
  for (const isStored of [false, true])
    tell(
      `says it once, or calls a human, when the process dies ${isStored ? 'after' : 'before'} the platform has it`,
      async (stage) => {
        const id = await stage.bench.visitorWrites(question);
        await stage.hear();
        await dieWhileSending(stage, id, { isStored });
        await recover(stage, id);
        await stage.hear();
        await settle(stage, id);
        await checkOutcome(stage, id, { isStored });
      },
    );

  tell('takes the echo for a receipt when the process died before it heard the answer', async (stage) => {
    const id = await stage.bench.visitorWrites(question);
    await stage.hear();
    await dieWhileSending(stage, id, { isStored: true });
    await stage.hear();
    await recover(stage, id);
    await settle(stage, id);
    await checkOutcome(stage, id, { isStored: true });
    await checkOperator(stage, id, { isThere: false });
  });
}
