import { createServer, type IncomingHttpHeaders } from 'node:http';
import rawBody from 'raw-body';
import { z } from 'zod';

const Update = z.looseObject({ update_id: z.number() });

export interface ReceivedUpdate {
  update: z.output<typeof Update>;
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
}

/** How a receiver answers; undefined never does. */
export type HookAnswer = { status: number; headers?: Record<string, string>; body?: unknown } | undefined;

/** A place for updates to go, for tests. */
export interface HookReceiver {
  url: string;
  received: ReceivedUpdate[];
  /** The texts of the messages, in order of arrival. */
  texts(): unknown[];
  /** 200 without a body unless set. */
  answer: (received: ReceivedUpdate) => HookAnswer;
  stop(): Promise<void>;
}

const Texted = z.object({ text: z.string() });
const textsOf = ({ update }: ReceivedUpdate): string[] =>
  Object.values(update).flatMap((one) => Texted.safeParse(one).data?.text ?? []);

export async function startHookReceiver(): Promise<HookReceiver> {
  const received: ReceivedUpdate[] = [];
  const receiver: Pick<HookReceiver, 'answer'> = { answer: () => ({ status: 200 }) };
  const server = createServer((request, response) => {
    void rawBody(request, { encoding: 'utf8' }).then((raw) => {
      const { url: path = '', headers } = request;
      const hook = { update: Update.parse(JSON.parse(raw)), path, headers, raw };
      received.push(hook);
      const answer = receiver.answer(hook);
      if (!answer) return;
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  return Object.assign(receiver, {
    received,
    url: `http://127.0.0.1:${address.port}/hooks/telegram/t0ken`,
    texts: () => received.flatMap(textsOf),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}
