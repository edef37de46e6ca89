import assert from 'node:assert/strict';
import { z } from 'zod';
import { call } from './client.js';
import type { SimulatedAccount } from './create-account.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';
import { readFixture } from './story.js';

const chat = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const jonas = 'f831ec5a-8efc-4831-8e5b-28d3942a2832';
const missing = '00000000-0000-4000-8000-000000000000';

const Page = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
  total: z.number(),
});
const dataOf = (body: unknown) => z.object({ data: z.looseObject({}) }).parse(body).data;

describe('Papercups simulator: rules of the API', () => {
  let sim: PapercupsSimulator;
  let story: SimulatedAccount;
  let key: string;
  let clock: Date;

  beforeEach(async () => {
    clock = new Date('2025-11-20T17:10:00.900Z');
    sim = await startPapercups({ story: 'people', now: () => clock });
    story = sim.story!;
    key = story.apiKey;
  });
  afterEach(async () => {
    await sim.settled();
    await sim.stop();
  });

  const later = (ms: number) => (clock = new Date(clock.getTime() + ms));
  const send = (message: Record<string, unknown>) =>
    call(sim.url, 'POST /api/v1/messages', {
      key,
      json: { message: { conversation_id: chat, body: 'Hi', ...message } },
    });
  const change = (conversation: Record<string, unknown>) =>
    call(sim.url, `PUT /api/v1/conversations/${chat}`, { key, json: { conversation } });
  const assertRefused = async (answer: ReturnType<typeof call>, status: number, fixture: string) => {
    const { status: got, body } = await answer;
    assert.equal(got, status);
    assert.deepEqual(body, readFixture(fixture));
  };

  it('refuses messages as recorded', async () => {
    const foreign = sim.createCustomer(sim.createAccount({ companyName: 'Other' }).account.id);
    const post = (json: unknown) => call(sim.url, 'POST /api/v1/messages', { key, json });
    await assertRefused(post({ body: 'unwrapped' }), 400, 'api-error-400');
    await assertRefused(post([]), 400, 'api-error-400');
    await assertRefused(post({ message: { body: 'Hi' } }), 422, 'api-error-422-message-blank');
    await assertRefused(send({ user_id: 27, customer_id: jonas }), 422, 'api-error-422-message-sender');
    await assertRefused(send({ type: 'shout' }), 422, 'api-error-422-message-type');
    await assertRefused(send({ customer_id: foreign.id }), 403, 'api-error-403');
    for (const conversation_id of [missing, 'x'])
      await assertRefused(send({ conversation_id }), 500, 'api-error-500');
    await assertRefused(send({ body: 'a\0b' }), 500, 'api-error-500');
    await assertRefused(send({ metadata: { deep: ['\0'] } }), 500, 'api-error-500');
    await assertRefused(send({ content_type: 'x'.repeat(256) }), 500, 'api-error-500');
    assert.deepEqual(sim.messagesOf(chat), []);
  });

  it('stores an empty body as null, cuts times to seconds, and silences only for the boolean true', async () => {
    const { body } = await send({ body: '', sent_at: '2025-11-20T18:02:43.967+01:00' });
    const { created_at, sent_at, body: text } = dataOf(body);
    assert.deepEqual(
      { created_at, sent_at, text },
      { created_at: '2025-11-20T17:10:00', sent_at: '2025-11-20T17:02:43Z', text: null },
    );
    const form = `message[conversation_id]=${chat}&message[body]=Hi&message[metadata][disable_webhook_events]=true`;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' };
    await fetch(`${sim.url}/api/v1/messages`, { method: 'POST', headers, body: form });
    assert.deepEqual(sim.messagesOf(chat).at(-1)?.metadata, { disable_webhook_events: 'true' });
  });

  it('assigns on the first message with a user id only, notes included', async () => {
    sim.visitorWrites(chat, 'Hello');
    await send({ type: 'note', private: true });
    assert.equal(sim.conversation(chat)?.assignee_id, story.bot.id);
    await change({ assignee_id: null });
    sim.operatorWrites(chat, 'Hello, Priya here');
    assert.equal(sim.conversation(chat)?.assignee_id, null);
  });

  it('marks read and reopens by sender', async () => {
    const steps: [() => unknown, { read: boolean; status: string }][] = [
      [() => sim.operatorWrites(chat, 'reply'), { read: true, status: 'open' }],
      [() => send({ type: 'bot' }), { read: false, status: 'open' }],
      [() => send({ type: 'reply' }), { read: true, status: 'open' }],
      [() => sim.visitorWrites(chat, 'hm'), { read: false, status: 'open' }],
      [() => sim.operatorCloses(chat), { read: false, status: 'closed' }],
      [() => send({ type: 'bot' }), { read: false, status: 'closed' }],
      [() => send({ customer_id: jonas }), { read: false, status: 'open' }],
      [() => sim.operatorReads(chat), { read: true, status: 'open' }],
      [() => sim.visitorWrites(chat, 'both', { user_id: 12 }), { read: true, status: 'open' }],
    ];
    for (const [step, expected] of steps) {
      await step();
      const { read, status } = sim.conversation(chat)!;
      assert.deepEqual({ read, status }, expected);
    }
  });

  it('crashes on a conversation update with an unknown status or assignee, and says so for null', async () => {
    await assertRefused(change({ status: 'pending' }), 500, 'api-error-500');
    await assertRefused(change({ assignee_id: 4711 }), 500, 'api-error-500');
    await assertRefused(change({ subject: 'x'.repeat(256) }), 500, 'api-error-500');
    assert.equal((await change({ status: null })).status, 422);
    assert.equal((await change({ assignee_id: 'me' })).status, 422);
    await change({ metadata: { a: 1 } });
    assert.deepEqual(dataOf((await change({ metadata: { b: 2 } })).body)['metadata'], { b: 2 });
    assert.equal(dataOf((await change({ status: 'closed' })).body)['closed_at'], '2025-11-20T17:10:00Z');
    assert.equal(dataOf((await change({ status: 'open' })).body)['closed_at'], null);
  });

  it('shows the messages of a conversation in an order that changes from read to read', async () => {
    for (let count = 0; count < 8; count += 1) sim.visitorWrites(chat, `message ${count}`);
    const Shown = z.object({ data: z.object({ messages: z.array(z.object({ body: z.string() })) }) });
    const read = async () => {
      const { body } = await call(sim.url, `GET /api/v1/conversations/${chat}`, { key });
      return Shown.parse(body).data.messages.map((message) => message.body);
    };
    const [first, second] = [await read(), await read()];
    assert.notDeepEqual(first, second);
    assert.deepEqual(first.toSorted(), second.toSorted());
  });

  it('pages through conversations by cursor, newest activity first, without the archived', async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) {
      later(1_000);
      ids.push(sim.visitorWrites({ accountId: story.account.id }, 'Hello').conversationId);
      await sim.settled();
    }
    sim.operatorArchives(ids[1]!);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const cursor = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await call(
        sim.url,
        `GET /api/v1/conversations?status=open&assignee_id=&limit=2${cursor}`,
        { key },
      );
      const page = Page.parse(body);
      assert.equal(page.total, 6);
      seen.push(...page.data.map((one) => one.id));
      after = page.next;
    }
    assert.deepEqual(seen.slice(2), [ids[4], ids[3], ids[2], ids[0]]);
    await assertRefused(
      call(sim.url, 'GET /api/v1/conversations?after=nonsense', { key }),
      500,
      'api-error-500',
    );
    const { body } = await call(sim.url, 'GET /api/v1/conversations?status=closed', { key });
    assert.deepEqual(Page.parse(body).data, []);
  });

  it('expands customers by wish and crashes on an unknown word', async () => {
    const get = (query: string) => call(sim.url, `GET /api/v1/customers/${jonas}?${query}`, { key });
    const keys = Object.keys(dataOf((await get('expand[]=notes&expand[]=conversations')).body));
    assert.deepEqual(
      ['notes', 'conversations', 'tags'].map((name) => keys.includes(name)),
      [true, true, false],
    );
    await assertRefused(get('expand[]=secrets'), 500, 'api-error-500');
  });
});
