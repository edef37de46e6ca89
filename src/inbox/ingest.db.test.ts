import assert from 'node:assert/strict';
import type { BoundConnection } from '../connections/connection.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { makeConnection, makeTenant, operatorMessage, visitorMessage } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { readClock, testDatabase } from '../test/harness/test-database.js';
import type { Ingest } from './ingest.js';

describe('ingest', () => {
  let db: Database;
  let ingest: Ingest;
  let bound: BoundConnection;

  beforeEach(async () => {
    db = await testDatabase();
    ingest = sharedIngest(db);
    bound = await makeConnection(db, await makeTenant(db), scriptPlatform().connector);
  });

  const rowsOf = (table: string, columns: string[]): Promise<Record<string, unknown>[]> =>
    inTenant(db, bound.row.tenant_id, (tx) => tx(table).select(columns));

  const conversation = async () => {
    const [row] = await rowsOf('conversations', [
      'handler',
      'handover_version',
      'due_at',
      'seq',
      'status',
      'is_waiting_for_human',
    ]);
    assert.ok(row);
    return row;
  };

  it('F-053 stores one message of eight copies at the same instant, and answers all of them', async () => {
    const messages = Array.from({ length: 25 }, (_, index) => visitorMessage({ message_id: `same${index}` }));
    const copies = messages.flatMap((message) => Array.from({ length: 8 }, () => message));
    const outcomes = await Promise.all(copies.map((copy) => ingest(bound, copy, true)));
    assert.equal(outcomes.filter(({ outcome }) => outcome === 'stored').length, 25);
    assert.equal(outcomes.filter(({ outcome }) => outcome === 'duplicate').length, 175);
    assert.equal((await rowsOf('messages', ['id'])).length, 25);
  });

  it('makes a visitor message due after the quiet time, and a burst due together', async () => {
    const first = await ingest(bound, visitorMessage(), true);
    assert.equal(first.outcome, 'stored');
    assert.ok(first.due_in_ms !== null && first.due_in_ms > 1000 && first.due_in_ms <= 2000);
    const later = await ingest(bound, visitorMessage(), true);
    assert.ok(later.outcome === 'stored' && later.due_in_ms !== null && later.due_in_ms <= 2000);
  });

  it('F-069 lets any operator message take the conversation over', async () => {
    await ingest(bound, visitorMessage(), true);
    await ingest(bound, operatorMessage(), true);
    const { handler, handover_version } = await conversation();
    assert.deepEqual({ handler, handover_version }, { handler: 'human', handover_version: 1 });
  });

  it('F-069 takes neither a private note nor another bot for a human', async () => {
    await ingest(bound, visitorMessage(), true);
    await ingest(bound, operatorMessage({ private: true }), true);
    await ingest(bound, operatorMessage({ role: 'bot' }), true);
    assert.equal((await conversation())['handler'], 'bot');
  });

  it('gives the conversation back to the bot when it was closed and the visitor writes again', async () => {
    await ingest(bound, operatorMessage(), true);
    const at = new Date().toISOString();
    await ingest(bound, { kind: 'conversation-changed', conversation_id: 'c1', open: false, at }, true);
    assert.equal((await conversation())['status'], 'closed');
    await ingest(bound, visitorMessage(), true);
    const { handler, status } = await conversation();
    assert.deepEqual({ handler, status }, { handler: 'bot', status: 'open' });
  });

  it('gives the conversation back to the bot when an operator does so at the platform, never against later words of theirs', async () => {
    await ingest(bound, visitorMessage(), true);
    await ingest(bound, operatorMessage(), true);
    const takenOverAt = (await readClock(db)).getTime();
    const givenBack = (afterMs: number) => ({
      ...{ kind: 'conversation-changed' as const, conversation_id: 'c1' },
      ...{ at: new Date(takenOverAt + afterMs).toISOString(), assigned_to: 'bot' as const },
    });
    assert.equal((await ingest(bound, givenBack(-60_000), true)).outcome, 'ignored');
    assert.equal((await conversation())['handler'], 'human');
    assert.equal((await ingest(bound, givenBack(1_000), true)).outcome, 'changed');
    const { handler, handover_version } = await conversation();
    assert.deepEqual({ handler, handover_version }, { handler: 'bot', handover_version: 2 });
    assert.equal((await ingest(bound, givenBack(2_000), true)).outcome, 'ignored');
    const assigned = { ...givenBack(3_000), assigned_to: 'operator' as const };
    await ingest(bound, assigned, true);
    assert.equal((await conversation())['handler'], 'human');
  });

  it('shows that a visitor waits when a human has the conversation', async () => {
    await ingest(bound, operatorMessage(), true);
    await ingest(bound, visitorMessage(), true);
    assert.equal((await conversation())['is_waiting_for_human'], true);
  });

  it('F-055 counts a late older message to the turn that answered a later one', async () => {
    await ingest(bound, visitorMessage({ message_id: 'new', sent_at: '2026-05-04T09:30:05.000Z' }), true);
    const turn = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f08';
    await inTenant(db, bound.row.tenant_id, async (tx) => {
      await tx('messages').update({ turn_id: turn });
      await tx('conversations').update({ due_at: null, waiting_since: null });
    });
    const late = await ingest(
      bound,
      visitorMessage({ message_id: 'old', sent_at: '2026-05-04T09:30:01.000Z' }),
      true,
    );
    assert.ok(late.outcome === 'stored' && late.due_in_ms === null);
    assert.deepEqual(await rowsOf('messages', ['turn_id']), [{ turn_id: turn }, { turn_id: turn }]);
  });

  it('F-065 keeps an edited text and drops a deleted one', async () => {
    await ingest(bound, visitorMessage({ message_id: 'a', text: 'old' }), true);
    await ingest(bound, visitorMessage({ message_id: 'b', text: 'gone' }), true);
    const at = new Date().toISOString();
    await ingest(
      bound,
      { kind: 'message-edited', conversation_id: 'c1', message_id: 'a', text: 'new', at },
      true,
    );
    await ingest(bound, { kind: 'message-deleted', conversation_id: 'c1', message_id: 'b', at }, true);
    const texts = await inTenant(db, bound.row.tenant_id, (tx) =>
      tx('messages').orderBy('external_id').pluck('text'),
    );
    assert.deepEqual(texts, ['new', '']);
  });

  it('F-060 stores NUL and half surrogate pairs without them, and endless texts cut', async () => {
    const stored = await ingest(bound, visitorMessage({ text: `a\0b\ud800c${'x'.repeat(60_000)}` }), true);
    assert.equal(stored.outcome, 'stored');
    const [text] = await inTenant<unknown[]>(db, bound.row.tenant_id, (tx) => tx('messages').pluck('text'));
    assert.ok(typeof text === 'string' && text.startsWith('ab\ufffdcx') && text.length <= 50_000);
  });

  it('stores the good ones of a batch with a bad one in it', async () => {
    const bad = visitorMessage({ sent_at: 'not a time' });
    const results = await Promise.allSettled(
      [visitorMessage(), bad, visitorMessage()].map((event) => ingest(bound, event, true)),
    );
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal((await rowsOf('messages', ['id'])).length, 2);
  });

  it('stores nothing for a connection that has changed since it was read', async () => {
    await inTenant(db, bound.row.tenant_id, (tx) => tx('connections').update({ version: 2 }));
    assert.equal((await ingest(bound, visitorMessage(), true)).outcome, 'connection-changed');
    assert.equal((await rowsOf('messages', ['id'])).length, 0);
  });

  it('turns what nothing proves into a hint, once, and stores no word of it as a message', async () => {
    const event = visitorMessage();
    assert.equal((await ingest(bound, event, false)).outcome, 'hint');
    assert.equal((await ingest(bound, event, false)).outcome, 'duplicate');
    assert.equal((await rowsOf('messages', ['id'])).length, 0);
    assert.equal((await rowsOf('hints', ['id'])).length, 1);
  });

  it('makes a lead of contact data that the visitor gave to the platform, one for each address', async () => {
    await ingest(bound, visitorMessage(), true);
    const at = new Date().toISOString();
    const change = { kind: 'visitor-changed' as const, conversation_id: 'c1', at };
    await ingest(bound, { ...change, visitor: { email: 'Grace@Example.com' } }, true);
    await ingest(
      bound,
      { ...change, visitor: { email: 'grace@example.com', phone: '020 7946 0000', name: 'Grace' } },
      true,
    );
    assert.deepEqual(await rowsOf('leads', ['email', 'phone', 'name']), [
      { email: 'grace@example.com', phone: '+442079460000', name: 'Grace' },
    ]);
  });
});
