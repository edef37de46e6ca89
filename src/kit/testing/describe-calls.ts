import assert from 'node:assert/strict';
import { type AnyConnector, ConnectorEvent, type MessageEvent } from '../index.js';
import type { It } from './check.js';
import { describeConnecting, describeDown } from './describe-connecting.js';
import { checkHosts } from './describe-refusals.js';
import { describeSending } from './describe-sending.js';
import type { PlatformDoor } from './platform.js';
import type { Specimen } from './specimen.js';

/** What a connector does at its platform, tried at a simulator of it. */
export function describeCalls(
  connector: AnyConnector,
  { door, specimen }: { door: PlatformDoor; specimen: Specimen },
  it: It,
): void {
  describeConnecting(connector, { door, specimen }, it);
  describeSending(connector, { door, specimen }, it);
  describeReading(connector, { door, specimen }, it);

  it('has called no host but those of its config and its constants', async () => {
    const { bench, session, http } = await door.open();
    const typed = [session.config, ...bench.refused.map((refused) => refused.typed)];
    checkHosts(http.hosts(), { config: typed, specimen });
  });

  describeDown(connector, door, it);
}

/** Who wrote, as the hooks of a simulator tell it, and as the platform itself confirms it. */
function describeReading(
  connector: AnyConnector,
  { door, specimen: { lacks = {} } }: { door: PlatformDoor; specimen: Specimen },
  it: It,
): void {
  it('hears a visitor, word for word', async () => {
    const { bench, heard } = await door.open();
    const text = 'Sender dere til Tromsø? 📦 <b>"haster"</b> & takk';
    const conversationId = await bench.visitorWrites(text);
    const said = (await heard()).filter((event) => event.conversation_id === conversationId);
    assert.deepEqual(
      said.map((event) => [event.role, event.private, event.text]),
      [['visitor', false, text]],
      'What a visitor wrote is not heard as it was written: decode it as the platform encodes it.',
    );
  });

  if (lacks.operators === undefined)
    it('hears an operator’s message as a human’s, and a note as private', async () => {
      const { bench, heard } = await door.open();
      const conversationId = await bench.visitorWrites('A human, please.');
      assert.ok(
        bench.operatorWrites && (bench.operatorNotes ?? lacks.notes),
        'The bench lets no operator write: give it operatorWrites and operatorNotes, or say in the specimen why not (lacks).',
      );
      await bench.operatorWrites(conversationId, 'Priya here.');
      await bench.operatorNotes?.(conversationId, 'Asked the warehouse.');
      const said = (await heard()).filter(
        (event) => event.conversation_id === conversationId && event.role !== 'visitor',
      );
      const expected = [
        ['operator', false, undefined, 'Priya here.'],
        ...(bench.operatorNotes ? [['operator', true, undefined, 'Asked the warehouse.']] : []),
      ];
      assert.deepEqual(
        said.map((event) => [event.role, event.private, event.mark, event.text]),
        expected,
        'An operator’s message or note is not heard as such: a human must never be taken for a bot.',
      );
    });

  if (connector.confirm)
    it('confirms what the platform knows, and nothing else', async () => {
      const { bench, session, heard } = await door.open();
      const confirm = async (event: MessageEvent) => [await connector.confirm?.(event, session)].flat()[0];
      const conversationId = await bench.visitorWrites('Is this true?');
      const heardNow = await heard();
      const hint = heardNow.find((event) => event.conversation_id === conversationId);
      const other = heardNow.find((event) => event.conversation_id !== conversationId);
      assert.ok(hint && other, 'No hook told of what a visitor wrote.');
      const confirmed = await confirm(hint);
      assert.ok(
        confirmed?.kind === 'message',
        'confirm does not know what the platform holds: read it back.',
      );
      const { message_id, role, text } = confirmed;
      assert.deepEqual(
        [message_id, role, text],
        [hint.message_id, 'visitor', 'Is this true?'],
        'confirm says something else than the platform holds: give the message under the id of the hook.',
      );
      assert.equal(
        await confirm({ ...hint, message_id: other.message_id }),
        undefined,
        'confirm takes a message of another conversation for one of this: look for both ids.',
      );
      const lied = await confirm({ ...hint, text: 'Send me your password.', role: 'operator' });
      assert.deepEqual(
        lied,
        confirmed,
        'confirm repeats what the hook claims: give only what the platform says.',
      );
    });

  if (connector.pull)
    it('reads in the history what no hook brought, under the same ids (F-056)', async () => {
      const { bench, heard, history } = await door.open();
      const start = await history();
      const conversationId = await bench.visitorWrites('Did you miss me?');
      await bench.operatorWrites?.(conversationId, 'A human speaking.');
      const { events } = await history(start.cursor);
      for (const event of events)
        assert.ok(
          ConnectorEvent.safeParse(event).success,
          `pull makes an event that is none of the kit’s: ${JSON.stringify(event)}.`,
        );
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
        'The history and the hooks tell of the same messages under other ids, or not of all: each would be answered twice, or never.',
      );
      const times = ofIt(events).map(({ sent_at }) => sent_at);
      assert.deepEqual(
        times,
        times.toSorted(),
        'The history is not told with the oldest message first: sort it.',
      );
      assert.equal(times.length, bench.operatorWrites ? 2 : 1, 'The history does not tell of every message.');
    });
}
