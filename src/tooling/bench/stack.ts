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
  /** Stops the processes; the database stays. */
  stop(): Promise<void>;
}

export type StackOptions = Pick<Bench, 'options' | 'cleanup' | 'stores' | 'server' | 'addresses'> & {
  database: OwnDatabase;
  workers: number;
  /** Under which name CPU profiles are written, where any are asked for. */
  name?: string;
};

export async function startStack(given: StackOptions): Promise<Stack> {
  const redis = await given.stores.takeRedis();
  const launch = (role: string, name: string) =>
    startProduct(productOf(given, { redis, role, name }), given.cleanup);
  const web = await launch('web', 'web');
  const workers: Product[] = [];
  const addWorkers = async (count: number) => {
    const wanted = workers.length + count;
    while (workers.length < wanted)
      workers.push(await launch('worker,scheduler', `worker-${workers.length + 1}`));
    await untilWorking(redis, { wanted, workers });
  };
  const readying = web.ready();
  await addWorkers(given.workers);
  const readyMs = await readying;
  return {
    url: `http://127.0.0.1:${web.port}`,
    ...{ database: given.database, web, workers, readyMs, addWorkers },
    cpuMs: () => cpuMsOfAll([web, ...workers].map(({ pid }) => pid)),
    stop: async () => {
      await Promise.all([web, ...workers].map((product) => product.stop()));
      await redis.giveBack();
    },
  };
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

/** What is the same for every installation, whatever it stores its things in. */
export const settingsOf = ({
  platformUrl,
  modelUrl,
  modelKey,
}: Bench['addresses']): Record<string, string> => ({
  ...{ HOST: '127.0.0.1', LOG_LEVEL: 'warn', EGRESS_ALLOW: '127.0.0.1/32' },
  ...{ PUBLIC_URL: 'http://127.0.0.1:3000', SECRET_KEY: 'only for measuring, only for measuring, only' },
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
