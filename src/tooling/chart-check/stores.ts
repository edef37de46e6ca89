import { spawnSync } from 'node:child_process';
import net from 'node:net';
import pg from 'pg';

const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of the check's own on the test server. */
export interface OwnDatabase {
  url: string;
  host: string;
  port: string;
  /** Whether a scheduler of Patchbay leads in it. */
  hasLeader(): Promise<boolean>;
  drop(): Promise<void>;
}

export async function createDatabase(): Promise<OwnDatabase> {
  const name = `patchbay_chart_${process.pid}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    ...placeOf(url),
    hasLeader: async () => {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const { rowCount } = await client
        .query("select 1 from leases where name = 'scheduler'")
        .finally(() => client.end());
      return (rowCount ?? 0) > 0;
    },
    drop: async () => {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

const placeOf = ({ hostname, port }: URL) => ({ host: hostname, port: port === '' ? '5432' : port });

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 1_000 }, () => finish(true));
    const finish = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('error', () => finish(false));
    socket.on('timeout', () => finish(false));
  });

/** What the containers' commands need on this machine and does not find. */
export async function missingForContainers(): Promise<string[]> {
  const { host, port } = placeOf(new URL(server));
  const programs = ['redis-server', 'redis-cli', 'pg_isready'].filter(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
  return (await answers(host, Number(port))) ? programs : [...programs, 'PostgreSQL'];
}
