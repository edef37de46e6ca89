import assert from 'node:assert/strict';
import { z } from 'zod';
import { openTenant, startTestApp, type OpenedTenant, type TestApp } from './harness/start-test-app.js';

const Chat = z.looseObject({
  conversation_id: z.string(),
  decision: z.string(),
  reply: z.string().nullable(),
  handover: z.boolean(),
  sources: z.array(z.looseObject({ title: z.string() })),
  lead: z.looseObject({ email: z.string().nullable() }).nullable(),
});

describe('asking through the API', () => {
  let app: TestApp;
  let bakery: OpenedTenant;
  let garage: OpenedTenant;

  before(async function () {
    this.timeout(60_000);
    app = await startTestApp();
    bakery = await openTenant(app, 'Corner Bakery');
    garage = await openTenant(app, 'Hill Garage');
    const hours = (text: string) => ({ kind: 'text', title: 'Opening hours', content: text });
    await bakery.api.post(
      '/api/v1/knowledge/sources',
      hours('The bakery is open Monday to Saturday from 6:00 to 18:00. On Sunday we are closed.'),
    );
    await garage.api.post(
      '/api/v1/knowledge/sources',
      hours('The garage is open Monday to Friday from 7:30 to 16:30. Tyres are changed by appointment.'),
    );
  });

  after(() => app.stop());

  const ask = async (tenant: OpenedTenant, message: string, session_id = 's1') =>
    Chat.parse(await tenant.api.post('/api/v1/chat', { session_id, message }));

  it('answers from the tenant’s own knowledge and names the source', async () => {
    const answer = await ask(bakery, 'When are you open on Saturday?');
    assert.equal(answer.decision, 'reply');
    assert.match(answer.reply ?? '', /6:00 to 18:00/);
    assert.deepEqual(
      answer.sources.map(({ title }) => title),
      ['Opening hours'],
    );
  });

  it('F-081 answers two tenants with the same question from their own knowledge only', async () => {
    const [first, second] = await Promise.all([
      ask(bakery, 'What are your opening hours?', 'x'),
      ask(garage, 'What are your opening hours?', 'x'),
    ]);
    assert.match(first.reply ?? '', /bakery/);
    assert.match(second.reply ?? '', /garage/);
    assert.notEqual(first.conversation_id, second.conversation_id);
    const theirs = await garage.api.call('GET', `/api/v1/conversations/${first.conversation_id}`);
    const missing = await garage.api.call(
      'GET',
      '/api/v1/conversations/0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
    );
    assert.equal(theirs.status, 404);
    assert.deepEqual(Object.keys(theirs.body), Object.keys(missing.body));
  });

  it('hands over what it does not know, says so once, and is silent afterwards', async () => {
    const first = await ask(
      bakery,
      'Do you repair antique chandeliers from the eighteenth century?',
      'unknown',
    );
    assert.equal(first.decision, 'hand-over');
    assert.equal(first.handover, true);
    assert.ok(first.reply);
    const second = await ask(bakery, 'Hello? Anybody?', 'unknown');
    assert.deepEqual([second.decision, second.reply], ['stay-silent', null]);
  });

  it('captures an e-mail address as a lead, also while a human has the conversation', async () => {
    const answer = await ask(bakery, 'You can write to me at Grace.Hopper@example.com', 'unknown');
    assert.equal(answer.lead?.email, 'grace.hopper@example.com');
    const leads = await bakery.api.get('/api/v1/leads');
    assert.equal(z.array(z.unknown()).parse(leads['items']).length, 1);
    const foreign = await garage.api.get('/api/v1/leads');
    assert.deepEqual(foreign['items'], []);
  });

  it('refuses a wrong key, a missing one and rubbish, each with a clear error', async () => {
    const chat = { session_id: 's', message: 'hello' };
    const wrong = await app.as({ 'x-api-key': 'pb_wrong' }).call('POST', '/api/v1/chat', chat);
    assert.equal(wrong.status, 401);
    assert.equal((await app.as({}).call('POST', '/api/v1/chat', chat)).status, 401);
    const empty = await bakery.api.call('POST', '/api/v1/chat', { session_id: 's', message: ' ' });
    assert.equal(empty.status, 400);
    assert.match(JSON.stringify(empty.body), /message/);
  });

  it('answers the team as a visitor is answered, tells why in words, and keeps it as a conversation', async () => {
    const tried = (message: string, session_id = 'x') =>
      bakery.api.post('/api/v1/chat/try', { session_id, message });
    const Tried = Chat.extend({ reason: z.string(), explanation: z.string() });
    const answer = Tried.parse(await tried('When are you open on Saturday?'));
    assert.match(answer.reply ?? '', /6:00 to 18:00/);
    assert.deepEqual(
      [answer.decision, answer.explanation],
      ['reply', 'The answer was found in your knowledge.'],
    );
    const again = Tried.parse(await tried('Do you repair antique chandeliers?'));
    assert.equal(again.conversation_id, answer.conversation_id);
    assert.equal(again.explanation, 'Your knowledge holds no answer to this.');
    const visitors = await ask(bakery, 'When are you open on Saturday?', 'x');
    assert.notEqual(visitors.conversation_id, answer.conversation_id);
    assert.equal(
      (await garage.api.call('GET', `/api/v1/conversations/${answer.conversation_id}`)).status,
      404,
    );
  });
});
