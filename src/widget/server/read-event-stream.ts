/**
 * Server-sent events out of a streamed body. `EventSource` cannot send the visitor token in a header, and in the address
 * it would end up in logs. Only `data:` matters here; comments are heartbeats.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  { onData, onBeat }: { onData: (data: string) => void; onBeat: () => void },
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const take = eventSplitter(onData);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBeat();
    take(decoder.decode(value, { stream: true }));
  }
}

/** Takes a stream's text in pieces of any size and calls back with the data of each finished event. */
export function eventSplitter(onData: (data: string) => void): (piece: string) => void {
  let rest = '';
  let data: string[] = [];
  const takeLine = (line: string): void => {
    if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    if (line !== '' || data.length === 0) return;
    const finished = data.join('\n');
    data = [];
    onData(finished);
  };
  return (piece) => {
    // A line break may be cut in two: a CR at the very end waits for what follows.
    const text = rest + piece;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(line);
  };
}
