import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import rawBody from 'raw-body';
import { z } from 'zod';
import { createRecorder, type Outcome } from './record-hook.js';

export interface ReceiverOptions {
  folder: string;
  /** This machine alone, unless it says otherwise. */
  host: string;
  /** 0: a free one. */
  port: number;
  /** Hooks that are stored before it ends by itself. */
  most: number;
  say: (line: string) => void;
}

export interface HookRecorder {
  url: string;
  /** Resolves once it is full or stopped. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

const mostBytes = 1_000_000;

/** Takes whatever comes, answers 200, and says of each hook what became of it. */
export async function receiveHooks({
  folder,
  host,
  port,
  most,
  say,
}: ReceiverOptions): Promise<HookRecorder> {
  const recorder = createRecorder(folder);
  const take = async (request: IncomingMessage): Promise<string> => {
    const { method = '', headers, url = '' } = request;
    if (method !== 'POST' && method !== 'PUT' && method !== 'PATCH')
      return `${method} ${url.split('?')[0] ?? ''}: nothing to record, hooks are sent by POST.`;
    const body = await readBody(request);
    if (body === undefined) return `Not stored: a body of more than ${mostBytes} bytes.`;
    if (recorder.count() >= most) return `Not stored: ${most} hooks are enough, as --most says.`;
    return sentenceOf(recorder.record({ method, headers, body }));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      say(await take(request));
    } catch (error) {
      say(`Not stored: ${error instanceof Error ? error.message : String(error)}`);
    }
    response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('{}');
    if (recorder.count() >= most) await stop();
  };
  const server = createServer((request, response) => void answer(request, response));
  const ended = new Promise<void>((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    await ended;
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = z.object({ port: z.number() }).parse(server.address());
  return { url: `http://localhost:${address.port}/`, ended, stop };
}

/** Undefined where it is too long. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  try {
    return await rawBody(request, { limit: mostBytes });
  } catch (error) {
    if (error instanceof Error && 'type' in error && error.type === 'entity.too.large') {
      request.resume();
      return undefined;
    }
    throw error;
  }
}

function sentenceOf(outcome: Outcome): string {
  if ('refused' in outcome) return `Not stored: ${outcome.refused}.`;
  const again =
    outcome.again.length > 0
      ? ` Somebody in it was also in ${outcome.again.join(', ')}: replaced there, too.`
      : '';
  return `${outcome.event}: ${outcome.file}${again}`;
}
