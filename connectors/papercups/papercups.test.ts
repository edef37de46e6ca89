import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageEvent } from '../../src/kit/index.js';
import { describeConnector, failsAs, hookRequest, scriptHttp } from '../../src/kit/testing/index.js';
import { http, type PapercupsBench, startBench } from './bench.testing.js';
import { papercups } from './index.js';
import { fixture, receivedAt, recordings } from './recordings.testing.js';

const typed = { base_url: 'https://papercups.harborpine.example/', api_key: 'SFMyNTY.key' };
const state = { account_id: '3b420222-98e2-4a68-98e7-781e5ee037b0', bot_user_id: 27 };
const config = papercups.config.parse(typed);
const hookUrl = 'https://patchbay.example/hooks/papercups/token';
const desk = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';

const message = (columns: object) => {
  const { payload } = Object(fixture('message-created-from-customer'));
  return hookRequest({ body: { event: 'message:created', payload: { ...payload, ...columns } }, receivedAt });
};
const eventsOf = (columns: object) => papercups.parse(message(columns), { config, state }).events;

describeConnector(papercups, {
  folder: import.meta.dirname,
  ...{ typed, state, recordings, startBench },
  ofOtherAccount: message({ account_id: '9b420222-98e2-4a68-98e7-781e5ee037b0' }),
});

describe('papercups hooks', () => {
  it('has an expectation for every recorded webhook', () => {
    const recorded = readdirSync(join(import.meta.dirname, 'fixtures'))
      .filter((name) => /^(message-created|conversation-|webhook-verify\.)/.test(name))
      .map((name) => name.replace('.json', ''));
    assert.deepEqual(recordings.map(({ name }) => name).sort(), recorded.sort());
  });

  it('gives back a handshake’s word only where Papercups could have made it up (F-063)', () => {
    const echoOf = (payload: unknown) =>
      papercups.parse(hookRequest({ body: { event: 'webhook:verify', payload } }), { config, state }).reply;
    const word = 'UIOLMI22AIN4BVDJT5BELMULJ5WJ4ONUD4AZ4GZGUCSBX5V77NWIL7GQCNPRHJCO';
    assert.equal(echoOf(word)?.body, `{"challenge":"${word}"}`);
    for (const other of [
      `${word}A`,
      word.slice(1),
      word.toLowerCase(),
      `<script>${word.slice(8)}`,
      `${word}\n`,
      [word],
      null,
    ])
      assert.equal(echoOf(other), undefined);
  });

  it('takes a reply for a person’s even under the bot’s own user, unless it carries a mark', () => {
    const borrowed = { user_id: 27, customer_id: null, source: 'slack' };
    const role = (event: unknown) => Object(event).role;
    assert.equal(role(eventsOf(borrowed)[0]), 'operator');
    assert.equal(Object(eventsOf(borrowed)[0]).mark, undefined);
    const marked = { ...borrowed, type: 'bot', metadata: { patchbay: 'key-1' } };
    assert.equal(Object(eventsOf(marked)[0]).mark, 'key-1');
    assert.equal(role(eventsOf(marked)[0]), 'bot');
  });

  it('believes nobody who can only be a visitor playing with the open socket', () => {
    assert.deepEqual(eventsOf({ user_id: 12 }), []);
    assert.deepEqual(eventsOf({ type: 'note' }), []);
    assert.deepEqual(eventsOf({ type: 'bot' }), []);
    assert.deepEqual(eventsOf({ private: true }), []);
    assert.equal(Object(eventsOf({ metadata: { patchbay: 'key-1' } })[0]).mark, undefined);
  });

  it('says nothing of a visitor’s message without words and files', () => {
    assert.deepEqual(eventsOf({ body: ' \n' }), []);
    assert.deepEqual(eventsOf({ body: null }), []);
  });

  it('reads what older servers send, which lack type, source, metadata and attachments', () => {
    const older = {
      type: undefined,
      private: undefined,
      source: undefined,
      metadata: undefined,
      attachments: undefined,
    };
    assert.equal(Object(eventsOf(older)[0]).role, 'visitor');
  });

  it('tells nothing of a customer whom only the hook names', () => {
    for (const { request } of recordings)
      for (const event of papercups.parse(request, { config, state }).events)
        assert.ok(!('visitor' in event));
  });
});

