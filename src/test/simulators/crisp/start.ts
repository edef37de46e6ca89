import { createServer, type Server } from 'node:http';
import Koa from 'koa';
import { servePage } from '../page/serve.js';
import { createBackground } from '../papercups/background.js';
import { createHookSender, type HookSender } from './deliver-hooks.js';
import { createCrispFaults, type CrispFaults } from './faults.js';
import { defaultKnobs, type Knobs } from './knobs.js';
import { createLedger, type Ledger } from './ledger.js';
import { createOperatorActions, type OperatorActions } from './operator-actions.js';
import { createPageHost } from './page-host.js';
import { mountApi } from './serve-api.js';
import { createSetup, type Setup } from './setup.js';
import { createVisitorActions, type VisitorActions } from './visitor-actions.js';
import { fingerprintSource, type World } from './world.js';

export interface CrispOptions {
  /** The loopback port; a free one when left out. */
  port?: number;
  /** The clock of all timestamps. Delays run on real time. */
  now?: () => Date;
  /** The same seed gives the same faults. */
  seed?: number;
  knobs?: Partial<Knobs>;
}

/** A Crisp in memory, on loopback: what owners set up, what people do in the chat, and what our product sees of it. */
export interface CrispSimulator extends Setup, VisitorActions, OperatorActions {
  /** `http://127.0.0.1:port`, without a slash at the end. The API is under `/v1`, the page for people under `/_sim/`. */
  url: string;
  /** May be changed at any time. */
  knobs: Knobs;
  faults: CrispFaults;
  ledger: Ledger;
  /** Announces any other event. */
  emit: World['emit'];
  replayHook: HookSender['replay'];
  /** Resolves when no delivery, retry or late store is under way. Throws what failed in the simulator itself. */
  settled(): Promise<void>;
  /** Cuts all connections. Throws what failed in the simulator itself. */
  stop(): Promise<void>;
}

function createWorld({ now = () => new Date(), seed = 1, knobs }: CrispOptions): World {
  const nowMs = () => now().getTime();
  const world: World = {
    knobs: { ...defaultKnobs, ...knobs },
    faults: createCrispFaults(seed),
    background: createBackground(),
    ledger: createLedger(),
    now: nowMs,
    websites: new Map(),
    plugins: new Map(),
    nextFingerprint: fingerprintSource(nowMs),
    emit: () => undefined,
  };
  return world;
}

/** Starts a Crisp on the loopback interface. */
export async function startCrisp(options: CrispOptions = {}): Promise<CrispSimulator> {
  const world = createWorld(options);
  const { background, knobs, faults, ledger } = world;
  const hooks = createHookSender(world);
  world.emit = hooks.emit;

  const actions = { ...createSetup(world), ...createVisitorActions(world), ...createOperatorActions(world) };
  const url = { base: '' };
  const app = new Koa();
  servePage(app, createPageHost({ world, actions, url }));
  mountApi(app, world);
  app.on('error', (error: unknown) => {
    if (!isClientGone(error)) background.failed(error);
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  url.base = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;

  return {
    ...actions,
    ...{ url: url.base, knobs, faults, ledger },
    emit: hooks.emit,
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
