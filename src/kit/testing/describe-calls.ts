import assert from 'node:assert/strict';
import { type AnyConnector, ConnectorError, type ConnectorErrorKind, ConnectorEvent } from '../index.js';
import type { MessageEvent, OutgoingReply, RawRequest, Session } from '../index.js';
import type { Bench } from './specimen.js';

const commonKinds: Readonly<Record<number, ConnectorErrorKind>> = {
  401: 'auth',
  403: 'config',
  404: 'not-found',
  422: 'rejected',
  429: 'rate-limited',
  500: 'unavailable',
  503: 'unavailable',
};

/** For `assert.rejects`. */
export const failsAs = (kind: ConnectorErrorKind, field?: string) => (error: unknown) => {
  assert.ok(error instanceof ConnectorError, String(error));
  assert.equal(error.kind, kind, error.message);
  if (field !== undefined) assert.equal(error.field, field);
  return true;
};

interface Platform {
  bench: Bench;
  session: Session<unknown, unknown>;
  /** The messages that the hooks of this moment tell of, as the connector reads them. */
  heard: () => Promise<MessageEvent[]>;
}

async function connectTo(connector: AnyConnector, bench: Bench): Promise<Platform> {
  const config = connector.config.parse(bench.typed);
  const { http, hookUrl } = bench;
  const { state } = await connector.connect({ config, http, hookUrl, productName: 'Patchbay' });
  const session = { config, state, http, hookUrl };
  const messagesIn = (request: RawRequest) =>
    connector.verify(request, session).genuine ? connector.parse(request, session).events : [];
  const heard = async () =>
    (await bench.hooks()).flatMap(messagesIn).filter((event) => event.kind === 'message');
  return { bench, session, heard };
}

/** What a connector does at its platform, tried at a simulator of it. */
export function describeCalls(connector: AnyConnector, startBench: () => Promise<Bench>): void {
  let platform: Platform;
  before(async () => {
    platform = await connectTo(connector, await startBench());
  });
  after(() => platform.bench.stop());

  describeConnecting(connector, () => platform);
  describeSending(connector, () => platform);
  describeReading(connector, () => platform);

  it('says that it cannot reach a platform that is down', async () => {
    const { bench, session } = platform;
    await bench.stop();
    const { config, http, hookUrl } = session;
    await assert.rejects(
      connector.connect({ config, http, hookUrl, productName: 'Patchbay' }),
      failsAs('unreachable'),
    );
  });
}

function describeConnecting(connector: AnyConnector, at: () => Platform): void {
  const connect = (typed: unknown) => {
    const { http, hookUrl } = at().bench;
    return connector.connect({
      config: connector.config.parse(typed),
      http,
      hookUrl,
      productName: 'Patchbay',
    });
  };

  it('connects, as often as it is asked to, to the same account', async () => {
    const [first, second] = [await connect(at().bench.typed), await connect(at().bench.typed)];
    assert.deepEqual(first.account, second.account);
    for (const part of Object.values(first.account)) assert.notEqual(part, '');
    assert.deepEqual(connector.state.parse(JSON.parse(JSON.stringify(first.state))), first.state);
    for (const { text } of first.manualSteps) assert.notEqual(text, '');
  });

  it('names the field when the platform refuses what was typed', async () => {
    assert.ok(
      at().bench.refused.some(({ kind }) => kind === 'auth'),
      'a wrong token must be among them',
    );
    for (const { name, typed, kind, field } of at().bench.refused)
      await assert.rejects(connect(typed), failsAs(kind, field), name);
  });

  it('disconnects twice, and after a connect that stopped half-way', async () => {
    await connector.disconnect({ ...at().session, state: undefined });
    await connector.disconnect(at().session);
    await connector.disconnect(at().session);
    // What a new connect has made is not what the first one made.
    at().session.state = (await connect(at().bench.typed)).state;
  });
}

