import { createServer, type Server } from 'node:http';
import Koa from 'koa';
import { servePage } from '../page/serve.js';
import { createBackground } from '../papercups/background.js';
import { createUpdateSender } from './deliver-updates.js';
import { createTelegramFaults, type TelegramFaults } from './faults.js';
import { defaultKnobs, type Knobs } from './knobs.js';
import { createLedger, type Ledger } from './ledger.js';
import { createPageHost } from './page-host.js';
import { createPeopleActions, type PeopleActions } from './people-actions.js';
import { mountApi } from './serve-api.js';
import { createSetup, type Setup } from './setup.js';
import type { World } from './world.js';

export interface TelegramOptions {
  /** The loopback port; a free one when left out. */
  port?: number;
  /** The clock of all dates, of limits and of the life of updates. Delays run on real time. */
  now?: () => Date;
  /** The same seed gives the same faults. */
  seed?: number;
  knobs?: Partial<Knobs>;
}

/** A Telegram in memory, on loopback: what owners set up, what people do in their chats, and what a bot sees of it. */
export interface TelegramSimulator extends Setup, PeopleActions {
  /** `http://127.0.0.1:port`, without a slash at the end. Methods are under `/bot<token>/`, the page for people under `/_sim/`. */
  url: string;
  /** May be changed at any time. */
  knobs: Knobs;
  faults: TelegramFaults;
  ledger: Ledger;
  /** Resolves when no delivery, retry or late store is under way. Throws what failed in the simulator itself. */
  settled(): Promise<void>;
  /** Cuts all connections. Throws what failed in the simulator itself. */
  stop(): Promise<void>;
}

function createWorld({ now = () => new Date(), seed = 1, knobs }: TelegramOptions): World {
  let lastId = 5_520_010_000;
  const world: World = {
    knobs: { ...defaultKnobs, ...knobs },
    faults: createTelegramFaults(seed),
    background: createBackground(),
    ledger: createLedger(),
    now: () => now().getTime(),
    bots: new Map(),
    nextId: () => (lastId += 1),
    wake: () => undefined,
  };
  return world;
}

/** Starts a Telegram on the loopback interface. */
export async function startTelegram(options: TelegramOptions = {}): Promise<TelegramSimulator> {
  const world = createWorld(options);
  const { background, knobs, faults, ledger } = world;
  world.wake = createUpdateSender(world);

  const actions = { ...createSetup(world), ...createPeopleActions(world) };
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
