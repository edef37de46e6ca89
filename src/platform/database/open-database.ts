import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../log.js';
import type { PoolUse } from '../metrics.js';
import { type Link, openEmbedded } from './open-embedded.js';

/** The database, whichever it is. Only this folder uses `knex` bare; everybody else goes through `inTenant` or `asSystem`. */
export interface Database {
  knex: Knex;
  isEmbedded: boolean;
  /** For single statements that are a whole step: without a query builder, and never behind a long transaction. */
  calls: Pick<pg.Pool, 'query'>;
  /** A pool of its own for a part that must not wait for the others (ingest, the queue). */
  pool(options?: PoolOptions): pg.Pool;
  /** How much each pool is used, by its name. */
  use(): Record<string, PoolUse>;
  stop(): Promise<void>;
}

export interface PoolOptions {
  /** Under which it is watched. */
  name?: string;
  max?: number;
  /** The role that every connection of the pool takes on. */
  role?: string;
  searchPath?: string;
  /** PostgreSQL breaks a longer statement off. The embedded database cannot. */
  statementTimeoutMs?: number;
  /** How long a caller waits for a free connection. */
  waitMs?: number;
}

export interface DatabaseSettings {
  /** Without it the embedded database under `folder` is used. */
  url: string | undefined;
  folder: string;
}

/** Ended by PostgreSQL itself when a transaction of ours hangs; the hub of the embedded database does the same. */
const idleInTransactionMs = 10_000;
const lockTimeoutMs = 5_000;

/** Counters and versions are bigint in SQL and stay far below 2^53 here, so they are read as numbers. */
const overrides = new pg.TypeOverrides();
overrides.setTypeParser(pg.types.builtins.INT8, Number);
/** knex asks for a parser by number and takes the text format, as `pg` sends it. */
const types = { getTypeParser: (oid: number): unknown => overrides.getTypeParser(oid, 'text') };

export async function openDatabase({ url, folder }: DatabaseSettings, log: Log): Promise<Database> {
  const embedded = url === undefined ? await openEmbedded({ folder }, log) : undefined;
  const link: Link = embedded?.link ?? { connectionString: url ?? '', connectionTimeoutMillis: 3_000 };
  const options = startupOptions({ statementTimeoutMs: 30_000 });
  const knex = knexFactory({
    client: 'pg',
    connection: () => ({ ...link, options, types }),
    pool: { min: 0, max: 10, idleTimeoutMillis: 30_000 },
    acquireConnectionTimeout: 5_000,
    // Otherwise an error's message would hold the values, which are visitors' words.
    compileSqlOnError: false,
  });
  const pools = new Map<string, pg.Pool>();
  const addPool = (options: PoolOptions = {}): pg.Pool => {
    const pool = createPool(link, options, log);
    pools.set(options.name ?? `other-${pools.size}`, pool);
    return pool;
  };
  return {
    knex,
    isEmbedded: embedded !== undefined,
    calls: addPool({ name: 'calls', statementTimeoutMs: 30_000, waitMs: 5_000 }),
    pool: addPool,
    use: () => ({ knex: useOfKnex(knex), ...Object.fromEntries([...pools].map(useOf)) }),
    stop: async () => {
      // Nothing of the embedded database holds the process; ending in the middle would leave its files open.
      const hold = setInterval(() => undefined, 1_000);
      await knex.destroy();
      await Promise.all([...pools.values()].filter((pool) => !pool.ended).map((pool) => pool.end()));
      await embedded?.stop();
      clearInterval(hold);
    },
  };
}

const useOf = ([name, pool]: [string, pg.Pool]): [string, PoolUse] => [
  name,
  { used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
];

type TarnCounts = Record<'numUsed' | 'numFree' | 'numPendingAcquires', () => number>;

const hasCounts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'numUsed' in value && 'numPendingAcquires' in value;

/** knex hands out its client without a type; the pool in it is tarn's. */
const KnexClient = z.object({ pool: z.custom<TarnCounts>(hasCounts) });

function useOfKnex(knex: Knex): PoolUse {
  const client: unknown = knex.client;
  const { pool } = KnexClient.parse(client);
  return { used: pool.numUsed(), idle: pool.numFree(), waiting: pool.numPendingAcquires() };
}

function createPool(link: Link, options: PoolOptions, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...link,
    max: options.max ?? 10,
    options: startupOptions(options),
    ...(options.waitMs === undefined ? {} : { connectionTimeoutMillis: options.waitMs }),
  });
  // Without a listener a connection that the server ends while it is idle would end the process.
  pool.on('error', (error) => log.warn({ error }, 'an idle database connection was lost'));
  return pool;
}

function startupOptions({ role, searchPath, statementTimeoutMs }: PoolOptions): string {
  const set = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [`-c ${name}=${value}`];
  return [
    ...set('role', role),
    ...set('search_path', searchPath),
    ...set('statement_timeout', statementTimeoutMs),
    // Nothing here runs so long that compiling it first would pay.
    ...set('jit', 'off'),
    ...set('lock_timeout', lockTimeoutMs),
    ...set('idle_in_transaction_session_timeout', idleInTransactionMs),
  ].join(' ');
}
