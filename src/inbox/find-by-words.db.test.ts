import assert from 'node:assert/strict';
import { z } from 'zod';
import { ConversationQuery } from '../contract/conversations.js';
import type { MessageEvent } from '../kit/index.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { makeMember } from '../test/harness/people.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock, readClock, silentLog } from '../test/harness/test-database.js';
import { emptyConversations } from '../privacy/purge-conversations.js';
import { queryOf } from './conversation-words.js';
import { keepAllWords } from './keep-words.js';
import { assignConversation } from './operate.js';
import { listConversations } from './read-conversations.js';

describe('the search of conversations', function () {
  this.timeout(60_000);
  let stage: WorkStage;

  beforeEach(async () => {
    stage = await stageWork(scriptPlatform(), { write: undefined });
  });

  const find = async (q: string, of = stage) => {
    const page = await listConversations(of.tenant.id, ConversationQuery.parse({ q }), { db: of.db });
    return page.items.map(({ id }) => id);
  };
  const keep = async () => {
    await advanceClock(stage.db, 61_000);
    await keepAllWords({ db: stage.db, log: silentLog });
  };
  const counted = async () => {
    const rows = await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('conversation_words').pluck('conversation_id'),
    );
    return rows.length;
  };
  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);
  const grace: Partial<MessageEvent> = {
    text: 'Is the Größe XL of the lightweight jacket there?',
    visitor: { external_id: 'g', name: 'Grace Hopper', email: 'grace@navy.example', phone: '+442079460018' },
  };

  it('finds words of messages and of the visitor, by their beginnings, before and after they are kept', async () => {
    const id = await stage.visitorWrites({ conversation_id: 'a', message_id: 'a1', ...grace });
    const other = await stage.visitorWrites({
      conversation_id: 'b',
      message_id: 'b1',
      text: 'A jacket, please.',
    });
    const asked = ['Größe jacket', 'LIGHTW', 'hopper grac', 'grace@navy', '+44 (0)20 7946 0018', '460018'];
    for (const q of asked.slice(0, 4)) assert.deepEqual(await find(q), [id], `fresh: ${q}`);
    await keep();
    assert.equal(await counted(), 2);
    for (const q of [...asked, 'grosse', '020 7946']) assert.deepEqual(await find(q), [id], `kept: ${q}`);
    assert.deepEqual(await find('jacket'), [other, id]);
    // Of very many, they are looked for one after the other: with the same result.
    for (const [q, wanted] of [
      ['jacket', [other, id]],
      ['Größe jacket', [id]],
    ] as const) {
      const query = ConversationQuery.parse({ q });
      const page = await listConversations(stage.tenant.id, query, { db: stage.db, mostFound: 0 });
      assert.deepEqual(
        page.items.map((item) => item.id),
        wanted,
        q,
      );
    }
    for (const q of ['zeppelin', 'jacket zeppelin', '?!', `zeppelin' | 'jacket`, '%'])
      assert.deepEqual(await find(q), [], q);
  });

  it('finds what was said since, in a conversation whose words are kept', async () => {
    const id = await stage.visitorWrites({ conversation_id: 'a', message_id: 'a1', text: 'Good morning.' });
    await keep();
    await stage.visitorWrites({ conversation_id: 'a', message_id: 'a2', text: 'Now the hippopotamus.' });
    assert.deepEqual(await find('hippopotamus'), [id]);
    await keep();
    assert.deepEqual(await find('hippopotamus morning'), [id]);
  });

  it('finds nothing of another tenant, and nothing that was taken out', async () => {
    const neighbour = await stageWork(scriptPlatform(), { write: undefined });
    await neighbour.visitorWrites({ conversation_id: 'a', message_id: 'a1', text: 'My submarine sank.' });
    const id = await stage.visitorWrites({
      conversation_id: 'a',
      message_id: 'a1',
      text: 'My submarine floats.',
    });
    await keep();
    assert.deepEqual(await find('submarine'), [id]);
    await stage.look(id);
    const at = (await readClock(stage.db)).toISOString();
    await stage.receive({ kind: 'message-deleted', conversation_id: 'a', message_id: 'a1', at });
    await keep();
    assert.deepEqual(await find('submarine'), []);
    assert.equal((await find('submarine', neighbour)).length, 1);
    await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('conversations').update({ is_waiting_for_human: false }),
    );
    const emptied = await inTenant(stage.db, stage.tenant.id, (tx) =>
      emptyConversations(tx, { days: 0, batch: 10 }),
    );
    assert.deepEqual([emptied, await counted()], [1, 0]);
  });

  it('narrows to what a member of the team looks after, and to what nobody does', async () => {
    const { personId } = await makeMember(stage.db, stage.tenant.id, 'agent');
    const mine = await stage.visitorWrites({
      conversation_id: 'a',
      message_id: 'a1',
      text: 'A blue jacket.',
    });
    const other = await stage.visitorWrites({
      conversation_id: 'b',
      message_id: 'b1',
      text: 'A red jacket.',
    });
    const assigneeId = z
      .tuple([z.uuid()])
      .parse(await inside((tx) => tx('members').where({ person_id: personId }).pluck('id')))[0];
    const actor = { kind: 'member', id: personId, name: 'Ada' };
    const operation = { tenantId: stage.tenant.id, conversationId: mine, personId, actor };
    await assignConversation({ ...operation, assigneeId }, stage.deps);
    const list = async (assignee: string) => {
      const query = ConversationQuery.parse({ assignee, q: 'jacket' });
      const page = await listConversations(stage.tenant.id, query, { db: stage.db, personId });
      return page.items.map(({ id, assignee_id }) => [id, assignee_id]);
    };
    assert.deepEqual(await list('me'), [[mine, assigneeId]]);
    assert.deepEqual(await list(assigneeId), [[mine, assigneeId]]);
    assert.deepEqual(await list('none'), [[other, null]]);
    const bot: unknown = await inside((tx) => tx('conversations').pluck('handler'));
    assert.deepEqual(bot, ['bot', 'bot'], 'that somebody is in charge silences nobody');
    const stranger = { ...operation, assigneeId: other };
    await assert.rejects(assignConversation(stranger, stage.deps), AppError);
  });

  it('waits for nobody who is storing a message, and comes again for what they hold', async () => {
    await stage.visitorWrites({ conversation_id: 'a', message_id: 'a1', text: 'My submarine sank.' });
    await inTenant(stage.db, stage.tenant.id, async (tx) => {
      await tx('conversations').forUpdate().select('id');
      // The embedded database runs one transaction at a time; there nobody can hold anything meanwhile.
      if (process.env['TEST_DATABASE_URL'] !== undefined) await keep();
    });
    if (process.env['TEST_DATABASE_URL'] !== undefined) assert.equal(await counted(), 0);
    await keep();
    assert.equal(await counted(), 1);
  });

  it('may read the index, which row-level security forbids to operators that could leak', async () => {
    const query = queryOf(stage.tenant.id, 'submarine') ?? '';
    const plan = await asSystem(stage.db, async (tx) => {
      await tx.raw('set local enable_seqscan = off');
      const { rows }: { rows: unknown[] } = await tx.raw(
        `explain select conversation_id from conversation_words where words @@ ?::tsquery`,
        [query],
      );
      return JSON.stringify(rows);
    });
    assert.match(plan, /conversation_words_found/);
  });
});
