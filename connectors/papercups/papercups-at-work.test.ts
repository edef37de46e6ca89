import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { failsAs } from '../../src/kit/testing/index.js';
import { http, type PapercupsBench, startBench } from './bench.testing.js';
import { papercups } from './index.js';

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
    const { accountId: account_id, botUserId: bot_user_id, hookUrl: hook_url } = bench;
    assert.deepEqual(connected.state, { account_id, bot_user_id, hook_url });
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
    const [told] = papercups.parse(hooks.at(-1)!, session).events;
    assert.ok(told?.kind === 'conversation-changed');
    assert.equal(told.assigned_to, 'operator');
  });

  it('connects without a webhook where our address was not reached, says why and what to do, and leaves none', async () => {
    const unreachable = {
      ...session,
      hookUrl: 'http://127.0.0.1:9/hooks/papercups/x',
      productName: 'Patchbay',
    };
    const { hook, manualSteps } = await papercups.connect(unreachable);
    assert.match(hook?.why ?? '', /could not open http:\/\/127\.0\.0\.1:9/);
    assert.deepEqual(
      manualSteps.flatMap(({ copy }) => copy ?? []),
      [
        'http://127.0.0.1:9',
        `${bench.typed.base_url}/developers/event-subscriptions`,
        'http://127.0.0.1:9/hooks/papercups/x',
      ],
    );
    const routes = bench.simulator.ledger.calls.map(({ route }) => route);
    assert.deepEqual(routes.slice(-2), ['subscriptions.delete', 'session.delete']);
  });

  it('takes away what a connect that was cut short has registered', async () => {
    const half = { ...session, hookUrl: `${bench.hookUrl}/half`, state: undefined };
    await papercups.connect({ ...half, productName: 'Patchbay' });
    await papercups.disconnect(half);
    const { calls } = bench.simulator.ledger;
    assert.deepEqual(
      calls.slice(-2).map(({ route }) => route),
      ['subscriptions.delete', 'session.delete'],
    );
  });

  it('says what to do by hand where no sign-in was given, and keeps none', async () => {
    const { email: _email, password: _password, ...kept } = bench.typed;
    const config = papercups.config.parse(kept);
    const connected = await papercups.connect({
      ...{ ...session, config, state: undefined, productName: 'Patchbay' },
    });
    assert.ok(connected.manualSteps.some(({ copy }) => copy === session.hookUrl));
  });

  it('remembers, without the sign-in, which address it has registered', async () => {
    const { email: _email, password: _password, ...kept } = bench.typed;
    const config = papercups.config.parse(kept);
    const again = { ...session, config, productName: 'Patchbay' };
    const { hook, state } = await papercups.connect(again);
    assert.deepEqual([hook?.state, state], ['registered', session.state]);
    const moved = await papercups.connect({ ...again, hookUrl: `${session.hookUrl}/new` });
    assert.deepEqual([moved.hook?.state, moved.state.hook_url], ['manual', undefined]);
  });

  it('asks for e-mail and password together', () => {
    for (const one of ['email', 'password']) {
      const { error } = papercups.config.safeParse({
        base_url: bench.typed.base_url,
        api_key: 'key',
        [one]: 'x',
      });
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

  it('closes a conversation, and opens it again for a human', async () => {
    const conversationId = await bench.visitorWrites('Thank you, that is all.');
    const status = () => bench.simulator.conversation(conversationId)?.status;
    await papercups.close?.({ conversationId }, session);
    assert.equal(status(), 'closed');
    bench.simulator.putConversation({ ...bench.simulator.conversation(conversationId), read: true });
    await papercups.handover?.({ conversationId, to: 'human', isTaken: true }, session);
    assert.equal(status(), 'open');
    const { read, priority } = bench.simulator.conversation(conversationId) ?? assert.fail();
    assert.deepEqual([read, priority], [true, 'not_priority'], 'nobody is called to what somebody has');
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
      conversation_id: randomUUID(),
      at: '2025-11-20T17:03:05.250Z',
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
