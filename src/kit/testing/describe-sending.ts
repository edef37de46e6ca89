import assert from 'node:assert/strict';
import type { AnyConnector, ConnectorErrorKind } from '../index.js';
import type { It } from './check.js';
import { failsAs } from './describe-refusals.js';
import { commonKinds } from './one-answer.js';
import { type PlatformDoor, reply } from './platform.js';
import type { Bench, Specimen } from './specimen.js';

interface Given {
  door: PlatformDoor;
  specimen: Specimen;
}

/** Sending and what goes with it, tried at a simulator of the platform. */
export function describeSending(connector: AnyConnector, { door, specimen }: Given, it: It): void {
  /** Sends into a conversation of its own. */
  const sendWith = async (key: string) => {
    const platform = await door.open();
    const conversationId = await platform.bench.visitorWrites('Do you ship to Norway?');
    const before = platform.bench.calls();
    const { externalIds } = await connector.send(reply(conversationId, key), platform.session);
    return { ...platform, conversationId, externalIds, calls: platform.bench.calls() - before };
  };
  const markOf = (key: string) => connector.markOf?.(key) ?? key;

  it('sends with one call, and returns the platform’s id', async () => {
    const { calls, externalIds } = await sendWith('one-call');
    assert.equal(calls, 1, `send made ${calls} calls: one stores the message, and afterSend may tidy up.`);
    assert.equal(externalIds.length, 1, 'send returns no id: give the one of the platform’s answer.');
  });

  it('says what it was told to say, to the letter', async () => {
    const { bench, conversationId } = await sendWith('to-the-letter');
    assert.deepEqual(
      await bench.saidByUs(conversationId),
      [reply(conversationId, '').text],
      'The platform holds other words than those that were sent: send them as they are, in JSON.',
    );
  });

  if (connector.sent)
    it('finds what it sent, by its mark, and nothing else', async () => {
      const { session, conversationId, externalIds } = await sendWith('look-up');
      const since = new Date(Date.now() - 120_000);
      const lookUp = (key: string) => connector.sent?.({ key, conversationId, since }, session);
      assert.deepEqual(
        await lookUp('look-up'),
        { outcome: 'found', externalIds },
        'sent does not find what send has stored: plant idempotencyKey where the platform keeps it, and look for it there.',
      );
      assert.deepEqual(
        await lookUp('never-sent'),
        { outcome: 'absent' },
        'sent finds, or doubts, what was never sent: look for the mark of this very key.',
      );
    });

  it('knows its own message when it comes back, or hears nothing of it', async () => {
    const { session, heard, externalIds, conversationId } = await sendWith('echo');
    const echo = (await heard()).find(({ message_id }) => message_id === externalIds[0]);
    const hasEcho = connector.traits(session.config, session.state).echo;
    assert.equal(
      echo !== undefined,
      hasEcho,
      hasEcho
        ? 'No echo of a sent message came under the id that send returned: take the ids from the same place.'
        : 'An echo of a sent message came: set the trait echo.',
    );
    if (!echo) return;
    const said = { mark: echo.mark, role: echo.role, private: echo.private, text: echo.text };
    assert.deepEqual(
      said,
      { mark: markOf('echo'), role: 'bot', private: false, text: reply(conversationId, '').text },
      'The echo of a sent message is not known as ours: give it the mark that send has planted, and the role “bot”.',
    );
  });

  if (connector.pull)
    it('knows its own message in the history', async () => {
      const start = await (await door.open()).history();
      const { history, externalIds } = await sendWith('history');
      const { events } = await history(start.cursor);
      const own = events.find((event) => event.kind === 'message' && event.message_id === externalIds[0]);
      assert.ok(own?.kind === 'message', 'pull does not tell of what we sent: give messages of all roles.');
      assert.deepEqual(
        [own.mark, own.role],
        [markOf('history'), 'bot'],
        'The history does not show a sent message as ours: give it the mark that send has planted, and the role “bot”.',
      );
    });

  it('tells the host what a refusal means', async () => {
    const { bench, session } = await door.open();
    const conversationId = await bench.visitorWrites('Once more?');
    const refuse = (failure: number | 'garbage', kind: ConnectorErrorKind) => {
      bench.failNextSend(failure);
      return assert.rejects(
        () => connector.send(reply(conversationId, `refused-${failure}`), session),
        failsAs(kind),
        `send took ${failure} for a success: let the errors of session.http pass.`,
      );
    };
    for (const [status, kind] of Object.entries({ ...commonKinds, ...specimen.errorKinds }))
      await refuse(Number(status), kind);
    await refuse('garbage', 'bad-response');
  });

  it('tells the host that nobody answered in time', async () => {
    const { bench, session } = await door.open();
    const conversationId = await bench.visitorWrites('Is anybody there?');
    bench.failNextSend('silence');
    const { http } = bench;
    const impatient: Bench['http'] = { call: (call) => http.call({ ...call, timeoutMs: 200 }) };
    await assert.rejects(
      () => connector.send(reply(conversationId, 'silence'), { ...session, http: impatient }),
      failsAs('unavailable'),
      'send took silence for a success: let the errors of session.http pass.',
    );
  });

  describeExtras(connector, { sendWith, markOf }, it);
}

