import assert from 'node:assert/strict';
import type { LiveEvent } from '../../contract/widget.js';
import { readEvents } from './read-events.js';

const conversationId = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11';
const changed = (seq: number) => ({ kind: 'changed', conversation_id: conversationId, seq });

/** A stream that gives these bytes in pieces of the given length. */
function inPieces(text: string, length: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += length) controller.enqueue(bytes.slice(at, at + length));
      controller.close();
    },
  });
}

async function eventsIn(text: string, length = 1000): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for await (const event of readEvents(inPieces(text, length))) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('reads events wherever the network cuts them', async () => {
    const text = `: hello\n\ndata: ${JSON.stringify(changed(7))}\n\nid: 1\ndata: ${JSON.stringify(changed(8))}\n\n`;
    for (const length of [1, 7, 1000])
      assert.deepEqual(await eventsIn(text, length), [changed(7), changed(8)]);
  });

  it('passes over what it does not know and goes on', async () => {
    const text = `data: {"kind":"party"}\n\ndata: no json\n\ndata: ${JSON.stringify(changed(9))}\n\n`;
    assert.deepEqual(await eventsIn(text), [changed(9)]);
  });
});
