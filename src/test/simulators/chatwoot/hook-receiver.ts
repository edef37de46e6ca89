import { createServer, type IncomingHttpHeaders } from 'node:http';
import rawBody from 'raw-body';
import { z } from 'zod';

const Payload = z.looseObject({ event: z.string() });

export interface ReceivedHook {
  event: string;
  payload: z.output<typeof Payload>;
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
}

/** A place for hooks to go, for tests. */
export interface HookReceiver {
  url: string;
  received: ReceivedHook[];
  /** The names of the events, in order of arrival. */
  events(): string[];
  /** The status of each answer; 200 unless set. Undefined never answers. */
  answer: (hook: ReceivedHook) => number | undefined;
  stop(): Promise<void>;
}

export async function startHookReceiver(): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const receiver: Pick<HookReceiver, 'answer'> = { answer: () => 200 };
  const server = createServer((request, response) => {
    void rawBody(request, { encoding: 'utf8' }).then((raw) => {
      const { url: path = '', headers } = request;
      const payload = Payload.parse(JSON.parse(raw));
      const hook = { event: payload.event, payload, path, headers, raw };
      received.push(hook);
      const status = receiver.answer(hook);
      if (status !== undefined) response.writeHead(status, { Location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  return Object.assign(receiver, {
    received,
    url: `http://127.0.0.1:${address.port}/hooks/chatwoot/acme?key=0d5b7e1f`,
    events: () => received.map(({ event }) => event),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}
