import type { Bench } from './bench.js';
import { admin } from './open-business.js';
import { type Product, startProduct } from './product.js';
import type { OwnDatabase, OwnRedis } from './stores.js';
import { cpuMsOfAll } from './usage.js';

/** One installation at work: a web process, workers, a database and a queue of its own. */
export interface Stack {
  url: string;
  database: OwnDatabase;
  web: Product;
  workers: Product[];
  /** From the start of the web process until it was ready. */
  readyMs: number;
  /** CPU time of all its processes so far. */
  cpuMs(): number;
  addWorkers(count: number): Promise<void>;
  /** Does something while the workers stand still; they go on with an empty queue. */
  withoutWorkers<T>(work: () => Promise<T>): Promise<T>;
  /** Kills the web process and starts another in its place, at the same address. Waits until that one is ready. */
  restartWeb(): Promise<Restart>;
  /** Stops the processes, as an orchestrator does; the database stays. */
  stop(): Promise<void>;
  /** Ends them at once: whatever they have begun is of no use to anybody. Stops them where a profile is to be written. */
  end(): Promise<void>;
}

export interface Restart {
  /** In milliseconds since 1970. */
  killedAt: number;
  /** From the start of the new process. */
  readyMs: number;
}

export type StackOptions = Pick<Bench, 'options' | 'cleanup' | 'stores' | 'server' | 'addresses'> & {
  database: OwnDatabase;
  workers: number;
  /** Under which name CPU profiles are written, where any are asked for. */
  name?: string;
};

export async function startStack(given: StackOptions): Promise<Stack> {
  const redis = await given.stores.takeRedis();
  const launch = (role: string, name: string, port?: number) =>
    startProduct({ ...productOf(given, { redis, role, name }), ...(port && { port }) }, given.cleanup);
  const finish = async (how: (product: Product) => Promise<void>) => {
    await Promise.all([stack.web, ...stack.workers].map(how));
    await redis.giveBack();
  };
  const stack: Stack = {
    ...{ url: '', database: given.database, web: await launch('web', 'web'), workers: [], readyMs: 0 },
    cpuMs: () => cpuMsOfAll([stack.web, ...stack.workers].map(({ pid }) => pid)),
    addWorkers: async (count) => {
      const { workers } = stack;
      const wanted = workers.length + count;
      while (workers.length < wanted)
        workers.push(await launch('worker,scheduler', `worker-${workers.length + 1}`));
      await untilWorking(redis, { wanted, workers });
    },
    withoutWorkers: async (work) => {
      for (const worker of stack.workers) worker.freeze();
      try {
        return await work();
      } finally {
        await redis.empty();
        for (const worker of stack.workers) worker.goOn();
      }
    },
    restartWeb: async () => {
      const killedAt = Date.now();
      await stack.web.kill();
      stack.web = await launch('web', 'web', stack.web.port);
      return { killedAt, readyMs: await stack.web.ready() };
    },
    stop: () => finish((product) => product.stop()),
    end: () => finish((product) => (given.options.profile === undefined ? product.kill() : product.stop())),
  };
  stack.url = `http://127.0.0.1:${stack.web.port}`;
  const readying = stack.web.ready();
  await stack.addWorkers(given.workers);
  stack.readyMs = await readying;
  return stack;
}

interface Launch {
  redis: OwnRedis;
  role: string;
  name: string;
}

function productOf({ server, database, addresses, options, name }: StackOptions, launch: Launch) {
  const settings = { ...settingsOf(addresses), DATABASE_URL: database.url, REDIS_URL: launch.redis.url };
  const folder = options.profile;
  return {
    server,
    settings: { ...settings, ROLES: launch.role },
    profile:
      folder === undefined || name === undefined ? undefined : { folder, name: `${name}-${launch.name}` },
  };
}

export const secretKey = 'only for measuring, only for measuring, only';

/** What is the same for every installation, whatever it stores its things in. */
export const settingsOf = ({
  platformUrl,
  modelUrl,
  modelKey,
}: Bench['addresses']): Record<string, string> => ({
  ...{ HOST: '127.0.0.1', LOG_LEVEL: 'warn', EGRESS_ALLOW: '127.0.0.1/32' },
  ...{ PUBLIC_URL: 'http://127.0.0.1:3000', SECRET_KEY: secretKey },
  ...{ ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password },
  ...{ CRISP_API_URL: `${platformUrl}/v1`, OPENAI_API_KEY: modelKey, OPENAI_BASE_URL: modelUrl },
});

const workingLimitMs = 30_000;

/** A worker has no address to ask; that it takes wake-ups is what counts. */
async function untilWorking(
  redis: OwnRedis,
  { wanted, workers }: { wanted: number; workers: readonly Product[] },
): Promise<void> {
  const until = performance.now() + workingLimitMs;
  while ((await redis.countWorkers()) < wanted) {
    if (performance.now() > until)
      throw new Error(
        `${wanted} workers were not at work in time: ${workers.map((each) => each.told()).join('')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
