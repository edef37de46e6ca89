import { EventSourceParserStream } from 'eventsource-parser/stream';
import { LiveEvent } from '../../contract/widget.js';

/**
 * The live events in a stream of server-sent events, until it ends. What is no event of ours, such as one of a newer
 * server, is passed over: events are hints, and whatever they would have said is found by reading again.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  const stream = body.pipeThrough(decoder()).pipeThrough(new EventSourceParserStream());
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const event = LiveEvent.safeParse(asJson(next.value.data));
      if (event.success) yield event.data;
    }
  } finally {
    reader.releaseLock();
  }
}

/** Bytes to text; a TextDecoderStream would do, but its types do not fit a stream of plain bytes. */
function decoder(): TransformStream<Uint8Array, string> {
  const utf8 = new TextDecoder();
  return new TransformStream({
    transform: (chunk, controller) => controller.enqueue(utf8.decode(chunk, { stream: true })),
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
