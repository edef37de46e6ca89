import assert from 'node:assert/strict';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { createResolver } from '../connections/resolve-connection.js';
import { findDue } from '../inbox/find-due.js';
import { ConnectorError, type ConnectorEvent, type PulledPage, walkBack } from '../kit/index.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import {
  makeConnection,
  makeTenant,
  testSealer,
  type TestTenant,
  visitorMessage,
} from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { readClock, silentLog, testDatabase } from '../test/harness/test-database.js';
import { beginImport, removeArchive, requireTurn, stopImport } from './begin-import.js';
import { importPage } from './import-page.js';
import { listArchive, readArchived } from './read-archive.js';
import { readImport } from './read-import.js';

const started = Date.parse('2026-01-01T09:00:00Z');
const at = (minute: number) => new Date(started + minute * 60_000).toISOString();

const Talk = z.looseObject({
  external_id: z.string(),
  message_count: z.number(),
  first_question: z.string(),
});

describe('the import of past conversations', () => {
  let db: Database;
  let tenant: TestTenant;
  let bound: BoundConnection;
  /** The platform's list, the latest activity first, three a page. */
  let talks: { id: string; messages: ConnectorEvent[] }[];
  /** What the next calls of the platform fail with. */
  let failures: ConnectorError[];
  const connectors = new Map();

  const write = (id: string, minute: number, given: Parameters<typeof visitorMessage>[0] = {}) => {
    const known = talks.findIndex((talk) => talk.id === id);
    const [talk = { id, messages: [] }] = known < 0 ? [] : talks.splice(known, 1);
    talk.messages.push(
      visitorMessage({ conversation_id: id, message_id: `${id}-${minute}`, sent_at: at(minute), ...given }),
    );
    talks.unshift(talk);
  };

  const pull = (cursor: string | undefined): Promise<PulledPage> => {
    const failure = failures.shift();
    if (failure) return Promise.reject(failure);
    return walkBack(cursor, (place = '0') => {
      const from = Number(place);
      const listed = talks.slice(from, from + 3).map(({ messages }) => {
        const last = messages.at(-1);
        return { lastActivity: last?.kind === 'message' ? last.sent_at : undefined, read: () => messages };
      });
      return Promise.resolve({
        conversations: listed,
        next: from + 3 < talks.length ? String(from + 3) : undefined,
      });
    });
  };

  const deps = () => ({
    ...{ db, log: silentLog, http: { call: () => Promise.reject(new Error('nothing may be called')) } },
    resolver: createResolver({ db, connectors, sealer: testSealer, publicUrl: 'http://localhost:3000' }),
  });
  const standing = () => inTenant(db, tenant.id, (tx) => readImport(tx, bound.row.id));
  const archive = async () => {
    const page = await inTenant(db, tenant.id, (tx) => listArchive(tx, { limit: 100 }));
    return page.items.map((item) => ({ ...Talk.parse(item), id: item.id }));
  };
  const begin = (given: { since?: string; most_conversations?: number } = {}) =>
    inTenant(db, tenant.id, (tx) => beginImport(tx, bound.row.id, { most_conversations: 5_000, ...given }));
  const makeDue = () =>
    inTenant(db, tenant.id, (tx) =>
      tx('history_imports')
        .whereNotNull('due_at')
        .update({ due_at: tx.raw('app_now()') }),
    );
  const readOne = async () => {
    await makeDue();
    await importPage(tenant.id, bound.row.id, deps());
  };
  const readAll = async () => {
    for (let pages = 0; pages < 50; pages += 1) {
      if ((await standing()).state !== 'running') return;
      await readOne();
    }
    assert.fail('the import has no end');
  };

  const open = async (callsPerDay?: number) => {
    const { connector } = scriptPlatform(callsPerDay === undefined ? {} : { callsPerDay });
    const reading = { ...connector, pull };
    connectors.set('scripted', reading);
    tenant = await makeTenant(db);
    bound = await makeConnection(db, tenant, reading);
  };

  before(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    [talks, failures] = [[], []];
    for (let count = 1; count <= 8; count += 1) write(`c${count}`, count, { text: `Question ${count}?` });
    await open();
  });

  it('keeps each message once, however often it is read, and creates nothing that could be answered', async () => {
    write('c3', 20, { role: 'operator', text: 'Yes.' });
    await begin();
    await readAll();
    await begin();
    await readAll();
    const { state, conversations, messages, oldest_at } = z
      .looseObject({ conversations: z.number(), messages: z.number(), oldest_at: z.date() })
      .parse(await standing());
    assert.deepEqual([state, conversations, messages, oldest_at.toISOString()], ['done', 8, 9, at(1)]);
    const [first] = await archive();
    assert.deepEqual(
      [first?.external_id, first?.message_count, first?.first_question],
      ['c3', 2, 'Question 3?'],
    );
    for (const table of ['conversations', 'messages', 'deliveries', 'turns', 'hints'])
      assert.deepEqual(await inTenant(db, tenant.id, (tx) => tx(table).pluck('id')), [], table);
  });

  it('goes on with the page at which a process died', async () => {
    await begin();
    await readOne();
    const claimed = await inTenant(db, tenant.id, (tx) =>
      tx('history_imports').update({ due_at: tx.raw(`app_now() + interval '1 minute'`) }),
    );
    assert.equal(claimed, 1);
    await importPage(tenant.id, bound.row.id, deps());
    assert.equal((await archive()).length, 3, 'a page that another process reads is left to it');
    await readAll();
    assert.equal((await archive()).length, 8);
  });

  it('finds a conversation that jumps ahead of the reading', async () => {
    await begin();
    await readOne();
    const now = new Date((await readClock(db)).getTime() + 1_000).toISOString();
    write('c1', 0, { message_id: 'now', sent_at: now, text: 'Me again.' });
    await readAll();
    const talk = (await archive()).find(({ external_id }) => external_id === 'c1');
    assert.equal(talk?.message_count, 1, 'what was there when it began, not what came later');
  });

  it('takes out what identifies people, and leaves private notes to the team', async () => {
    write('c9', 30, { text: 'Mail me: ingrid.berg@example.com or +44 20 7946 0958' });
    write('c9', 31, { role: 'operator', private: true, text: 'She is difficult.' });
    await begin();
    await readAll();
    const [first] = await archive();
    const { messages } = await inTenant(db, tenant.id, (tx) => readArchived(tx, first?.id ?? ''));
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['Mail me: [email] or [phone]'],
    );
  });

  it('ends at the number of conversations that was asked for, and says that there is more', async () => {
    await begin({ most_conversations: 4 });
    await readAll();
    assert.deepEqual(
      (await archive()).map(({ external_id }) => external_id),
      ['c8', 'c7', 'c6', 'c5'],
    );
    assert.equal((await standing()).is_limited, true);
  });

  it('reads no further back than asked for', async () => {
    await begin({ since: at(6) });
    await readAll();
    const names = (await archive()).map(({ external_id }) => external_id);
    assert.deepEqual(names, ['c8', 'c7', 'c6', 'c5'], 'the clocks of platforms are granted a minute');
  });

  it('waits and says why when the platform refuses, and then reads the same page', async () => {
    await begin();
    failures.push(new ConnectorError('rate-limited', 'Too many calls.', { retryAfterMs: 90_000 }));
    await readOne();
    const waiting = await standing();
    assert.deepEqual(
      [waiting.state, waiting.waits_for, waiting.problem],
      ['running', 'platform', 'Too many calls.'],
    );
    assert.deepEqual(
      (await findDue({ db }, 100)).filter(({ kind }) => kind === 'import'),
      [],
    );
    await readAll();
    assert.equal((await archive()).length, 8);
    assert.equal((await standing()).problem, null);
  });

  it('takes at most its share of a day’s calls', async () => {
    await open(0);
    await begin();
    await readOne();
    const { state, waits_for, next_at } = z.looseObject({ next_at: z.date() }).parse(await standing());
    assert.deepEqual([state, waits_for], ['running', 'quota']);
    assert.deepEqual([next_at.getUTCHours(), next_at.getUTCMinutes()], [0, 0]);
  });

  it('can be stopped, goes on where it stood, and its archive can be removed', async () => {
    await begin();
    await readOne();
    await inTenant(db, tenant.id, (tx) => stopImport(tx, bound.row.id));
    await readOne();
    assert.deepEqual([(await standing()).state, (await archive()).length], ['stopped', 3]);
    await begin();
    await readOne();
    assert.equal((await archive()).length, 6);
    await inTenant(db, tenant.id, (tx) => removeArchive(tx, bound.row.id));
    assert.deepEqual([(await standing()).state, await archive()], ['never', []]);
  });

  it('is found by the sweep while it is due', async () => {
    await begin();
    const due = (await findDue({ db }, 100)).filter(({ kind }) => kind === 'import');
    assert.deepEqual(due, [{ kind: 'import', tenant_id: tenant.id, id: bound.row.id }]);
    await inTenant(db, tenant.id, (tx) => removeArchive(tx, bound.row.id));
  });

  it('is another tenant’s secret: no connection, no archive, no conversation', async () => {
    await begin();
    await readAll();
    const [first] = await archive();
    const other = await makeTenant(db);
    await assert.rejects(
      inTenant(db, other.id, (tx) => readImport(tx, bound.row.id)),
      { code: 'not-found' },
    );
    await assert.rejects(
      inTenant(db, other.id, (tx) => readArchived(tx, first?.id ?? '')),
      { code: 'not-found' },
    );
    const seen = await inTenant(db, other.id, (tx) => listArchive(tx, { limit: 100 }));
    assert.deepEqual(seen.items, []);
  });

  it('runs for so many connections of a tenant at once, also when two begin together', async () => {
    const { connector } = scriptPlatform();
    const [other, third] = [
      await makeConnection(db, tenant, connector),
      await makeConnection(db, tenant, connector),
    ];
    const begin = (connectionId: string) =>
      inTenant(db, tenant.id, async (tx) => {
        await requireTurn(tx, connectionId, { mostHistoryImports: 2 });
        await beginImport(tx, connectionId, { most_conversations: 10 });
      });
    await begin(bound.row.id);
    const all = await Promise.allSettled([begin(other.row.id), begin(third.row.id)]);
    assert.deepEqual(all.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    await begin(bound.row.id);
    await inTenant(db, tenant.id, (tx) => stopImport(tx, bound.row.id));
    await Promise.all([begin(other.row.id), begin(third.row.id)]);
    await assert.rejects(begin(bound.row.id), /at most 2 histories at once, and 2 are being read\. Wait/);
  });
});