describe('papercups read-back', () => {
  const conversation = `/api/v1/conversations/${desk}`;
  const shown = fixture('api-conversations-show-response');
  const hintOf = (name: string): MessageEvent => {
    const [event] = recordings.find((one) => one.name === name)?.events ?? [];
    assert.ok(event?.kind === 'message');
    return event;
  };
  const confirm = (event: MessageEvent, body: unknown) => {
    const script = scriptHttp([{ call: `GET ${conversation}`, body }]);
    const session = { config, state, hookUrl, http: script };
    return papercups.confirm?.({ ...event, conversation_id: desk }, session);
  };

  it('adds what the conversation itself says of the visitor', async () => {
    const confirmed = await confirm(hintOf('message-created-from-customer'), shown);
    assert.deepEqual(confirmed, {
      ...hintOf('message-created-from-customer'),
      author_name: 'Jonas Weber',
      visitor: {
        external_id: 'f831ec5a-8efc-4831-8e5b-28d3942a2832',
        name: 'Jonas Weber',
        email: 'jonas.weber@example.com',
        page_url: 'https://www.harborpine.example/pricing?ref=mail',
      },
    });
  });

  it('refuses a message whose customer is not the conversation’s, and a conversation of another account', async () => {
    const foreign = { ...Object(fixture('message-created-foreign-customer')).payload, conversation_id: desk };
    const customer_id = 'e013bdd8-3a96-45cc-8336-e9f17547fcc3';
    const data = { ...Object(shown).data, customer_id, messages: [foreign] };
    assert.equal(await confirm(hintOf('message-created-foreign-customer'), { data }), undefined);
    const elsewhere = { data: { ...Object(shown).data, account_id: customer_id } };
    assert.equal(await confirm(hintOf('message-created-from-customer'), elsewhere), undefined);
  });
});

