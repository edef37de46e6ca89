import assert from 'node:assert/strict';
import type { ConnectorEvent, MessageEvent } from '../../src/kit/index.js';
import { failsAs } from '../../src/kit/testing/index.js';
import { type CrispBench, egress, startBench } from './bench.testing.js';
import { crispWith } from './index.js';
import { fingerprintOf } from './schemas.js';

const crisp = crispWith({});

for (const kind of ['website', 'plugin'] as const)
  describe(`crisp at work, token of a ${kind}`, () => {
    let bench: CrispBench;
    let session: Parameters<typeof crisp.send>[1];
    beforeEach(async () => {
      bench = await startBench(kind);
      const config = crisp.config.parse(bench.typed);
      session = { config, state: {}, http: bench.http, hookUrl: bench.hookUrl };
    });
    afterEach(() => bench.stop());

    const reply = (conversationId: string, idempotencyKey: string) => ({
      ...{ conversationId, idempotencyKey, text: 'Yes.', isFirst: true, senderName: 'Fjord Assistant' },
    });
    const at = (sessionId: string) => ({ websiteId: bench.websiteId, sessionId });
    const lastCall = () => bench.simulator.ledger.calls.at(-1) ?? assert.fail();

    it('says who writes, and that it is a machine', async () => {
      const conversationId = await bench.visitorWrites('Who is there?');
      await crisp.send(reply(conversationId, 'key-1'), session);
      assert.deepEqual(lastCall().body, {
        ...{ type: 'text', from: 'operator', origin: 'chat', content: 'Yes.', automated: true },
        ...{
          fingerprint: fingerprintOf('key-1'),
          user: { type: 'participant', nickname: 'Fjord Assistant' },
        },
      });
    });

    it('finds a message whose answer was lost, and is unsure while a cache may be speaking (F-045, F-051)', async () => {
      const conversationId = await bench.visitorWrites('Are you sure?');
      const since = new Date(Date.now() - 120_000);
      const lookUp = (key: string) => crisp.sent?.({ key, conversationId, since }, session);
      bench.simulator.faults.calls.queue('message.create', { kind: 'store-then-reset' });
      await assert.rejects(crisp.send(reply(conversationId, 'lost'), session), failsAs('unavailable'));
      assert.equal((await lookUp('lost'))?.outcome, 'found');

      bench.simulator.knobs.readCacheMs = 60_000;
      assert.equal((await lookUp('late'))?.outcome, 'absent');
      await crisp.send(reply(conversationId, 'late'), session);
      assert.equal(
        (await lookUp('late'))?.outcome,
        'found',
        'a cached 404 for the message itself is not believed',
      );
    });

    it('looks through more than one page before it says that nothing was stored', async () => {
      bench.simulator.knobs.messagesPerPage = 3;
      const conversationId = await bench.visitorWrites('one');
      await crisp.send(reply(conversationId, 'deep'), session);
      const addNoise = (messages: number) => {
        const from = Date.now();
        for (let count = 0; count < messages; count += 1)
          bench.simulator.visitorWrites(at(conversationId), 'noise', { timestamp: from + count });
      };
      addNoise(7);
      bench.simulator.faults.calls.queue('message.get', { kind: 'status', status: 404 });
      const since = new Date(Date.now() - 120_000);
      const found = await crisp.sent?.({ key: 'deep', conversationId, since }, session);
      assert.equal(found?.outcome, 'found');
      addNoise(20);
      const absent = await crisp.sent?.({ key: 'never', conversationId, since }, session);
      assert.equal(absent?.outcome, 'unsure', 'after five pages it gives up');
    });

    it('goes on without notes on the free plan, and without scopes that a token lacks', async () => {
      const conversationId = await bench.visitorWrites('Hm.');
      for (const [route, status] of [
        ['message.create', 402],
        ['state.patch', 403],
        ['state.patch', 403],
        ['meta.get', 403],
        ['compose', 403],
      ] as const)
        bench.simulator.faults.calls.queue(route, { kind: 'status', status });
      const written = { conversationId, text: 'A note.', idempotencyKey: 'note' };
      const tries = [
        () => crisp.note?.(written, session),
        () => crisp.handover?.({ conversationId, to: 'human' }, session),
        () => crisp.close?.({ conversationId }, session),
        () => crisp.contact?.({ conversationId, contact: { name: 'Ingrid' } }, session),
        () => crisp.typing?.({ conversationId, isTyping: true }, session),
      ];
      for (const one of tries) await assert.rejects(async () => one(), failsAs('rejected'));
    });

    it('fills in contact data that is missing and replaces none', async () => {
      const conversationId = await bench.visitorWrites('Hei');
      bench.simulator.visitorSets(at(conversationId), { phone: '+4740000000' });
      const contact = { name: 'Ingrid Solberg', email: 'ingrid@example.com', phone: '+4799999999' };
      await crisp.contact?.({ conversationId, contact }, session);
      assert.deepEqual(lastCall().body, { nickname: 'Ingrid Solberg', email: 'ingrid@example.com' });
      const calls = bench.calls();
      await crisp.contact?.({ conversationId, contact: { ...contact, name: 'Another' } }, session);
      assert.equal(bench.calls() - calls, 1, 'one read and no write when nothing is missing');
    });

    it('opens the conversation for a human, and gives it back to nobody in particular', async () => {
      const conversationId = await bench.visitorWrites('A human, please.');
      bench.simulator.operatorAssigns(at(conversationId), bench.operatorId);
      await crisp.handover?.({ conversationId, to: 'human' }, session);
      assert.deepEqual(lastCall().body, { state: 'unresolved' });
      await crisp.handover?.({ conversationId, to: 'bot' }, session);
      assert.deepEqual(lastCall().body, { assigned: null });
    });

    it('resolves a conversation', async () => {
      const conversationId = await bench.visitorWrites('Thank you, that is all.');
      await crisp.close?.({ conversationId }, session);
      assert.deepEqual(lastCall().body, { state: 'resolved' });
    });

    it('pages through a long history, with what is known of the visitors', async () => {
      for (let count = 0; count < 45; count += 1) await bench.visitorWrites(`question ${count}`);
      const conversationId = await bench.visitorWrites('It is me');
      bench.simulator.visitorSets(at(conversationId), { nickname: 'Ingrid', email: 'ingrid@example.com' });
      const events: ConnectorEvent[] = [];
      let cursor: string | undefined;
      for (let pages = 0, isComplete = false; !isComplete; pages += 1) {
        assert.ok(pages < 5);
        const page = await crisp.pull?.(cursor, session);
        events.push(...(page?.events ?? assert.fail()));
        cursor = page?.cursor;
        isComplete = page?.isComplete ?? true;
      }
      const texts = events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
      assert.equal(new Set(texts).size, 46);
      const own = events.find((event) => event.kind === 'message' && event.text === 'It is me');
      assert.ok(own?.kind === 'message');
      assert.deepEqual(own.visitor, { name: 'Ingrid', email: 'ingrid@example.com' });
    });

    it('reads a conversation again only when something happened in it: the calls of a day are counted', async () => {
      const conversationId = await bench.visitorWrites('One');
      const reads = () =>
        bench.simulator.ledger.calls.filter(({ route }) => route === 'messages.list').length;
      let cursor: string | undefined;
      const walk = async () => {
        const before = reads();
        const events: ConnectorEvent[] = [];
        for (let isComplete = false; !isComplete;) {
          const page = (await crisp.pull?.(cursor, session)) ?? assert.fail();
          events.push(...page.events);
          ({ cursor, isComplete } = page);
        }
        const texts = events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
        return { texts, reads: reads() - before };
      };
      assert.deepEqual((await walk()).texts, ['One']);
      assert.deepEqual(await walk(), { texts: [], reads: 0 });
      bench.simulator.visitorWrites(at(conversationId), 'Two', { timestamp: Date.now() + 5 });
      assert.deepEqual((await walk()).texts, ['One', 'Two']);
    });

    it('holds the whole connection when the website is gone, not one message after the other', async () => {
      const body = { error: true, reason: 'not_subscribed', data: {} };
      const conversationId = await bench.visitorWrites('Hello?');
      bench.simulator.faults.calls.queue('message.create', { kind: 'status', status: 404, body });
      await assert.rejects(
        crisp.send(reply(conversationId, 'gone'), session),
        failsAs('config', 'website_id'),
      );
    });
  });

