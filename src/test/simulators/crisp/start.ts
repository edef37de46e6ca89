import { createServer } from 'node:http';
import Koa from 'koa';
import { createFaults, createFaultScript, type Faults } from '../faults.js';
import { createBackground } from '../papercups/background.js';
import { createHookSender, type DeliveryOutcome, type HookFaults, type HookSender } from './deliver-hooks.js';
import { defaultKnobs, type Knobs } from './knobs.js';
import { createOperatorActions, type OperatorActions } from './operator-actions.js';
import { createApi } from './serve-api.js';
import { createSetup, type Setup } from './setup.js';
import { createVisitorActions, type VisitorActions } from './visitor-actions.js';
import { fingerprintSource, type Ledger, type World } from './world.js';

export interface CrispOptions {
  /** The loopback port; a free one when left out. */
  port?: number;
  /** Milliseconds since 1970; the clock of all timestamps. Delays run on real time. */
  now?: () => number;
  /** The same seed gives the same faults. */
  seed?: number;
  knobs?: Partial<Knobs>;
}

/** A Crisp in memory. `setup` members are what an owner does in the settings; actions are what people do in the chat. */
export interface CrispSimulator extends Setup, VisitorActions, OperatorActions {
  /** `http://127.0.0.1:port`, without a slash at the end. The API is under `/v1`, the page under `/_sim/`. */
  url: string;
  /** May be changed at any time. */
  knobs: Knobs;
  /** What happens to API calls; routes are the names of `routeNames`. */
  faults: Faults;
  /** What happens to hook deliveries; routes are names of events. */
  hookFaults: HookFaults;
  ledger: Ledger;
  /** Announces any other event. */
  emit: World['emit'];
  releaseHeldHooks: HookSender['release'];
  replayHook: HookSender['replay'];
  /** Resolves when no delivery, retry or late store is under way. Held deliveries do not count; hung calls do neither. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

function createWorld({ now = Date.now, knobs }: CrispOptions): World {
  return {
    knobs: { ...defaultKnobs, ...knobs },
    now,
    websites: new Map(),
    plugins: new Map(),
    ledger: { requests: [], messages: [], hooks: [] },
    nextFingerprint: fingerprintSource(now),
    emit: () => undefined,
  };
}

/** Starts a Crisp on the loopback interface. */
export async function startCrisp(options: CrispOptions = {}): Promise<CrispSimulator> {
  const { port = 0, seed = 1 } = options;
  const world = createWorld(options);
  const background = createBackground();
  const faults = createFaults(seed);
  const hookFaults: HookFaults = createFaultScript<DeliveryOutcome>(seed + 1, { kind: 'deliver' });
  const hooks = createHookSender(world, hookFaults, background);
  world.emit = hooks.emit;

  const app = new Koa();
  app.use(createApi({ world, faults, background }));
  const server = createServer((request, response) => void app.callback()(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    knobs: world.knobs,
    faults,
    hookFaults,
    ledger: world.ledger,
    emit: hooks.emit,
    releaseHeldHooks: hooks.release,
    replayHook: hooks.replay,
    settled: background.settled,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      background.stop();
      await closed;
    },
    ...createSetup(world),
    ...createVisitorActions(world),
    ...createOperatorActions(world),
  };
}