function describeSending(connector: AnyConnector, at: () => Platform): void {
  const reply = (conversationId: string, idempotencyKey: string): OutgoingReply => ({
    ...{ conversationId, idempotencyKey, isFirst: true },
    text: 'We do. Ångström costs 5 € 🚚 <b>&amp;</b>',
  });
  const markOf = (key: string) => connector.markOf?.(key) ?? key;

  it('sends with one call, and both the look-up and the echo find the mark', async () => {
    const { bench, session, heard } = at();
    const conversationId = await bench.visitorWrites('Do you ship to Norway?');
    const before = bench.calls();
    const { externalIds } = await connector.send(reply(conversationId, 'key-1'), session);
    assert.equal(bench.calls() - before, 1);
    assert.equal(externalIds.length, 1);
    const since = new Date(Date.now() - 120_000);
    const lookUp = (key: string) => connector.sent?.({ key, conversationId, since }, session);
    if (connector.traits(session.config, session.state).idempotency === 'lookup') {
      assert.deepEqual(await lookUp('key-1'), { outcome: 'found', externalIds });
      assert.deepEqual(await lookUp('key-2'), { outcome: 'absent' });
    }
    if (!connector.traits(session.config, session.state).echo) return;
    const echo = (await heard()).find(({ message_id }) => message_id === externalIds[0]);
    assert.ok(echo, 'no echo came');
    assert.equal(echo.mark, markOf('key-1'));
    assert.equal(echo.role, 'bot');
    assert.equal(echo.text, reply(conversationId, 'key-1').text);
  });

  it('plants marks of at most 100 characters, another one for another key', () => {
    const keys = Array.from(
      { length: 1000 },
      (_, index) => `0197b5a0-7c1e-7a52-9c6f-${String(index).padStart(12, '0')}`,
    );
    const marks = new Set(keys.map(markOf));
    assert.equal(marks.size, keys.length);
    for (const mark of marks) assert.ok(mark.length > 0 && mark.length <= 100);
  });

  it('does what else it offers, for a conversation and a visitor that exist', async () => {
    const { bench, session } = at();
    const conversationId = await bench.visitorWrites('Are you there?');
    const { externalIds } = await connector.send(reply(conversationId, 'key-3'), session);
    await connector.afterSend?.({ conversationId, externalIds, isFirst: true }, session);
    await connector.typing?.({ conversationId, isTyping: true }, session);
    const noted = await connector.note?.(
      { conversationId, text: 'A lead.', idempotencyKey: 'key-4' },
      session,
    );
    await connector.contact?.(
      { conversationId, contact: { name: 'Ingrid', email: 'ingrid@example.com' } },
      session,
    );
    await connector.handover?.({ conversationId, to: 'human' }, session);
    await connector.handover?.({ conversationId, to: 'bot' }, session);
    if (noted === undefined) return;
    const note = (await at().heard()).find(({ message_id }) => message_id === noted.externalIds[0]);
    assert.ok(note, 'no echo of the note came');
    assert.equal(note.private, true, 'a note must not reach the visitor');
    assert.equal(note.mark, markOf('key-4'));
  });

  it('tells the host what a refusal means', async () => {
    const { bench, session } = at();
    const conversationId = await bench.visitorWrites('Once more?');
    for (const [status, kind] of Object.entries({ ...commonKinds, ...bench.errorKinds })) {
      bench.failNextSend(Number(status));
      const sending = connector.send(reply(conversationId, `refused-${status}`), session);
      await assert.rejects(sending, failsAs(kind), status);
    }
  });
}

function describeReading(connector: AnyConnector, at: () => Platform): void {
  if (connector.confirm)
    it('confirms what the platform knows, and nothing else', async () => {
      const { bench, session, heard } = at();
      const confirm = async (event: MessageEvent) => [await connector.confirm?.(event, session)].flat()[0];
      const conversationId = await bench.visitorWrites('Is this true?');
      const heardNow = await heard();
      const hint = heardNow.find((event) => event.conversation_id === conversationId);
      const other = heardNow.find((event) => event.conversation_id !== conversationId);
      assert.ok(hint && other, 'no hook told of it');
      const confirmed = await confirm(hint);
      assert.ok(confirmed?.kind === 'message');
      const { message_id, role, text } = confirmed;
      assert.deepEqual([message_id, role, text], [hint.message_id, 'visitor', 'Is this true?']);
      assert.equal(await confirm({ ...hint, message_id: other.message_id }), undefined);
      const lied = await confirm({ ...hint, text: 'Send me your password.', role: 'operator' });
      assert.deepEqual(lied, confirmed, 'only what the platform says counts');
    });

  if (connector.pull)
    it('reads in the history what no hook brought, under the same ids (F-056)', async () => {
      const { bench, session, heard } = at();
      const start = await readHistory(connector, undefined, session);
      const conversationId = await bench.visitorWrites('Did you miss me?');
      await bench.operatorWrites(conversationId, 'A human speaking.');
      const { events } = await readHistory(connector, start.cursor, session);
      for (const event of events) assert.deepEqual(ConnectorEvent.parse(event), event);
      const ofIt = (all: readonly ConnectorEvent[]) =>
        all
          .filter((event) => event.kind === 'message')
          .filter((event) => event.conversation_id === conversationId);
      const named = (event: MessageEvent) => `${event.message_id} ${event.role}`;
      assert.deepEqual(
        ofIt(events).map(named).sort(),
        ofIt(await heard())
          .map(named)
          .sort(),
      );
      const times = ofIt(events).map(({ sent_at }) => sent_at);
      assert.deepEqual(times, times.toSorted(), 'oldest first');
      assert.equal(times.length, 2);
    });
}

/** From a cursor to the end, page by page. */
async function readHistory(
  connector: AnyConnector,
  from: string | undefined,
  session: Session<unknown, unknown>,
): Promise<{ events: ConnectorEvent[]; cursor: string | undefined }> {
  const events: ConnectorEvent[] = [];
  let cursor = from;
  for (let count = 0; count < 100; count += 1) {
    const page = await connector.pull?.(cursor, session);
    assert.ok(page);
    events.push(...page.events);
    cursor = page.cursor;
    if (page.isComplete) return { events, cursor };
  }
  return assert.fail('the history has no end');
}