describe('crisp read-back', () => {
  let bench: CrispBench;
  let session: Parameters<typeof crisp.send>[1];
  beforeEach(async () => {
    bench = await startBench('website');
    session = {
      config: crisp.config.parse(bench.typed),
      state: {},
      http: bench.http,
      hookUrl: bench.hookUrl,
    };
  });
  afterEach(() => bench.stop());

  const confirm = (event: ConnectorEvent) => crisp.confirm?.(event, session);
  const heard = async () => (await bench.hooks()).flatMap((hook) => crisp.parse(hook, session).events);
  const heardMessage = async (): Promise<MessageEvent> =>
    (await heard()).findLast((event) => event.kind === 'message') ?? assert.fail();
  const picker = { id: 'p', text: 'Red?', choices: [{ value: 'r', label: 'Red', selected: false }] };

  it('confirms edits, deletions, answers, contact data and states, each as the platform has it', async () => {
    const { simulator, websiteId } = bench;
    const where = simulator.visitorWrites({ websiteId }, 'Helo');
    const asked = simulator.otherBotWrites(where, 'Red?');
    const steps = [
      () => simulator.visitorEdits(where, 'Hello'),
      () => simulator.visitorSetsEmail(where, 'ingrid@example.com'),
      () => simulator.operatorSetsState(where, 'unresolved'),
      () => simulator.visitorRemoves(where),
      () => simulator.operatorRemovesConversation(where),
    ];
    for (const step of steps) {
      const before = (await heard()).length;
      step();
      for (const hint of (await heard()).slice(before)) assert.deepEqual(await confirm(hint), hint);
    }
    assert.ok(asked.fingerprint > 0);
  });

  it('confirms what a visitor chose, and not what he did not', async () => {
    const { simulator, websiteId } = bench;
    const where = simulator.visitorWrites({ websiteId }, 'Hello');
    simulator.putMessage(where, {
      type: 'picker',
      from: 'operator',
      content: picker,
      fingerprint: 42,
      user: {},
    });
    simulator.visitorPicks({ ...where, fingerprint: 42 }, 'r');
    const hint = await heardMessage();
    assert.deepEqual(await confirm(hint), hint);
    assert.equal(await confirm({ ...hint, message_id: '42-000000000000' }), undefined);
  });

  it('refutes what the platform does not know', async () => {
    const { simulator, websiteId } = bench;
    const { sessionId, fingerprint } = simulator.visitorWrites({ websiteId }, 'Hello');
    const at = new Date().toISOString();
    const message_id = String(fingerprint);
    const ofSession = { conversation_id: sessionId, at };
    assert.equal(await confirm({ kind: 'conversation-changed', ...ofSession, removed: true }), undefined);
    assert.equal(
      await confirm({ kind: 'message-edited', ...ofSession, message_id: '7', text: 'x' }),
      undefined,
    );
    assert.equal(
      await confirm({ kind: 'visitor-changed', ...ofSession, visitor: { email: 'x@y.z' } }),
      undefined,
    );
    assert.equal(await confirm({ kind: 'connection-changed', active: false, at }), undefined);
    assert.equal(await confirm({ kind: 'message-deleted', ...ofSession, message_id }), undefined);
    const gone = { ...ofSession, conversation_id: 'session_gone' };
    assert.equal(await confirm({ kind: 'message-edited', ...gone, message_id: '7', text: 'x' }), undefined);
  });

  it('does not refute a new message because a cache does not know it yet', async () => {
    const { simulator, websiteId } = bench;
    simulator.knobs.readCacheMs = 60_000;
    const where = simulator.visitorWrites({ websiteId }, 'Hello');
    const future = { ...(await heardMessage()), message_id: '43' };
    assert.equal(await confirm(future), undefined);
    simulator.visitorWrites(where, 'Again', { fingerprint: 43 });
    const [confirmed] = [await confirm(future)].flat();
    assert.ok(confirmed?.kind === 'message' && confirmed.text === 'Again');
  });

  it('asks again when only a cache contradicts', async () => {
    const { simulator, websiteId } = bench;
    simulator.knobs.readCacheMs = 60_000;
    const where = simulator.visitorWrites({ websiteId }, 'Hello');
    await confirm(await heardMessage());
    simulator.visitorEdits(where, 'Hello there');
    const edited = (await heard()).find((event) => event.kind === 'message-edited') ?? assert.fail();
    await assert.rejects(async () => confirm(edited), failsAs('unavailable'));
    const opened = { kind: 'conversation-changed', conversation_id: where.sessionId, at: edited.at } as const;
    await confirm({ ...opened, open: true });
    simulator.operatorResolves(where);
    await assert.rejects(async () => confirm({ ...opened, open: false }), failsAs('unavailable'));
  });
});

describe('crisp elsewhere', () => {
  it('goes where the operator’s setting says, with or without the version', async () => {
    const bench = await startBench('website');
    try {
      for (const apiUrl of [
        bench.simulator.url,
        `${bench.simulator.url}/`,
        `${bench.simulator.url}/v1`,
        `${bench.simulator.url}/v1/`,
      ]) {
        const moved = crispWith({ apiUrl });
        const config = moved.config.parse(bench.typed);
        const hookUrl = 'https://x.example';
        const connected = await moved.connect({ config, http: egress, hookUrl, productName: 'P' });
        assert.equal(connected.account.host, new URL(bench.simulator.url).host);
      }
    } finally {
      await bench.stop();
    }
  });
});
