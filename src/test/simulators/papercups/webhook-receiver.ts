import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import getRawBody from 'raw-body';
import { z } from 'zod';

const Notice = z.object({ event: z.string(), payload: z.unknown() });
type Notice = z.infer<typeof Notice>;

/** One POST as it arrived; `rawHeaders` are names and values in turn, in the order on the wire. */
export interface ReceivedWebhook extends Notice {
  method: string;
  path: string;
  rawHeaders: string[];
  body: string;
}

/** A place for webhooks to go: passes the handshake and answers 200 unless `answer` is set. */
export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** The payloads of one event, in order of arrival. */
  payloads(event: string): unknown[];
  answer: (notice: ReceivedWebhook, response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** Gives the word of a handshake back, as JSON. */
export function acceptWebhook({ event, payload }: Notice, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(event === 'webhook:verify' ? { challenge: payload } : {}));
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const receiver = { received, answer: acceptWebhook, url: '' };
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await getRawBody(request, { encoding: 'utf8' });
    const { method = '', url: path = '', rawHeaders } = request;
    const notice = { ...Notice.parse(JSON.parse(body)), method, path, rawHeaders, body };
    received.push(notice);
    receiver.answer(notice, response);
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${address.port}/hooks/secret`,
    payloads: (event: string) => received.filter((one) => one.event === event).map((one) => one.payload),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}
