import assert from 'node:assert/strict';
import { z } from 'zod';
import { callCrisp, type Caller } from './client.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { storyIds, tellStory } from './story.js';

const { websiteId, sessionId } = storyIds;
const where = { websiteId, sessionId };
const conversation = `/v1/website/${websiteId}/conversation/${sessionId}`;
const website = `/v1/website/${websiteId}`;
const text = (fingerprint?: number) => ({
  type: 'text',
  from: 'operator',
  origin: 'chat',
  content: 'Hello',
  ...(fingerprint !== undefined && { fingerprint }),
});

const One = z.object({ data: z.looseObject({ fingerprint: z.number().optional() }) });
const Many = z.object({ data: z.array(z.looseObject({ content: z.unknown(), timestamp: z.number() })) });
const Chats = z.object({ data: z.array(z.looseObject({ session_id: z.string(), state: z.string() })) });

describe('Crisp simulator: messages and conversations', () => {
  let crisp: CrispSimulator;
  let caller: Caller;
  let now: number;

  beforeEach(async () => {
    now = 1760000010000;
    crisp = await startCrisp({ now: () => new Date(now) });
    const { websiteToken } = tellStory(crisp);
    crisp.ledger.clear();
    caller = { ...websiteToken, url: crisp.url, tier: 'website' };
  });
  afterEach(() => crisp.stop());

  const call = (request: string, body?: unknown) => callCrisp(caller, request, body);
  const send = (fingerprint?: number) => call(`POST ${conversation}/message`, text(fingerprint));
  const stored = () => crisp.ledger.messages.map(({ message }) => message.fingerprint);
  const contents = async (query: string) =>
    Many.parse((await call(`GET ${conversation}/messages${query}`)).body).data.map(({ content }) => content);

  it('keeps the caller’s fingerprint and makes one up otherwise: time and two digits, never twice', async () => {
    await send(123456789012345);
    const made = [await send(), await send()].map(({ body }) => One.parse(body).data.fingerprint);
    assert.deepEqual(stored(), [123456789012345, ...made]);
    assert.deepEqual(made, [now * 100, now * 100 + 1]);
  });

  it('stores a repeated fingerprint again, ignores or refuses it, as the knob says', async () => {
    const answers = [];
    for (const knob of ['accept', 'ignore', 'refuse'] as const) {
      crisp.knobs.repeatedFingerprint = knob;
      crisp.ledger.clear();
      answers.push([knob, (await send(storyIds.botsFingerprint)).status, stored().length]);
    }
    assert.deepEqual(answers, [
      ['accept', 202, 1],
      ['ignore', 202, 0],
      ['refuse', 409, 0],
    ]);
  });

  it('pages through a conversation backwards and forwards without a gap', async () => {
    crisp.knobs.messagesPerPage = 3;
    for (const [index, content] of ['a', 'b', 'c', 'd', 'e'].entries())
      crisp.visitorWrites(where, content, { timestamp: now + index });
    assert.deepEqual(await contents(''), ['c', 'd', 'e']);
    assert.deepEqual((await contents(`?timestamp_before=${now + 2}`)).slice(1), ['a', 'b']);
    assert.deepEqual(await contents(`?timestamp_after=${now}`), ['b', 'c', 'd']);
    assert.deepEqual(await contents(`?timestamp_around=${now + 1}`), ['a', 'b', 'c']);
    crisp.knobs.pageBoundary = 'inclusive';
    assert.deepEqual(await contents(`?timestamp_before=${now + 2}`), ['a', 'b', 'c']);
    assert.deepEqual(await contents(`?timestamp_after=${now}`), ['a', 'b', 'c']);
  });

  it('edits, removes and reads back a message', async () => {
    const path = `${conversation}/message/${storyIds.botsFingerprint}`;
    await call(`PATCH ${path}`, { content: 'Changed' });
    const { content, edited } = One.parse((await call(`GET ${path}`)).body).data;
    assert.deepEqual([content, edited], ['Changed', true]);
    assert.equal((await call(`DELETE ${path}`)).status, 200);
    assert.equal((await call(`GET ${path}`)).status, 404);
  });

  it('answers reads from the cache while the knob says so, also that there is no such message', async () => {
    const path = `${conversation}/message/77`;
    const read = async () => {
      const { status, headers } = await call(`GET ${path}`);
      return [status, headers.get('bloom-status')];
    };
    assert.deepEqual(await read(), [404, 'DIRECT']);
    crisp.knobs.readCacheMs = 5_000;
    assert.deepEqual(await read(), [404, 'MISS']);
    await send(77);
    assert.deepEqual(await read(), [404, 'HIT']);
    now += 5_000;
    assert.deepEqual(await read(), [200, 'MISS']);
  });

  it('keeps the source of an e-mail apart and refers to it', async () => {
    const original = { type: 'text/html', content: '<p>Hello</p>' };
    await call(`POST ${conversation}/message`, { ...text(5), original });
    const Stored = z.object({ data: z.object({ original: z.object({ original_id: z.string() }) }) });
    const { data } = Stored.parse((await call(`GET ${conversation}/message/5`)).body);
    const answer = await call(`GET ${conversation}/original/${data.original.original_id}`);
    assert.equal(One.parse(answer.body).data['content'], '<p>Hello</p>');
  });

  it('lists conversations newest first, filtered, searched and in pages of at least twenty', async () => {
    for (let index = 0; index < 24; index += 1) {
      now += 1_000;
      crisp.visitorWrites({ websiteId, sessionId: `session_${index}` }, `Question ${index}`);
    }
    crisp.operatorResolves({ websiteId, sessionId: 'session_23' });
    const ids = async (query: string) =>
      Chats.parse((await call(`GET ${website}/conversations/${query}`)).body).data.map(
        (one) => one.session_id,
      );
    assert.equal((await ids('1?per_page=20'))[0], 'session_23');
    assert.deepEqual([(await ids('1')).length, (await ids('2')).length, (await ids('3')).length], [20, 5, 0]);
    assert.equal((await ids('1?filter_not_resolved=1'))[0], 'session_22');
    assert.deepEqual(await ids('1?search_query=question+7&search_type=text'), ['session_7']);
    assert.deepEqual(await ids('1?search_query=lead&search_type=segment'), [sessionId]);
    assert.ok(!(await ids('2?filter_unassigned=1')).includes(sessionId));
  });

  it('begins a conversation for the API, and removes it with all that is in it', async () => {
    const Created = z.object({ data: z.object({ session_id: z.string().regex(/^session_[0-9a-f-]{36}$/) }) });
    const { data } = Created.parse((await call(`POST ${website}/conversation`, {})).body);
    const path = `${website}/conversation/${data.session_id}`;
    assert.equal((await call(`HEAD ${path}`)).status, 200);
    assert.equal((await call(`DELETE ${path}`)).status, 200);
    assert.equal((await call(`HEAD ${path}`)).status, 404);
  });

  it('reopens a resolved conversation when the visitor writes, unless the knob says otherwise', async () => {
    const state = async () => One.parse((await call(`GET ${conversation}/state`)).body).data['state'];
    await call(`PATCH ${conversation}/state`, { state: 'resolved' });
    crisp.visitorWrites(where, 'One more thing');
    assert.equal(await state(), 'unresolved');
    crisp.knobs.visitorReopens = false;
    crisp.operatorResolves(where);
    crisp.visitorWrites(where, 'And another');
    assert.equal(await state(), 'resolved');
    crisp.knobs.newConversationState = 'unresolved';
    const fresh = crisp.visitorWrites({ websiteId }, 'Hi').sessionId;
    assert.equal(
      One.parse((await call(`GET ${website}/conversation/${fresh}`)).body).data['state'],
      'unresolved',
    );
  });

  it('merges or replaces data in a meta patch, and always replaces segments', async () => {
    const meta = async () => One.parse((await call(`GET ${conversation}/meta`)).body).data;
    const change = { data: { intent: 'shipping' }, segments: ['norway'] };
    await call(`PATCH ${conversation}/meta`, change);
    assert.deepEqual((await meta())['data'], { plan: 'trial', intent: 'shipping' });
    assert.deepEqual((await meta())['segments'], ['norway']);
    crisp.knobs.metaData = 'replace';
    await call(`PATCH ${conversation}/meta`, change);
    assert.deepEqual((await meta())['data'], { intent: 'shipping' });
  });

  it('answers only the helpdesk routes of the version that the website is on', async () => {
    const tree = `GET ${website}/helpdesk/tree/content/en/articles/orders/shipping-times`;
    const legacy = `GET ${website}/helpdesk/locale/en/articles/1`;
    assert.deepEqual([(await call(tree)).status, (await call(legacy)).status], [200, 404]);
    crisp.knobs.helpdesk = 'legacy';
    assert.deepEqual([(await call(tree)).status, (await call(legacy)).status], [404, 200]);
  });

  it('tells a waiting test of the message it waits for, or that it did not come', async () => {
    const waiting = crisp.ledger.nextMessage(({ fingerprint }) => fingerprint === 9, 5_000);
    await send(8);
    await send(9);
    assert.equal((await waiting).fingerprint, 9);
    await assert.rejects(
      crisp.ledger.nextMessage(() => false, 1),
      /within 1 ms/,
    );
  });
});
