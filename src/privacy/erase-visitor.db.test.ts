import assert from 'node:assert/strict';
import { z } from 'zod';
import { heldTables, type WhichVisitor } from '../contract/visitor-data.js';
import { archiveMessages } from '../history/archive-messages.js';
import { fingerprintsOf } from '../inbox/event-parties.js';
import { keepWords } from '../inbox/keep-words.js';
import type { MessageEvent } from '../kit/index.js';
import type { Write } from '../models/write.js';
import { AppError } from '../platform/errors.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { testSealer } from '../test/harness/factories.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { tablesWith } from '../test/harness/tables-with.js';
import { readClock } from '../test/harness/test-database.js';
import { eraseVisitor } from './erase-visitor.js';
import { exportVisitor } from './export-visitor.js';
import { countWord, fillWithCanary, plantCanary } from './plant-canary.testing.js';

const actor = { kind: 'member', id: null, name: 'Ada' };
const Asked = z.object({ passages: z.array(z.object({ id: z.string() })) });
const isMissing = (error: unknown) => error instanceof AppError && error.code === 'not-found';

describe('the data of one visitor', function () {
  this.timeout(120_000);
  let platform: ScriptedPlatform;
  let stage: WorkStage;

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write: undefined });
  });

  const erase = (which: WhichVisitor) =>
    eraseVisitor({ tenantId: stage.tenant.id, which, actor }, { ...stage.deps, sealer: testSealer });
  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);
  const timeIn = async (ms: number) => new Date((await readClock(stage.db)).getTime() + ms).toISOString();
  const say = async (message: MessageEvent, given: Partial<MessageEvent> = {}) =>
    (await stage.receive({ ...message, ...given })).outcome;

  it('F-117 is erased from forty places, and that of others stays', async () => {
    const canary = await plantCanary(stage);
    const neighbour = await plantCanary(stage);
    const abroad = await plantCanary(await stageWork(scriptPlatform(), { write: undefined }));
    await inside((tx) => fillWithCanary(tx, canary));
    await keepWords(stage.tenant.id, stage, 0);
    assert.ok((await tablesWith(stage.db, canary.word)).includes('public.conversation_words'));
    const places = await inside((tx) => countWord(tx, canary.word, heldTables));
    assert.ok(places >= 40, `${places} places`);
    const { counts } = await erase({ conversation_id: canary.conversationId });

    assert.deepEqual(await tablesWith(stage.db, canary.word), []);
    assert.ok(counts.messages >= 2 && counts.turns === 1 && counts.leads === 1, JSON.stringify(counts));
    for (const { word } of [neighbour, abroad]) {
      const there = await tablesWith(stage.db, word);
      for (const table of ['visitors', 'messages', 'leads', 'hints', 'archived_messages'])
        assert.ok(there.includes(`public.${table}`), table);
    }
  });

  it('F-117 is found by a lead, an address, a number and the platform’s own id as well', async () => {
    for (const way of ['lead_id', 'email', 'phone', 'contact'] as const) {
      const canary = await plantCanary(stage);
      const found: unknown = await inside((tx) =>
        tx('leads').where({ conversation_id: canary.conversationId }).pluck('id'),
      );
      const connection_id = stage.bound.row.id;
      const ways = {
        lead_id: { lead_id: z.tuple([z.uuid()]).parse(found)[0] },
        email: { email: canary.email },
        phone: { phone: canary.phone },
        contact: { contact: { connection_id, external_id: `visitor-${canary.word}` } },
      };
      await erase(ways[way]);
      assert.deepEqual(await tablesWith(stage.db, canary.word), [], way);
      await assert.rejects(erase(ways[way]), isMissing);
    }
  });

  it('F-117 F-054 does not come back by a late hook, by the echo of a reply, or by the platform’s history', async () => {
    const canary = await plantCanary(stage);
    const { message } = canary;
    const ahead = { ...message, message_id: `ahead-${canary.word}`, sent_at: await timeIn(60_000) };
    await stage.receive(ahead);
    await erase({ conversation_id: canary.conversationId });

    const sent = platform.stored.at(-1);
    const echo = {
      role: 'bot',
      mark: sent?.key ?? '',
      message_id: 'echo',
      sent_at: await timeIn(1_000),
    } as const;
    assert.equal(await say(message), 'ignored');
    assert.equal(await say(ahead), 'ignored');
    assert.equal(await say(message, echo), 'ignored');
    assert.equal(await say(message, { conversation_id: 'an-older-one', message_id: 'old' }), 'ignored');
    assert.equal((await stage.deps.ingest(stage.bound, message, false)).outcome, 'ignored');
    const fingerprints = fingerprintsOf(stage.bound, message);
    const past = { conversation: message.conversation_id, id: 'p', role: 'visitor', text: canary.word };
    await inside((tx) =>
      archiveMessages(tx, {
        ...{ connectionId: stage.bound.row.id, most: 10 },
        messages: [{ ...past, sent_at: message.sent_at, visitor_fingerprint: undefined, fingerprints }],
      }),
    );
    assert.deepEqual(await tablesWith(stage.db, canary.word), []);
  });

  it('F-117 begins anew when the visitor or an operator writes again', async () => {
    const [visitor, operator] = [await plantCanary(stage), await plantCanary(stage)];
    for (const { conversationId } of [visitor, operator]) await erase({ conversation_id: conversationId });
    const given = { message_id: 'anew', sent_at: await timeIn(1_000) };
    assert.equal(await say(visitor.message, given), 'stored');
    assert.equal(await say(operator.message, { ...given, role: 'operator' }), 'stored');
    const handlers = await inside((tx) =>
      tx('conversations').where('external_id', operator.message.conversation_id).pluck('handler'),
    );
    assert.deepEqual(handlers, ['human']);
  });

  it('F-117 is erased while its reply is being sent and while its turn is thought about', async () => {
    let during = () => Promise.resolve();
    const write: Write = async ({ input, expect }) => {
      await during();
      const passage_ids = Asked.parse(input).passages.map(({ id }) => id);
      const said = { answer: 'We are open from 9:00 to 17:00.', passage_ids, unsure: false, intent: null };
      return { answer: expect.parse(said), model: 'scripted', tokens: { in: 1, out: 1 } };
    };
    stage = await stageWork(platform, { write });
    for (const when of ['sending', 'thinking'] as const) {
      const word = `inflight-${when}-${stage.tenant.id}`;
      const id = await stage.visitorWrites({
        conversation_id: word,
        message_id: word,
        text: `When are you open? ${word}`,
      });
      const eraseNow = () => erase({ conversation_id: id }).then(() => undefined);
      if (when === 'sending') platform.sends.push({ does: eraseNow });
      else during = eraseNow;
      await stage.look(id);
      assert.deepEqual(await tablesWith(stage.db, word), [], when);
    }
  });

  it('F-117 does not deadlock with what arrives, is answered and is sent at the same moment', async () => {
    for (let round = 0; round < (process.env['TEST_FULL'] === 'true' ? 40 : 6); round += 1) {
      const canary = await plantCanary(stage);
      const { conversation_id } = canary.message;
      const id = await stage.visitorWrites({
        ...canary.message,
        message_id: `more-${round}`,
        sent_at: await timeIn(0),
      });
      const late = Array.from({ length: 5 }, () => stage.receive(canary.message));
      await Promise.all([stage.look(id), erase({ conversation_id: id }), ...late, stage.look(id)]);
      await stage.receive(canary.message);
      const left = await inside((tx) =>
        tx('conversations').where({ external_id: conversation_id }).pluck('id'),
      );
      assert.deepEqual([left, await tablesWith(stage.db, canary.word)], [[], []]);
    }
  });

  it('F-118 is exported whole, and only theirs', async () => {
    const canary = await plantCanary(stage, { name: 'Grace Hopper' });
    const namesake = await plantCanary(stage, { name: 'Grace Hopper' });
    const abroad = await stageWork(scriptPlatform(), { write: undefined });
    const sameAddress = await plantCanary(abroad, { email: canary.email });
    await inside((tx) => fillWithCanary(tx, canary));
    const held = await inside((tx) =>
      exportVisitor(tx, { conversation_id: canary.conversationId }, { sealer: testSealer }),
    );
    const text = JSON.stringify(held);
    const counted = await inside((tx) => countWord(tx, canary.word, heldTables));
    assert.ok(counted >= 40, String(counted));
    assert.equal(
      Object.values(held.held)
        .flat()
        .reduce((sum, row) => sum + wordsIn(row, canary.word), 0),
      counted,
    );
    for (const { word } of [namesake, sameAddress]) assert.ok(!text.includes(word));
    assert.ok(!text.includes('tenant_id') && !text.includes('token_hash'));
  });
});

/** In how many columns of a row a word stands. */
const wordsIn = (row: object, word: string): number =>
  Object.values(row).filter((value) => JSON.stringify(value).includes(word)).length;