describe('papercups at work', () => {
  let bench: PapercupsBench;
  let session: Parameters<typeof papercups.send>[1];
  before(async () => {
    bench = await startBench();
    session = { config: papercups.config.parse(bench.typed), state: undefined, http, hookUrl: bench.hookUrl };
    const connected = await papercups.connect({ ...session, productName: 'Patchbay' });
    session = { ...session, state: connected.state };
  });
  after(() => bench.stop());
  beforeEach(() => bench.simulator.faults.clear());

  const subscriptionsMade = () =>
    bench.simulator.ledger.calls.filter(({ route }) => route === 'subscriptions.create').length;

  it('registers the hook once, with the scope for assignments, and leaves no session behind', async () => {
    const made = subscriptionsMade();
    const before = bench.simulator.ledger.calls.length;
    const connected = await papercups.connect({ ...session, productName: 'Patchbay' });
    assert.deepEqual(connected.manualSteps, []);
    assert.deepEqual(connected.state, { account_id: bench.accountId, bot_user_id: bench.botUserId });
    assert.equal(subscriptionsMade(), made, 'the known subscription is used again');
    const routes = bench.simulator.ledger.calls.slice(before).map(({ route }) => route);
    assert.deepEqual(routes, [
      'me',
      'session.create',
      'subscriptions.list',
      'subscriptions.update',
      'session.delete',
    ]);
    const conversationId = await bench.visitorWrites('Is anybody there?');
    bench.simulator.operatorAssigns(conversationId, bench.agentId);
    const hooks = await bench.hooks();
    const last = papercups.parse(hooks.at(-1)!, session).events[0];
    assert.equal(Object(last).assigned_to, 'operator');
  });

  it('signs out also when registering failed, and says that our address was not reached', async () => {
    const unreachable = {
      ...session,
      hookUrl: 'http://127.0.0.1:9/hooks/papercups/x',
      productName: 'Patchbay',
    };
    await assert.rejects(papercups.connect(unreachable), failsAs('config'));
    assert.equal(bench.simulator.ledger.calls.at(-1)?.route, 'session.delete');
    await papercups.disconnect(unreachable);
    const { calls } = bench.simulator.ledger;
    assert.ok(
      calls.some(({ route }) => route === 'subscriptions.delete'),
      'what was made half is removed',
    );
  });

  it('says what to do by hand where no sign-in was given, and keeps none', async () => {
    const { email: _email, password: _password, ...kept } = bench.typed;
    const connected = await papercups.connect({
      ...session,
      ...{ config: papercups.config.parse(kept), productName: 'Patchbay' },
    });
    assert.ok(connected.manualSteps.some(({ copy }) => copy === session.hookUrl));
  });

  it('asks for e-mail and password together', () => {
    for (const one of ['email', 'password']) {
      const { error } = papercups.config.safeParse({ ...typed, [one]: 'x' });
      assert.deepEqual(
        error?.issues.map(({ path }) => path[0]),
        [one === 'email' ? 'password' : 'email'],
      );
    }
  });

  it('passes the redirect to HTTPS of a server inside the own network', async () => {
    bench.simulator.faults.forceHttps = true;
    const conversationId = await bench.visitorWrites('Behind a proxy?');
    await papercups.send({ conversationId, text: 'Yes.', idempotencyKey: 'https', isFirst: true }, session);
  });

  it('gives the assignment back after the first message, but never takes it from a human', async () => {
    const conversationId = await bench.visitorWrites('Who is there?');
    const reply = { conversationId, text: 'Me.', idempotencyKey: 'first', isFirst: true };
    const { externalIds } = await papercups.send(reply, session);
    const assignee = () => bench.simulator.conversation(conversationId)?.assignee_id;
    assert.equal(assignee(), bench.botUserId);
    await papercups.afterSend?.({ conversationId, externalIds, isFirst: true }, session);
    assert.equal(assignee(), null);
    bench.simulator.operatorAssigns(conversationId, bench.agentId);
    await papercups.afterSend?.({ conversationId, externalIds, isFirst: true }, session);
    assert.equal(assignee(), bench.agentId);
    await papercups.handover?.({ conversationId, to: 'human' }, session);
    assert.equal(assignee(), bench.agentId);
  });

  it('hands over without losing what others noted', async () => {
    const conversationId = await bench.visitorWrites('A human, please.');
    const known = bench.simulator.conversation(conversationId);
    bench.simulator.putConversation({ ...known, metadata: { plan: 'studio' }, read: true });
    await papercups.handover?.({ conversationId, to: 'human' }, session);
    const { read, priority, metadata, assignee_id } =
      bench.simulator.conversation(conversationId) ?? assert.fail();
    assert.deepEqual([read, priority, assignee_id], [false, 'priority', null]);
    assert.deepEqual(metadata, { plan: 'studio', patchbay: { handler: 'human' } });
  });

  it('fills in contact data that is missing and replaces none', async () => {
    const customer = { name: 'Jonas', email: null, phone: '' };
    const written = bench.simulator.visitorWrites({ accountId: bench.accountId, customer }, 'It is me.');
    const contact = { name: 'J. Weber', email: 'jonas@example.com', phone: 'x'.repeat(300) };
    await papercups.contact?.({ conversationId: written.conversationId, contact }, session);
    const stored = bench.simulator.ledger.calls.filter(({ route }) => route === 'customers.update').at(-1);
    assert.deepEqual(stored?.body, { customer: { email: 'jonas@example.com' } });
    const calls = bench.calls();
    await papercups.contact?.({ conversationId: written.conversationId, contact }, session);
    assert.equal(bench.calls() - calls, 2, 'two reads and no write when nothing is missing');
  });

  it('finds a message whose answer was lost, by its mark (F-045)', async () => {
    const conversationId = await bench.visitorWrites('Are you sure?');
    bench.simulator.faults.calls.queue('messages.create', { kind: 'store-then-status', status: 500 });
    const reply = { conversationId, text: 'I\0 am.', idempotencyKey: 'lost', isFirst: true };
    await assert.rejects(papercups.send(reply, session), failsAs('unavailable'));
    const found = await papercups.sent?.({ key: 'lost', conversationId, since: new Date() }, session);
    assert.equal(found?.outcome, 'found');
    assert.equal(bench.simulator.messagesOf(conversationId).at(-1)?.body, 'I am.');
  });

  it('knows a deleted conversation when it is asked to confirm it', async () => {
    const event = {
      kind: 'conversation-changed',
      conversation_id: desk,
      at: receivedAt.toISOString(),
    } as const;
    assert.equal(await papercups.confirm?.(event, session), undefined);
  });

  it('pages through a long history and starts anew only with what is new', async () => {
    for (let count = 0; count < 45; count += 1) await bench.visitorWrites(`question ${count}`);
    await bench.simulator.settled();
    const texts: string[] = [];
    let page = await papercups.pull!(undefined, session);
    let pages = 1;
    for (; !page.isComplete; pages += 1) {
      texts.push(...page.events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])));
      page = await papercups.pull!(page.cursor, session);
    }
    assert.ok(pages >= 3);
    texts.push(...page.events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])));
    for (let count = 0; count < 45; count += 1) assert.ok(texts.includes(`question ${count}`), String(count));
  });
});
