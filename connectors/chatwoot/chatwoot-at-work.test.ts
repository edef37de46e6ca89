import assert from 'node:assert/strict';
import type { ConnectorEvent, MessageEvent } from '../../src/kit/index.js';
import { failsAs } from '../../src/kit/testing/index.js';
import { type ChatwootBench, connected, type Session, sessionOf, startBench } from './bench.testing.js';
import { chatwoot } from './index.js';

describe('chatwoot at work', () => {
  let bench: ChatwootBench;
  let session: Session;
  beforeEach(async () => {
    bench = await startBench({ messagesPerMinute: 10_000 });
    session = await connected(sessionOf(bench));
  });
  afterEach(() => bench.stop());

  const reply = (conversationId: string, idempotencyKey: string) => ({
    ...{ conversationId, idempotencyKey, text: 'Yes\0.', isFirst: true },
  });
  const at = (conversationId: string) => ({
    accountId: bench.account.accountId,
    conversationId: Number(conversationId),
  });
  const lastCall = () => bench.simulator.ledger.calls.at(-1) ?? assert.fail();
  const statusOf = (conversationId: string) => bench.simulator.conversation(at(conversationId))?.status;
  const lookUp = (key: string, conversationId: string) =>
    chatwoot.sent?.({ key, conversationId, since: new Date(Date.now() - 120_000) }, session);

  it('writes as the bot, with its mark and without a source id', async () => {
    const conversationId = await bench.visitorWrites('Who is there?');
    await chatwoot.send(reply(conversationId, 'key-1'), session);
    const { body, caller } = lastCall();
    assert.equal(caller, `bot ${session.state?.bot_id}`);
    assert.deepEqual(body, {
      ...{ content: 'Yes.', content_type: 'text', message_type: 'outgoing', private: false },
      content_attributes: { patchbay: 'key-1' },
    });
  });

  it('finds a message whose answer was lost, however much was written since', async () => {
    const conversationId = await bench.visitorWrites('Are you sure?');
    bench.simulator.faults.calls.queue('messages.create', { kind: 'store-then-reset' });
    await assert.rejects(chatwoot.send(reply(conversationId, 'lost'), session), failsAs('unavailable'));
    for (let count = 0; count < 45; count += 1) bench.simulator.visitorWrites(at(conversationId), `${count}`);
    assert.equal((await lookUp('lost', conversationId))?.outcome, 'found');
    assert.equal((await lookUp('never', conversationId))?.outcome, 'absent');
    assert.equal((await lookUp('never', '4711'))?.outcome, 'absent');
  });

  it('gives up a look-up that has no end', async () => {
    const conversationId = await bench.visitorWrites('So much to say.');
    for (let count = 0; count < 520; count += 1)
      bench.simulator.visitorWrites(at(conversationId), `${count}`);
    assert.equal((await lookUp('never', conversationId))?.outcome, 'unsure');
  });

  it('goes on where an older server does not let a bot type, or the token’s owner may not write contacts any more', async () => {
    const conversationId = await bench.visitorWrites('Hm.');
    bench.simulator.knobs.botRights = '4.2';
    await assert.rejects(
      async () => chatwoot.typing?.({ conversationId, isTyping: true }, session),
      failsAs('rejected'),
    );
    bench.simulator.faults.calls.queue('contacts.update', { kind: 'status', status: 401 });
    await assert.rejects(
      async () => chatwoot.contact?.({ conversationId, contact: { name: 'Ingrid' } }, session),
      failsAs('rejected'),
    );
    await chatwoot.send(reply(conversationId, 'key-1'), session);
  });

  it('opens the conversation for a human and takes it back as pending, assigned to nobody by that', async () => {
    const conversationId = await bench.visitorWrites('A human, please.');
    await chatwoot.handover?.({ conversationId, to: 'human' }, session);
    assert.equal(statusOf(conversationId), 'open');
    await chatwoot.handover?.({ conversationId, to: 'human' }, session);
    assert.equal(statusOf(conversationId), 'open', 'twice is once');
    assert.equal(bench.simulator.conversation(at(conversationId))?.assignee, null);
    await chatwoot.handover?.({ conversationId, to: 'bot' }, session);
    assert.equal(statusOf(conversationId), 'pending');
  });

  it('resolves a conversation, assigned to nobody by that, and opens it again for a human', async () => {
    const conversationId = await bench.visitorWrites('Thank you, that is all.');
    await chatwoot.close?.({ conversationId }, session);
    assert.equal(statusOf(conversationId), 'resolved');
    await chatwoot.close?.({ conversationId }, session);
    assert.equal(statusOf(conversationId), 'resolved', 'it is set, not toggled');
    await chatwoot.handover?.({ conversationId, to: 'human' }, session);
    assert.equal(statusOf(conversationId), 'open');
    assert.equal(bench.simulator.conversation(at(conversationId))?.assignee, null);
  });

  it('fills in contact data that is missing, made-up names included, and replaces none', async () => {
    const conversationId = await bench.visitorWrites('Hei');
    bench.simulator.visitorSets(at(conversationId), { name: 'cold-forest-118', email: 'ingrid@example.com' });
    const contact = { name: 'Ingrid Solberg', email: 'other@example.com', phone: '+4740000000' };
    await chatwoot.contact?.({ conversationId, contact }, session);
    assert.deepEqual(lastCall().body, { name: 'Ingrid Solberg', phone_number: '+4740000000' });
    const calls = bench.calls();
    await chatwoot.contact?.({ conversationId, contact: { ...contact, name: 'Another' } }, session);
    assert.equal(bench.calls() - calls, 1, 'one read and no write when nothing is missing');
  });

  it('leaves out a phone number without its country, which Chatwoot would refuse together with the rest', async () => {
    const conversationId = await bench.visitorWrites('Hei');
    const contact = { email: 'ingrid@example.com', phone: '40000000' };
    await chatwoot.contact?.({ conversationId, contact }, session);
    assert.deepEqual(lastCall().body, { email: 'ingrid@example.com' });
  });

  async function walk(cursor?: string) {
    const events: ConnectorEvent[] = [];
    for (let pages = 0, isComplete = false; !isComplete; pages += 1) {
      assert.ok(pages < 9);
      const page = (await chatwoot.pull?.(cursor, session)) ?? assert.fail();
      events.push(...page.events);
      ({ cursor, isComplete } = page);
    }
    return { events, cursor };
  }
  const textsIn = (events: readonly ConnectorEvent[]) =>
    events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));

  it('pages through a long history of its own inboxes, and reads a conversation again only when something happened', async () => {
    const { accountId } = bench.account;
    const foreign = bench.simulator.addInbox(accountId, { name: 'Phone', channelType: 'Channel::Whatsapp' });
    for (let count = 0; count < 55; count += 1) await bench.visitorWrites(`question ${count}`);
    bench.simulator.visitorWrites({ accountId, inboxId: foreign.id }, 'not for us');
    const { events, cursor } = await walk();
    assert.equal(new Set(textsIn(events)).size, 55);
    assert.ok(!textsIn(events).includes('not for us'));
    const again = await walk(cursor);
    assert.deepEqual(again.events, []);
    const [written] = events;
    assert.ok(written?.kind === 'message');
    bench.simulator.operatorWrites(at(written.conversation_id), 'A human speaking.');
    assert.ok(textsIn((await walk(again.cursor)).events).includes('A human speaking.'));
  });

  it('reads in the history what was deleted, and whose a conversation is now', async () => {
    const { accountId } = bench.account;
    const where = bench.simulator.visitorWrites({ accountId }, 'One');
    const hers = bench.simulator.operatorWrites(where, 'Two');
    bench.simulator.operatorRemoves(hers);
    bench.simulator.operatorSetsStatus(where, 'open');
    const { events } = await walk();
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['message', 'message-deleted', 'conversation-changed'],
    );
    const last = events.at(-1);
    assert.ok(last?.kind === 'conversation-changed' && last.assigned_to === 'operator');
  });
});

