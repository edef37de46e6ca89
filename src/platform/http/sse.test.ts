import assert from 'node:assert/strict';
import { openEventStream } from './sse.js';

async function textOf(body: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of body) text += part;
  return text;
}

describe('a stream of server-sent events', () => {
  it('gives every event in order, each as one data line, and ends when told', async () => {
    const stream = openEventStream(new AbortController().signal);
    stream.send({ kind: 'changed', text: 'two\nlines' });
    stream.send({ kind: 'progress' });
    stream.end();
    const wanted = ': open\n\ndata: {"kind":"changed","text":"two\\nlines"}\n\ndata: {"kind":"progress"}\n\n';
    assert.equal(await textOf(stream.body), wanted);
  });

  it('wakes a reader that waits', async () => {
    const stream = openEventStream(new AbortController().signal);
    const read = textOf(stream.body);
    setImmediate(() => {
      stream.send(1);
      stream.end();
    });
    assert.equal(await read, ': open\n\ndata: 1\n\n');
  });

  it('ends when the client has gone, also when it had gone before', async () => {
    const gone = new AbortController();
    const stream = openEventStream(gone.signal);
    const read = textOf(stream.body);
    gone.abort();
    assert.equal(await read, ': open\n\n');
    assert.equal(await textOf(openEventStream(AbortSignal.abort()).body), ': open\n\n');
  });

  it('F-107: cuts off a reader that falls behind, and keeps nothing for it', async () => {
    const stream = openEventStream(new AbortController().signal);
    for (let count = 0; count < 100_000; count += 1) stream.send({ count });
    assert.equal(await textOf(stream.body), '');
  });
});
