import path from 'node:path';
import { z } from 'zod';
import { beginAt } from '../../kit/index.js';
import { type Child, startChild } from './child.js';
import { type Cleanup } from './cleanup.js';
import { compileServer } from './compile-server.js';
import { fillMessages } from './fill-messages.js';
import { Sent, type SendHooks } from './load/send-hooks.js';
import { type Inbox, createOpener } from './open-business.js';
import type { Options } from './options.js';
import { Conversed, type Converse } from './platform/converse.js';
import { type Stack, startStack } from './stack.js';
import { openStores, type OwnDatabase, type Stores } from './stores.js';
import { startWork, type Work } from './work.js';

/** All that a part of the bench measures with. */
export interface Bench {
  options: Options;
  cleanup: Cleanup;
  stores: Stores;
  /** The compiled product. */
  server: string;
  platform: Child;
  addresses: Addresses;
  /** An installation with one business, its inboxes and a past, stopped. */
  base: { database: OwnDatabase; inboxes: readonly Inbox[] };
  /** A copy of it to work on. */
  copyBase(): Promise<OwnDatabase>;
  sendHooks(load: Omit<SendHooks, 'ask' | 'run'>): Promise<Sent & { run: number }>;
  /** Lets hooks that are being sent end with the next one that is acknowledged. */
  endHooks(): Promise<void>;
  converse(stack: Stack, load: Visits): Promise<Conversed>;
  /** The installation that parts share; it is started for the first one that asks. */
  work(): Promise<Work>;
  /** Ends what parts share: nothing else shall run beside what comes now. */
  rest(): Promise<void>;
}

/** Visitors at the inboxes of one installation. */
export interface Visits extends Omit<Converse, 'ask' | 'websiteIds' | 'aftermathMs'> {
  inboxes: readonly Inbox[];
}

const Addresses = z.object({ platformUrl: z.string(), modelUrl: z.string(), modelKey: z.string() });
export type Addresses = z.infer<typeof Addresses>;

/** Enough that no single inbox meets its own limit of hooks. */
const inboxCount = 20;

/**
 * A reading of a platform's history looks back a minute. What visitors wrote to another copy of the same inboxes is not
 * this one's to answer.
 */
const lookBackMs = 61_000;

const fileOf = (name: string): string => path.join(import.meta.dirname, name);

export async function openBench(options: Options, cleanup: Cleanup): Promise<Bench> {
  const start = (name: string) => {
    const child = startChild(fileOf(name));
    cleanup.add(() => child.stop());
    return child;
  };
  const generator = start('load/send-hooks.ts');
  const platform = start('platform/serve-platform.ts');
  const stores = openStores(options, cleanup);
  const [server, addresses] = await Promise.all([
    compileServer(cleanup),
    platform.ask({ ask: 'addresses' }, Addresses),
  ]);
  const bare = { options, cleanup, stores, server, platform, addresses };
  let runs = 0;
  let work: Promise<Work> | undefined;
  const bench: Bench = {
    ...bare,
    base: await makeBase(bare),
    copyBase: async () => {
      const database = await stores.createDatabase(bench.base.database.name);
      await database.query('update catch_ups set cursor = $1', [beginAt(new Date(Date.now() + lookBackMs))]);
      return database;
    },
    work: () => (work ??= startWork(bench)),
    rest: async () => {
      await (await work)?.stop();
      work = undefined;
    },
    endHooks: async () => {
      await generator.ask({ ask: 'end-hooks' }, z.object({}));
    },
    sendHooks: async (load) => {
      const run = (runs += 1);
      return { ...(await generator.ask({ ...load, ask: 'send-hooks', run }, Sent)), run };
    },
    converse: async (stack, { inboxes, ...visits }) => {
      const hooks = inboxes.map(({ pluginId, path }) => ({ pluginId, url: `${stack.url}${path}` }));
      await platform.ask({ ask: 'point-hooks', hooks }, z.object({}));
      const websiteIds = inboxes.map(({ websiteId }) => websiteId);
      const { aftermathMs } = options.sizes;
      const question = { ...visits, ask: 'converse' as const, websiteIds, aftermathMs };
      return platform.ask(question, Conversed);
    },
  };
  return bench;
}

async function makeBase(
  bench: Pick<Bench, 'options' | 'cleanup' | 'stores' | 'server' | 'platform' | 'addresses'>,
) {
  const database = await bench.stores.createDatabase();
  const stack = await startStack({ ...bench, database, workers: 0 });
  const opener = await createOpener(stack.url, bench.platform);
  const inboxes = await opener.open('Fjord Lamps', inboxCount);
  await stack.stop();
  await fillMessages(bench.options.sizes.fewMessages, database);
  await database.release();
  return { database, inboxes };
}