type Sent = (key: string) => Promise<{
  session: Parameters<AnyConnector['send']>[1];
  heard: () => Promise<readonly { message_id: string; private: boolean; mark?: string | undefined }[]>;
  bench: Bench;
  conversationId: string;
  externalIds: readonly string[];
}>;

/** What a connector may offer besides, for a conversation and a visitor that exist. */
function describeExtras(
  connector: AnyConnector,
  { sendWith, markOf }: { sendWith: Sent; markOf: (key: string) => string },
  it: It,
): void {
  if (connector.afterSend)
    it('tidies up after its first message, as often as it is asked to', async () => {
      const { session, conversationId, externalIds } = await sendWith('tidy');
      const receipt = { conversationId, externalIds, isFirst: true };
      await connector.afterSend?.(receipt, session);
      await connector.afterSend?.(receipt, session);
    });

  if (connector.typing)
    it('shows that it types, and that it stopped', async () => {
      const { session, conversationId } = await sendWith('typing');
      await connector.typing?.({ conversationId, isTyping: true }, session);
      await connector.typing?.({ conversationId, isTyping: false }, session);
    });

  if (connector.note)
    it('writes notes that no visitor reads, with its mark', async () => {
      const { session, heard, bench, conversationId } = await sendWith('before-note');
      const written = { conversationId, text: 'A lead.', idempotencyKey: 'note' };
      const noted = await connector.note?.(written, session);
      const said = await bench.saidByUs(conversationId);
      assert.ok(
        !said.includes('A lead.'),
        'The visitor reads the note: send it as the platform’s private kind.',
      );
      const note = (await heard()).find(({ message_id }) => message_id === noted?.externalIds[0]);
      if (!connector.traits(session.config, session.state).echo) return;
      assert.ok(note, 'No echo of the note came under the id that note returned.');
      assert.deepEqual(
        [note.private, note.mark],
        [true, markOf('note')],
        'The echo of a note is not known as private and ours: it would be taken for a human’s message.',
      );
    });

  if (connector.contact)
    it('fills in a contact, and does it again without harm', async () => {
      const { session, conversationId } = await sendWith('contact');
      const update = { conversationId, contact: { name: 'Ingrid', email: 'ingrid@example.com' } };
      await connector.contact?.(update, session);
      await connector.contact?.(update, session);
    });

  if (connector.handover)
    it('gives a conversation to a human and takes it back, each twice without harm', async () => {
      const { session, conversationId } = await sendWith('handover');
      for (const to of ['human', 'human', 'bot', 'bot'] as const)
        await connector.handover?.({ conversationId, to }, session);
    });

  if (connector.close)
    it('closes a conversation, twice without harm, and gives a closed one to a human', async () => {
      const { session, conversationId } = await sendWith('close');
      await connector.close?.({ conversationId }, session);
      await connector.close?.({ conversationId }, session);
      await connector.handover?.({ conversationId, to: 'human' }, session);
    });
}
