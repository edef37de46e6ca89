import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Cell, openCell } from './points/open-cell.js';
import { playRound } from './points/play-round.js';
import { killPoint, type KillPointName } from './product/kill-points.js';
import { whyMissing } from './rig/find-binaries.js';
import { type Rig, startRig } from './rig/start-rig.js';
import { allCases } from './storm/judge.js';
import { plainQuestion } from './world/what-is-said.js';

/** Leases, second looks and retries run on the simulated clock: a minute of it takes six seconds. */
const speed = 10;

/** What the product's tables hold of one conversation. */
const Left = z.object({
  messages: z.number(),
  turns: z.array(z.string()),
  leads: z.number(),
  deliveries: z.array(
    z.object({ kind: z.string(), state: z.string(), attempt: z.number(), via: z.string().nullable() }),
  ),
});

const leftOf = `select
  (select count(*)::int from messages m where m.conversation_id = c.id and m.role = 'visitor') as messages,
  array(select decision from turns t where t.conversation_id = c.id) as turns,
  (select count(*)::int from leads l where l.conversation_id = c.id) as leads,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'state', state, 'attempt', attempt, 'via', sent_via)
    order by kind), '[]') from deliveries d where d.conversation_id = c.id and d.kind <> 'after-send') as deliveries
  from conversations c where c.external_id = $1`;

// Once, in the pass that has both servers: the rig starts its own in any case.
if (process.env['TEST_REDIS_URL'] !== undefined) {
  describe('a process of the product that is killed by SIGKILL at one point', function () {
    this.timeout(120_000);
    let rig: Rig | undefined;
    let cell: Cell | undefined;

    before(async function () {
      const reason = whyMissing();
      if (reason !== undefined) {
        assert.notEqual(process.env['REQUIRE_SERVICES'], 'true', reason);
        console.log(`    skipped: ${reason}`);
        this.skip();
      }
      rig = await startRig();
      cell = await openCell(rig, { name: 'kill-points', seed: 7, speed });
    });

    after(async () => {
      await cell?.stop();
      await rig?.stop({ keepLogs: false });
    });

    const opened = (): Cell => {
      assert.ok(cell);
      return cell;
    };

    /**
     * A visitor writes, the process dies, another one comes. By then the platform has one visible message, a note only
     * where a human was called, and the model was not asked more often than the point allows.
     */
    const dieAt = async (name: KillPointName, said: { text?: string } = {}) => {
      const task = { point: killPoint(name), number: 0, ...said };
      const { conversation, problems } = await playRound(opened(), task);
      assert.deepEqual(problems, [], name);
      const { rows } = await opened().db.query(leftOf, [conversation]);
      return { conversation, left: z.tuple([Left]).parse(rows)[0] };
    };

    /** How the hooks about the visitor's words in a conversation of Crisp were answered, in order. */
    const hookAnswers = (conversation: string) =>
      opened()
        .platforms.crisp.ledger.deliveries.filter(
          ({ event, body }) => event === 'message:send' && body.includes(conversation),
        )
        .map(({ status }) => status);

    const sent = { state: 'sent', attempt: 1, via: 'ack' };

    it('F-002 after the commit, before the 200: the platform sends again, which stores nothing and answers nobody twice', async () => {
      const { conversation, left } = await dieAt('ingest-committed');
      const answers = hookAnswers(conversation);
      assert.equal(answers[0], null);
      assert.deepEqual(
        answers.filter((status) => status === 200),
        [200],
      );
      assert.deepEqual([left.messages, left.turns], [1, ['reply']]);
      assert.deepEqual(left.deliveries, [{ kind: 'reply', ...sent }]);
    });

    it('F-003 after the 200, before anybody was woken: nobody sends again, and the sweep finds it', async () => {
      const { conversation, left } = await dieAt('wake-up-lost');
      assert.deepEqual(hookAnswers(conversation), [200]);
      assert.deepEqual([left.messages, left.turns], [1, ['reply']]);
      assert.deepEqual(left.deliveries, [{ kind: 'reply', ...sent }]);
    });

    it('F-006 after the answer of the model, before its commit: nothing of it counted, and lead and reply come together', async () => {
      const text = `${plainQuestion(1)} My email is grace@mail.example.`;
      const { left } = await dieAt('model-answered', { text });
      assert.deepEqual([left.messages, left.turns, left.leads], [1, ['reply'], 1]);
      assert.deepEqual(left.deliveries, [
        { kind: 'contact', ...sent },
        { kind: 'reply', ...sent },
      ]);
    });

    it('F-010 after the answer of the platform, before `sent` is stored: it is read back, not sent again', async () => {
      const { left } = await dieAt('send-answered');
      assert.deepEqual(left.turns, ['reply']);
      const [reply] = left.deliveries;
      // The look-up found it, or the history that whoever starts reads first.
      const via = reply?.via === 'echo' ? 'echo' : 'readback';
      assert.deepEqual(left.deliveries, [{ kind: 'reply', ...sent, via }]);
    });

    it('F-011 after a note was written: the platform keeps one, and the handover is made', async () => {
      const { left } = await dieAt('note-answered');
      assert.deepEqual(left.turns, ['hand-over']);
      assert.deepEqual(
        left.deliveries.map(({ kind, state }) => [kind, state]),
        ['handover', 'handover-text', 'note'].map((kind) => [kind, 'sent']),
      );
      assert.equal(left.deliveries.find(({ kind }) => kind === 'note')?.attempt, 1);
    });

    it('F-011 after a handover was made: it is made again, which changes nothing, with one note and one text', async () => {
      const { left } = await dieAt('handover-answered');
      assert.deepEqual(left.turns, ['hand-over']);
      assert.deepEqual(
        left.deliveries.map(({ kind, state, attempt }) => [kind, state, attempt]),
        [
          ['handover', 'sent', 2],
          ['handover-text', 'sent', 1],
          ['note', 'sent', 1],
        ],
      );
    });

    it('F-011 after contact data were written: they are written again, and make one lead', async () => {
      const { left } = await dieAt('contact-answered');
      assert.equal(left.leads, 1);
      assert.deepEqual(
        left.deliveries.map(({ kind, state, attempt }) => [kind, state, attempt]),
        [
          ['contact', 'sent', 2],
          ['reply', 'sent', 1],
        ],
      );
    });

    it('leaves the ledgers of both platforms and of the product in agreement', async () => {
      assert.deepEqual(allCases(await opened().judge()), []);
    });
  });
}
