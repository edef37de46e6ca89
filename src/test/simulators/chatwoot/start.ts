import { createServer, type Server } from 'node:http';
import Koa from 'koa';
import { servePage } from '../page/serve.js';
import { createBackground } from '../papercups/background.js';
import { createHookSender, type HookSender } from './deliver-hooks.js';
import { type ChatwootFaults, createChatwootFaults } from './faults.js';
import { defaultKnobs, type Knobs } from './knobs.js';
import { createLedger, type Ledger } from './ledger.js';
import { createOperatorActions, type OperatorActions } from './operator-actions.js';
import { createPageHost } from './page-host.js';
import type { ConversationRow } from './rows.js';
import { mountApi } from './serve-api.js';
import { serveFiles } from './serve-files.js';
import { createSetup, type Setup } from './setup.js';
import { createVisitorActions, type VisitorActions } from './visitor-actions.js';
import { accountOf, type ConversationAddress, idSource, type World } from './world.js';

export interface ChatwootOptions {
  /** The loopback port; a free one when left out. */
  port?: number;
  /** The clock of all timestamps. Delays run on real time. */
  now?: () => Date;
  /** The same seed gives the same faults. */
  seed?: number;
  knobs?: Partial<Knobs>;
}

/** A Chatwoot in memory, on loopback: what owners set up, what people do in the chat, and what our product sees of it. */
export interface ChatwootSimulator extends Setup, VisitorActions, OperatorActions {
  /** `http://127.0.0.1:port`, without a slash at the end: the base URL that a tenant types. The page is under `/_sim/`. */
  url: string;
  /** May be changed at any time. */
  knobs: Knobs;
  faults: ChatwootFaults;
  ledger: Ledger;
  /** The conversation as it stands; undefined where there is none. */
  conversation(where: ConversationAddress): ConversationRow | undefined;
  /** Announces any other event of an inbox. */
  emit(where: { accountId: number; inboxId: number }, event: string, payload: Record<string, unknown>): void;
  replayHook: HookSender['replay'];
  /** Resolves when no delivery, retry or late store is under way. Throws what failed in the simulator itself. */
  settled(): Promise<void>;
  /** Cuts all connections. Throws what failed in the simulator itself. */
  stop(): Promise<void>;
}

function createWorld({ now = () => new Date(), seed = 1, knobs }: ChatwootOptions): World {
  return {
    knobs: { ...defaultKnobs, ...knobs },
    faults: createChatwootFaults(seed),
    background: createBackground(),
    ledger: createLedger(),
    now: () => now().getTime(),
    url: { base: '' },
    accounts: new Map(),
    users: [],
    files: new Map(),
    id: idSource(),
    emit: () => undefined,
  };
}

/** Starts a Chatwoot on the loopback interface. */
export async function startChatwoot(options: ChatwootOptions = {}): Promise<ChatwootSimulator> {
  const world = createWorld(options);
  const { background, knobs, faults, ledger } = world;
  const hooks = createHookSender(world);
  world.emit = hooks.emit;

  const actions = { ...createSetup(world), ...createVisitorActions(world), ...createOperatorActions(world) };
  const app = new Koa();
  servePage(app, createPageHost({ world, actions }));
  serveFiles(app, world);
  mountApi(app, world);
  app.on('error', (error: unknown) => {
    if (!isClientGone(error)) background.failed(error);
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  world.url.base = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;

  return {
    ...actions,
    ...{ url: world.url.base, knobs, faults, ledger },
    conversation: ({ accountId, conversationId }) =>
      world.accounts.get(accountId)?.conversations.get(conversationId),
    emit({ accountId, inboxId }, event, payload) {
      const inbox = accountOf(accountId, world).inboxes.find(({ id }) => id === inboxId);
      hooks.emit({ accountId, ...(inbox && { inbox }), event, build: () => ({ ...payload, event }) });
    },
    replayHook: (attempt) => hooks.replay(attempt),
    settled: () => background.settled(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      background.stop();
    },
  };
}

/** Koa reports connections that clients cut as errors, too, and bodies over the limit; that is no failure of ours. */
const isClientGone = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^(HPE_|ECONN|EPIPE)/.test(String(error.code))) ||
    ('expose' in error && error.expose === true));

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
