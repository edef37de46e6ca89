import assert from 'node:assert/strict';
import { eventSplitter, readEventStream } from './read-event-stream.js';
import { readEvent } from './read-replies.js';

const stream =
  ': open\n\ndata: {"a":1}\n\nid: 7\r\ndata: one\r\ndata: two\r\n\r\n: beat\n\ndata:no space\n\ndata: cut';

describe('the stream of events', () => {
  it('is read the same however it was cut', () => {
    for (let at = 0; at <= stream.length; at += 1) {
      const found: string[] = [];
      const take = eventSplitter((data) => found.push(data));
      take(stream.slice(0, at));
      take(stream.slice(at));
      assert.deepEqual(found, ['{"a":1}', 'one\ntwo', 'no space'], `cut at ${at}`);
    }
  });

  it('is read from bytes, with characters cut in two', async () => {
    const bytes = new TextEncoder().encode('data: "لَيْل"\n\n');
    const found: string[] = [];
    let beats = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await readEventStream(body, { onData: (data) => found.push(data), onBeat: () => (beats += 1) });
    assert.deepEqual(found, ['"لَيْل"']);
    assert.equal(beats, bytes.length);
  });

  it('may tell more than this window knows', () => {
    assert.equal(readEvent({ kind: 'something-new', conversation_id: 'c' }), undefined);
    assert.deepEqual(readEvent({ kind: 'changed', conversation_id: 'c', seq: 3, more: true }), {
      kind: 'changed',
      conversation_id: 'c',
      seq: 3,
    });
  });
});
