import {
  createPostgresBackend,
  isPgPool,
  Queue,
  runMigrations,
  type QueueOptions,
  Worker,
  withBackend,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Database } from '../database/open-database.js';
import { queueRole } from '../database/tenant-db.js';
import type { Log } from '../log.js';

/**
 * Wake-ups. The database holds what is to be done and when; a job only says "look now", carries ids and may be lost: a
 * sweep finds what has none. So adding one never fails a request and never makes it wait.
 */
export interface WakeUps {
  /** Asks for a look at `job.data`, after `delayMs`. Returns at once. */
  add(job: WakeUp, delayMs?: number): void;
  /** Runs `handlers[job.name]` for each wake-up, several at a time. */
  work(handlers: Handlers): void;
  /** Where they are kept. */
  store: 'redis' | 'database';
  /** How many there are; undefined when the store does not tell in time. */
  count(): Promise<WakeUpCounts | undefined>;
  /** Ends within about `limitMs`, whatever state the store is in. */
  stop(limitMs: number): Promise<void>;
}

export interface WakeUpCounts {
  waiting: number;
  running: number;
  delayed: number;
}

export interface WakeUp {
  name: string;
  data: Record<string, string>;
}

export type Handlers = Readonly<Record<string, (data: Record<string, string>) => Promise<void>>>;

const queueName = 'wake-ups';
/** More than run at a time: a tenant with many of them must not keep those of the others in the queue. */
const concurrency = 100;
const JobData = z.record(z.string(), z.string());

/** What the two stores have in common. */
interface Store {
  add(job: WakeUp, delayMs: number): Promise<unknown>;
  work(run: (name: string, data: unknown) => Promise<void>): { close(force?: boolean): Promise<void> };
  count(): Promise<WakeUpCounts>;
  stop(): Promise<void>;
}

export interface QueueSettings {
  /** Without it the wake-ups live in the database that we already have. */
  redisUrl: string | undefined;
}

export async function openQueue({ redisUrl }: QueueSettings, db: Database, log: Log): Promise<WakeUps> {
  const store = redisUrl === undefined ? await openInDatabase(db, log) : await openInRedis(redisUrl, log);
  const workers: { close(force?: boolean): Promise<void> }[] = [];
  return {
    add: (job, delayMs = 0) => {
      store
        .add(job, delayMs)
        .catch((err: unknown) => log.warn({ err, job: job.name }, 'a wake-up was lost; the sweep does it'));
    },
    store: redisUrl === undefined ? 'database' : 'redis',
    count: async () => {
      const counted = store.count().catch(() => undefined);
      const late = new Promise<undefined>((resolve) => {
        setTimeout(() => resolve(undefined), countMs).unref();
      });
      return Promise.race([counted, late]);
    },
    work: (handlers) => {
      workers.push(store.work((name, data) => runJob(handlers, name, data)));
    },
    stop: async (limitMs) => {
      // With Redis away, closing hangs for long: what is running has its own leases, so it may be left.
      await withLimit(Promise.all(workers.map((worker) => worker.close())), limitMs);
      await withLimit(store.stop(), 3_000);
    },
  };
}

async function runJob(handlers: Handlers, name: string, data: unknown): Promise<void> {
  const handler = handlers[name];
  // A newer version may have put it there: its own sweep does it.
  if (handler) await handler(JobData.parse(data));
}

const withLimit = (work: Promise<unknown>, limitMs: number): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, limitMs).unref())]);

/** Redis answers at once or is away. */
const connectMs = 2_000;
/** Longer than this nobody waits for a figure. */
const countMs = 2_000;

const keepNothing = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

async function openInDatabase(db: Database, log: Log): Promise<Store> {
  const pool = db.pool({ max: 10, role: queueRole, searchPath: 'bullmq' });
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  const backend = withBackend(createPostgresBackend);
  // BullMQ declares its own shape of a pool; this is its own test for it.
  if (!isPgPool(pool)) throw new Error('the queue does not accept this database pool');
  const connection = pool;
  const queue = new backend.Queue(queueName, { connection });
  queue.on('error', report(log));
  return {
    add: (job, delay) => queue.add(job.name, job.data, { ...keepNothing, delay }),
    work: (run) => {
      const worker = new backend.Worker(queueName, (job) => run(job.name, job.data), {
        connection: pool,
        concurrency,
      });
      worker.on('error', report(log));
      return worker;
    },
    count: () => countIn(queue),
    stop: () => queue.close(),
  };
}

/** What BullMQ counts, in our words. */
async function countIn(queue: Pick<Queue, 'getJobCounts'>): Promise<WakeUpCounts> {
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = await queue.getJobCounts();
  return { waiting: waiting + prioritized, running: active, delayed };
}

async function openInRedis(url: string, log: Log): Promise<Store> {
  // Who adds must not wait for a Redis that is away; who works must.
  const adding = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // Wake-ups of one moment travel together.
    enableAutoPipelining: true,
    connectTimeout: connectMs,
  });
  const working = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [adding, working]) connection.on('error', report(log));
  await withLimit(new Promise((resolve) => adding.once('ready', resolve)), connectMs);
  await warnOfEviction(adding, log);
  const options: QueueOptions = { connection: adding };
  const queue = new Queue(queueName, options);
  queue.on('error', report(log));
  return {
    // BullMQ would keep it in memory until Redis is back, and with it everything that comes meanwhile.
    add: (job, delay) =>
      adding.status === 'ready'
        ? queue.add(job.name, job.data, { ...keepNothing, delay })
        : Promise.reject(new Error('Redis is away')),
    work: (run) => {
      const workerOptions: WorkerOptions = { connection: working, concurrency };
      const worker = new Worker(queueName, (job) => run(job.name, job.data), workerOptions);
      worker.on('error', report(log));
      return worker;
    },
    count: () => countIn(queue),
    stop: async () => {
      await withLimit(queue.close(), connectMs);
      adding.disconnect();
      working.disconnect();
    },
  };
}

/** Under any other policy Redis may throw away the locks of running work (reliability.md F-021). Speed is lost, no message. */
async function warnOfEviction(redis: Redis, log: Log): Promise<void> {
  if (redis.status !== 'ready') return;
  const policy = await readEvictionPolicy(redis, log);
  if (policy !== undefined && policy !== 'noeviction')
    log.warn(
      { policy },
      'set maxmemory-policy of Redis to noeviction: this one may drop wake-ups, which then come late',
    );
}

/** Nothing where the server does not tell: some that are rented forbid the question. */
async function readEvictionPolicy(redis: Redis, log: Log): Promise<string | undefined> {
  try {
    return /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  } catch (err) {
    log.debug({ err }, 'Redis does not tell its eviction policy');
    return undefined;
  }
}

const report = (log: Log) => (err: Error) => log.warn({ err }, 'the wake-up queue has a problem');
