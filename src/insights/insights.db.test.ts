import assert from 'node:assert/strict';
import { z } from 'zod';
import { narrowToFigure } from '../inbox/narrow-to-figure.js';
import { listConversations } from '../inbox/read-conversations.js';
import { listLeads } from '../leads/lead.js';
import { ConversationQuery } from '../contract/conversations.js';
import { Insights, InsightQuery, QuestionPage, QuestionQuery } from '../contract/insights.js';
import { LeadQuery } from '../contract/leads.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import { keepAllFigures, keepFigures } from './keep-figures.js';
import { newId } from '../platform/ids.js';
import { listPlaces } from './list-places.js';
import { listQuestions } from './list-questions.js';
import { markQuestion } from './mark-question.js';
import { readInsights } from './read-insights.js';
import { addDays, readToday } from './span.js';
import { type PastDesk, stagePast } from './stage-past.testing.js';

const zone = 'Asia/Kathmandu';
const explain = (reason: string) => `explained: ${reason}`;

describe('insights', () => {
  let db: Database;
  let tenant: TestTenant;
  let past: PastDesk;
  let today: string;

  beforeEach(async () => {
    db = await testDatabase();
    tenant = await makeTenant(db);
    past = await stagePast(db, tenant, { zone });
    today = await inTenant(db, tenant.id, (tx) => readToday(tx, zone));
  });

  const read = async (query: object = {}) =>
    Insights.parse(
      await inTenant(db, tenant.id, (tx) => readInsights(tx, InsightQuery.parse(query), { explain })),
    );
  const talksOf = async (query: object) => {
    const page = await listConversations(tenant.id, ConversationQuery.parse(query), { db });
    return page.items.map(({ id }) => id).sort();
  };
  const questions = async (query: object = {}) =>
    QuestionPage.parse(await inTenant(db, tenant.id, (tx) => listQuestions(tx, QuestionQuery.parse(query))));

  /** Something of every kind: yesterday, today, and in the span before. */
  async function tellStory() {
    const first = await past.talk({ day: addDays(today, -1), time: '23:59:50' });
    await past.say(first, { role: 'visitor', after: 0 });
    await past.decide(first, { decision: 'reply', reason: 'grounded', after: 3 });
    await past.say(first, { role: 'bot', after: 4 });
    const second = await past.talk({ day: today, time: '00:00:01', channel: 'email' });
    await past.say(second, { role: 'visitor', after: 0 });
    await past.say(second, { role: 'visitor', after: 1 });
    await past.say(second, { role: 'operator', isPrivate: true, after: 2 });
    await past.decide(second, { decision: 'hand-over', reason: 'nothing-known', after: 3 });
    await past.say(second, { role: 'operator', after: 90 });
    const old = await past.talk({ day: addDays(today, -30), time: '12:00:00' });
    await past.say(old, { role: 'visitor', after: 0 });
    await past.decide(old, { decision: 'stay-silent', reason: 'human-answers', after: 3 });
    await past.lead(second);
    return { first, second, old };
  }

  it('counts by the day of the tenant, beside as many days before', async () => {
    await tellStory();
    const { sums, before, days, ...span } = await read({ days: 28 });
    assert.equal(span.since, addDays(today, -27));
    assert.deepEqual(sums, {
      ...{ visitor_messages: 3, conversations: 2, answered: 1, suggested: 0, handed_over: 1, silent: 0 },
      ...{ leads: 1, first_answers: 2, first_answer_p50: 4, first_answer_p95: 90 },
    });
    assert.deepEqual([before.visitor_messages, before.conversations, before.silent], [1, 1, 1]);
    assert.equal(before.first_answer_p50, null);
    assert.equal(days.length, 28);
    assert.deepEqual(
      days.slice(-2).map((day) => [day.day, day.visitor_messages, day.answered, day.handed_over, day.leads]),
      [
        [addDays(today, -1), 1, 1, 0, 0],
        [today, 2, 0, 1, 1],
      ],
    );
    assert.deepEqual(span.handed_over_reasons, [
      { reason: 'nothing-known', explanation: 'explained: nothing-known', count: 1 },
    ]);
  });

  it('tells connections and channels apart', async () => {
    await tellStory();
    const { connections, channels } = await read();
    assert.deepEqual(
      connections.map(({ connection, visitor_messages }) => [connection.id, visitor_messages]),
      [[past.connectionId, 3]],
    );
    assert.deepEqual(channels.map(({ channel, conversations }) => [channel, conversations]).sort(), [
      ['', 1],
      ['email', 1],
    ]);
    const { sums } = await read({ channel: 'email' });
    assert.deepEqual([sums.visitor_messages, sums.answered, sums.leads], [2, 0, 1]);
  });

  it('tells first answers and leads of each connection and channel, also where there was nothing but a lead', async () => {
    await tellStory();
    const called = await past.talk({ day: addDays(today, -40), time: '12:00:00', channel: 'phone' });
    await past.lead(called, { day: addDays(today, -1), time: '12:00:00' });
    const { connections, channels, sums } = await read();
    const parts = channels.map(({ channel, leads, first_answer_p50, conversations }) => [
      ...[channel, leads, first_answer_p50, conversations],
    ]);
    assert.deepEqual(parts.sort(), [
      ['', 0, 4, 1],
      ['email', 1, 90, 1],
      ['phone', 1, null, 0],
    ]);
    assert.deepEqual(
      connections.map(({ leads, first_answer_p50 }) => [leads, first_answer_p50]),
      [[sums.leads, sums.first_answer_p50]],
    );
    const { channels: alone } = await read({ channel: 'phone' });
    assert.deepEqual(
      alone.map(({ channel, leads }) => [channel, leads]),
      [['phone', 1]],
    );
    const span = { since: addDays(today, -27), until: today };
    assert.deepEqual(
      await talksOf({ ...span, figure: 'first_answers', channel: 'email' }),
      await talksOf({ channel: 'email' }),
    );
  });

  it('names the places where visitors write: what is connected, and what is no more but was written to', async () => {
    const places = async () =>
      (await inTenant(db, tenant.id, listPlaces)).map(({ connection, channels }) => [
        connection.id,
        channels,
      ]);
    assert.deepEqual(await places(), [[past.connectionId, []]]);
    await tellStory();
    await past.talk({ day: addDays(today, -3), time: '12:00:00', channel: 'chat' });
    assert.deepEqual(await places(), [[past.connectionId, ['chat', 'email']]]);
    const isRemoved = { removed_at: db.knex.raw('app_now()') };
    await inTenant(db, tenant.id, (tx) => tx('connections').update(isRemoved));
    assert.deepEqual(await places(), [[past.connectionId, ['chat', 'email']]]);
    await inTenant(db, tenant.id, (tx) => tx('conversations').del());
    assert.deepEqual(await places(), []);
    assert.deepEqual(await inTenant(db, (await makeTenant(db)).id, listPlaces), []);
  });

  it('gives the same from kept sums as from what is stored, also after the time zone changed', async () => {
    await tellStory();
    const counted = await read({ days: 90 });
    await keepFigures(tenant.id, { db });
    const kept = await inTenant(db, tenant.id, (tx) => tx('daily_figures').count('* as rows').first());
    assert.deepEqual(kept, { rows: 2 });
    assert.deepEqual(await read({ days: 90 }), counted);
    await keepFigures(tenant.id, { db });
    assert.deepEqual(await read({ days: 90 }), counted);
    await past.moveTo('America/Los_Angeles');
    const moved = await read({ days: 90 });
    await keepAllFigures({ db, log: silentLog });
    assert.deepEqual(await read({ days: 90 }), moved);
    assert.deepEqual(moved.sums, counted.sums);
  });

  it('lists behind each figure the conversations that it counts', async () => {
    const { first, second, old } = await tellStory();
    const span = { since: addDays(today, -27), until: today };
    assert.deepEqual(await talksOf({ ...span, figure: 'visitor_messages' }), [first, second].sort());
    assert.deepEqual(await talksOf({ ...span, figure: 'first_answers' }), [first, second].sort());
    assert.deepEqual(await talksOf({ ...span, figure: 'conversations', channel: 'email' }), [second]);
    assert.deepEqual(await talksOf({ since: today, until: today, figure: 'answered' }), []);
    assert.deepEqual(await talksOf({ ...span, figure: 'handed_over', reason: 'nothing-known' }), [second]);
    assert.deepEqual(await talksOf({ ...span, figure: 'handed_over', reason: 'loop' }), []);
    assert.deepEqual(await talksOf({ figure: 'silent' }), [old]);
    // Of very many, they are looked for one after the other: with the same result.
    for (const figure of [
      'visitor_messages',
      'answered',
      'handed_over',
      'first_answers',
      'silent',
    ] as const) {
      const filters = { figure, since: addDays(today, -40), until: today };
      const oneByOne = await inTenant(db, tenant.id, async (tx) => {
        const found = tx('conversations as c').orderBy('c.id');
        await narrowToFigure(tx, { found, filters, mostGathered: 0 });
        return z.array(z.uuid()).parse(await found.pluck('c.id'));
      });
      assert.deepEqual(oneByOne, await talksOf(filters), figure);
    }
    const leads = (query: object) =>
      inTenant(db, tenant.id, (tx) => listLeads(tx, LeadQuery.parse(query))).then(
        ({ items }) => items.length,
      );
    assert.equal(await leads({ ...span, channel: 'email' }), 1);
    assert.equal(await leads({ until: addDays(today, -1) }), 0);
  });

  it('shows nothing of another tenant', async () => {
    await tellStory();
    const other = await makeTenant(db);
    const seen = await inTenant(db, other.id, (tx) =>
      readInsights(tx, InsightQuery.parse({ days: 90 }), { explain }),
    );
    const { sums } = Insights.parse(seen);
    assert.deepEqual(
      [sums.visitor_messages, sums.conversations, sums.leads, sums.first_answers],
      [0, 0, 0, 0],
    );
    assert.deepEqual(
      (await inTenant(db, other.id, (tx) => listQuestions(tx, QuestionQuery.parse({})))).items,
      [],
    );
  });

  /** Asks with the words, and finds no answer. */
  async function askInVain(text: string, day: string, channel?: string): Promise<string> {
    const talk = await past.talk({ day, time: '10:00:00', ...(channel !== undefined && { channel }) });
    const message = await past.say(talk, { role: 'visitor', after: 0, text });
    await past.decide(talk, {
      decision: 'hand-over',
      reason: 'nothing-known',
      after: 3,
      messageIds: [message],
    });
    return talk;
  }

  it('groups questions without an answer by their wording, the most asked first', async () => {
    const twice = [
      await askInVain('Gluten-free bread?', addDays(today, -5)),
      await askInVain('gluten  free BREAD', addDays(today, -2)),
    ];
    await askInVain('Haben Sie Öl?', addDays(today, -3));
    await askInVain('???', addDays(today, -3));
    const { items, next_cursor } = await questions({ limit: 1 });
    assert.deepEqual(
      items.map(({ text, count, state }) => ({ text, count, state })),
      [{ text: 'gluten  free BREAD', count: 2, state: 'open' }],
    );
    assert.deepEqual(await talksOf({ question_id: items[0]?.id }), twice.sort());
    const rest = await questions({ limit: 1, cursor: next_cursor });
    assert.deepEqual([rest.items.map(({ text }) => text), rest.next_cursor], [['Haben Sie Öl?'], null]);
  });

  it('lists the questions of a connection or a channel alone, counted there', async () => {
    await askInVain('Vegan cake?', addDays(today, -2), 'email');
    await askInVain('Vegan cake?', addDays(today, -1));
    await askInVain('Parking?', addDays(today, -1));
    const counted = async (query: object) =>
      (await questions(query)).items.map(({ text, count }) => [text, count]);
    assert.deepEqual(await counted({ channel: 'email' }), [['Vegan cake?', 1]]);
    assert.equal((await counted({ connection_id: past.connectionId })).length, 2);
    assert.deepEqual(await counted({ connection_id: newId() }), []);
  });

  it('opens a question again that is asked in vain after it was answered, never one that is ignored', async () => {
    await askInVain('Vegan cake?', addDays(today, -2));
    await askInVain('Are you a robot?', addDays(today, -2));
    const listed = await questions();
    for (const { id, text } of listed.items)
      await inTenant(db, tenant.id, (tx) =>
        markQuestion(tx, { id, state: text === 'Vegan cake?' ? 'done' : 'ignored', personId: null }),
      );
    assert.deepEqual((await questions()).items, []);
    await past.moveMarks('1 day');
    await askInVain('vegan cake', addDays(today, 0));
    await askInVain('are you a robot', addDays(today, 0));
    assert.deepEqual(
      (await questions()).items.map(({ text, count }) => [text, count]),
      [['vegan cake', 2]],
    );
    assert.equal((await questions({ state: 'ignored' })).items.length, 1);
  });

  it('keeps no words of a visitor with the question: what they delete is gone', async () => {
    await askInVain('My name is Grace', addDays(today, -1));
    await questions();
    await inTenant(db, tenant.id, (tx) => tx('messages').update({ deleted_at: tx.raw('app_now()') }));
    assert.deepEqual(
      (await questions()).items.map(({ text }) => text),
      [''],
    );
  });
});
