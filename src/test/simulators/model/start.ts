import { createServer, type Server } from 'node:http';
import { createBackground } from '../papercups/background.js';
import type { AnswerFunction } from './answer.js';
import { defaultAnswer } from './default-answer.js';
import { createModelFaults, type ModelFaults } from './faults.js';
import { createModelLedger, type ModelLedger } from './ledger.js';
import { receive } from './serve.js';
import type { World } from './world.js';

export interface ModelOptions {
  /** The loopback port; a free one when left out. */
  port?: number;
  /** What the model says; `defaultAnswer` unless told. */
  answer?: AnswerFunction;
  apiKey?: string;
  /** The models that exist; any name when left out. */
  models?: string[];
  embeddingDimensions?: number;
  latencyMs?: number;
  pieceDelayMs?: number;
  /** The same seed gives the same faults. */
  seed?: number;
  now?: () => Date;
}

/** A server in memory, on loopback, that speaks OpenAI's API. */
export interface ModelSimulator {
  /** `http://127.0.0.1:port/v1`, which is what OPENAI_BASE_URL wants. */
  url: string;
  /** The first key; others may be added to `world.apiKeys`, or this one withdrawn. */
  apiKey: string;
  faults: ModelFaults;
  ledger: ModelLedger;
  /** What may be changed while it runs. */
  world: Pick<World, 'answer' | 'apiKeys' | 'models' | 'embeddingDimensions' | 'latencyMs' | 'pieceDelayMs'>;
  /** Resolves when no answer is under way. Throws what failed in the simulator itself. */
  settled(): Promise<void>;
  /** Cuts all connections. Throws what failed in the simulator itself. */
  stop(): Promise<void>;
}

function createWorld(options: ModelOptions & { apiKey: string }): World {
  const { seed = 1, now = () => new Date() } = options;
  let variants = 0;
  return {
    answer: options.answer ?? defaultAnswer,
    apiKeys: new Set([options.apiKey]),
    models: options.models ?? null,
    embeddingDimensions: options.embeddingDimensions ?? 1_536,
    latencyMs: options.latencyMs ?? 0,
    pieceDelayMs: options.pieceDelayMs ?? 0,
    faults: createModelFaults(seed),
    ledger: createModelLedger(),
    background: createBackground(),
    now,
    nextVariant: () => variants++,
  };
}

/** Starts a model server on the loopback interface. */
export async function startModel(options: ModelOptions = {}): Promise<ModelSimulator> {
  const apiKey = options.apiKey ?? 'simulated-key';
  const world = createWorld({ ...options, apiKey });
  const { faults, ledger, background } = world;
  const server = createServer((request, response) => background.run(() => receive(request, response, world)));
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    ...{ apiKey, faults, ledger, world },
    settled: () => background.settled(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      background.stop();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
