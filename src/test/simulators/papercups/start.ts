import { createServer } from 'node:http';
import type { Server } from 'node:http';
import Koa from 'koa';
import { createActions } from './actions.js';
import type { Actions } from './actions.js';
import type { SimulatedAccount } from './create-account.js';
import type { PapercupsFaults } from './faults.js';
import type { Ledger } from './ledger.js';
import { createPageHost } from './page-host.js';
import { servePage } from '../page/serve.js';
import { mountApi } from './serve.js';
import { tellStory } from './story.js';
import type { StoryDepth } from './story.js';
import { createWorld } from './world.js';
import type { WorldOptions } from './world.js';

export interface PapercupsOptions extends WorldOptions {
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Sets up the account of the fixtures under its own ids. */
  story?: StoryDepth;
}

/** A Papercups server in memory, on loopback. */
export interface PapercupsSimulator extends Actions {
  /** Base URL without a slash at its end. The page for people is at `/_sim/`. */
  url: string;
  /** The account of the fixtures, where `story` was asked for. */
  story: SimulatedAccount | null;
  ledger: Ledger;
  faults: PapercupsFaults;
  /** Resolves when every webhook and background job under way has come to its end. Throws what failed in the simulator itself. */
  settled(): Promise<void>;
  /** Cuts all connections. Throws what failed in the simulator itself. */
  stop(): Promise<void>;
}

/** Cowboy closes an idle connection after a minute. */
const idleMs = 60_000;

export async function startPapercups(options: PapercupsOptions = {}): Promise<PapercupsSimulator> {
  const world = createWorld(options);
  const story = options.story === undefined ? null : tellStory(options.story, world);
  const app = new Koa();
  const actions = createActions(world);
  const url = { base: '' };
  servePage(app, createPageHost(world, actions, url));
  mountApi(app, world);
  app.on('error', (error: unknown) => {
    if (!isClientGone(error)) world.background.failed(error);
  });

  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  server.keepAliveTimeout = idleMs;
  url.base = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    ...actions,
    url: url.base,
    story,
    ledger: world.ledger,
    faults: world.faults,
    settled: () => world.background.settled(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      world.background.stop();
    },
  };
}

/** Koa reports connections that clients cut as errors, too; that is no failure of the simulator. */
const isClientGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(HPE_|ECONN|EPIPE)/.test(String(error.code));

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