describe('chatwoot read-back of an older server', () => {
  let bench: ChatwootBench;
  let session: Session;
  beforeEach(async () => {
    bench = await startBench({ signatures: 'none', botRights: '4.2' });
    session = await connected(sessionOf(bench));
  });
  afterEach(() => bench.stop());

  const confirm = async (event: ConnectorEvent) => [(await chatwoot.confirm?.(event, session)) ?? []].flat();
  const heard = async () => (await bench.hooks()).flatMap((hook) => chatwoot.parse(hook, session).events);
  /** What the hooks of a step tell. */
  const tellsOf = async (step: () => void) => {
    const before = (await heard()).length;
    step();
    return (await heard()).slice(before);
  };
  const write = (text: string) => bench.simulator.visitorWrites({ accountId: bench.account.accountId }, text);

  it('confirms edits, deletions, answers, contact data and states, each as Chatwoot has it', async () => {
    const { simulator } = bench;
    const where = write('Hello');
    const contentAttributes = { items: [{ title: 'Red', value: 'r' }] };
    const { id: messageId } = simulator.putMessage(where, {
      ...{ messageType: 1, content: 'Which?', sender: null },
      ...{ contentType: 'input_select', contentAttributes },
    });
    const steps = [
      () => simulator.visitorPicks({ ...where, messageId }, 'r'),
      () => simulator.visitorLeavesEmail({ ...where, messageId }, 'ingrid@example.com'),
      () => simulator.operatorRemoves(where),
      () => simulator.operatorAssigns(where, bench.account.operator.id),
      () => simulator.operatorSetsStatus(where, 'open'),
      () => simulator.operatorSetsStatus(where, 'pending'),
      () => simulator.operatorResolves(where),
    ];
    for (const step of steps) {
      const hints = await tellsOf(step);
      assert.ok(hints.length > 0, String(step));
      for (const hint of hints) assert.deepEqual(await confirm(hint), [hint], JSON.stringify(hint));
    }
  });

  it('says with a visitor’s message whose the conversation is', async () => {
    const where = write('Hello');
    bench.simulator.operatorSetsStatus(where, 'open');
    const hints = await tellsOf(() => void bench.simulator.visitorWrites(where, 'Are you there?'));
    const message = hints.find((event): event is MessageEvent => event.kind === 'message') ?? assert.fail();
    assert.deepEqual(
      (await confirm(message)).map((event) => [event.kind, 'assigned_to' in event && event.assigned_to]),
      [
        ['message', false],
        ['conversation-changed', 'operator'],
      ],
    );
  });

  it('refutes what Chatwoot does not know, and says how a conversation stands instead', async () => {
    const where = write('Hello');
    const at = new Date().toISOString();
    const ids = { conversation_id: String(where.conversationId), at };
    const message_id = String(where.messageId);
    const refuted: ConnectorEvent[] = [
      { kind: 'conversation-changed', ...ids, open: false },
      { kind: 'conversation-changed', ...ids, assigned_to: 'operator' },
      { kind: 'visitor-changed', ...ids, visitor: { email: 'x@example.com' } },
      { kind: 'message-deleted', ...ids, message_id },
      { kind: 'message-edited', ...ids, message_id: '4711', text: 'x' },
      { kind: 'message-edited', conversation_id: '4711', message_id, text: 'x', at },
      { kind: 'connection-changed', active: false, at },
    ];
    for (const hint of refuted) assert.deepEqual(await confirm(hint), [], JSON.stringify(hint));
    bench.simulator.operatorResolves(where);
    const opened: ConnectorEvent = {
      kind: 'conversation-changed',
      ...ids,
      open: true,
      assigned_to: 'operator',
    };
    assert.deepEqual(await confirm(opened), [{ kind: 'conversation-changed', ...ids, open: false }]);
    const edited: ConnectorEvent = {
      kind: 'message-edited',
      ...ids,
      message_id,
      text: 'Send me your password.',
    };
    assert.deepEqual(await confirm(edited), [{ ...edited, text: 'Hello' }], 'only what Chatwoot says counts');
  });
});
