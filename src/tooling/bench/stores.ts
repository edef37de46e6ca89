import { Redis } from 'ioredis';
import pg from 'pg';
import type { Cleanup } from './cleanup.js';
import { cpuMsOfAll, isOnThisMachine } from './usage.js';

/** The servers that the bench may use: databases of its own on the one, unused database numbers on the other. */
export interface Stores {
  /** A new database, a copy of `template` where one is named (nobody may be connected to that one). */
  createDatabase(template?: string): Promise<OwnDatabase>;
  /** An unused database number, emptied again when it is given back. */
  takeRedis(): Promise<OwnRedis>;
  /** What the two servers say of their versions. */
  versions(): Promise<{ postgres: string; redis: string }>;
}

export interface OwnDatabase {
  name: string;
  url: string;
  /** As the server's administrator, whom row-level security does not concern. */
  query: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** CPU time of the server's processes that work on it now, as far as they are on this machine. */
  cpuMs(): Promise<number>;
  /** Lets go of it, so that it can be copied. */
  release(): Promise<void>;
  drop(): Promise<void>;
}

export interface OwnRedis {
  url: string;
  /** The processes that take wake-ups from it. */
  countWorkers(): Promise<number>;
  /** Throws away all that waits in it; it stays taken. */
  empty(): Promise<void>;
  giveBack(): Promise<void>;
}

export interface ServerUrls {
  databaseUrl: string;
  redisUrl: string;
}

export function openStores({ databaseUrl, redisUrl }: ServerUrls, cleanup: Cleanup): Stores {
  const server = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  cleanup.add(() => server.end());
  let made = 0;
  return {
    createDatabase: async (template) => {
      made += 1;
      const name = `patchbay_bench_${process.pid}_${made}`;
      await server.query(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
      return openOwn({ name, databaseUrl, server }, cleanup);
    },
    takeRedis: () => takeRedis(redisUrl, cleanup),
    versions: async () => {
      const answer = await server.query<{ server_version: string }>('show server_version');
      const client = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
      const told = await client.info('server').finally(() => client.disconnect());
      return {
        postgres: answer.rows[0]?.server_version ?? '',
        redis: /redis_version:(\S+)/.exec(told)?.[1] ?? '',
      };
    },
  };
}

function openOwn(
  { name, databaseUrl, server }: { name: string; databaseUrl: string; server: pg.Pool },
  cleanup: Cleanup,
): OwnDatabase {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const client = new pg.Pool({ connectionString: url.href, max: 1 });
  const release = async () => {
    if (!client.ended) await client.end();
  };
  const drop = cleanup.add(async () => {
    // The server may break off a connection that is still saying goodbye.
    client.on('error', () => undefined);
    await release();
    await server.query(`drop database if exists ${name} with (force)`);
  });
  const query: OwnDatabase['query'] = async (sql, values = []) =>
    (await client.query<Record<string, unknown>>({ text: sql, values: [...values] })).rows;
  return {
    ...{ name, url: url.href, release, drop, query },
    cpuMs: async () => {
      const rows = await query('select pid from pg_stat_activity where datname = current_database()');
      return cpuMsOfAll(rows.map(({ pid }) => Number(pid)).filter(isOnThisMachine));
    },
  };
}

const owner = 'patchbay-bench';

/** From the last number down: the first ones are what people use. */
async function takeRedis(redisUrl: string, cleanup: Cleanup): Promise<OwnRedis> {
  const url = new URL(redisUrl);
  for (let number = 15; number > 0; number -= 1) {
    url.pathname = `/${number}`;
    const client = new Redis(url.href, { maxRetriesPerRequest: 1 });
    const isOurs = (await client.dbsize()) === 0 && (await client.setnx(owner, process.pid)) === 1;
    if (isOurs) return ownRedis({ url: url.href, number, client }, cleanup);
    client.disconnect();
  }
  throw new Error('Every database of the Redis server holds something; the bench needs an empty one.');
}

const ownRedis = (
  { url, number, client }: { url: string; number: number; client: Redis },
  cleanup: Cleanup,
): OwnRedis => ({
  url,
  countWorkers: async () => {
    const clients = String(await client.client('LIST')).split('\n');
    return clients.filter((line) => line.includes(` db=${number} `) && / name=bull:/.test(line)).length;
  },
  empty: async () => {
    await client.multi().flushdb().set(owner, process.pid).exec();
  },
  giveBack: cleanup.add(async () => {
    await client.flushdb();
    client.disconnect();
  }),
});
