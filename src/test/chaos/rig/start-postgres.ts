import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Binaries } from './find-binaries.js';
import { MissingServices } from './find-binaries.js';
import { startServer } from './start-server.js';
import { freePort } from '../../harness/free-port.js';

/** A PostgreSQL cluster of the rig's own. */
export interface Postgres {
  url(database: string): string;
  /** Runs one statement on a connection of its own. */
  run(sql: string, database?: string): Promise<void>;
  /** Stops it as a crash would (`immediate`), and starts it again after so many milliseconds. */
  crash(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A crash of the server is not a crash of the machine: what was written stays, so nothing has to be forced to the disk.
 * The time of each commit is kept, because "after our commit of the takeover" is a question of the database's clock.
 */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  track_commit_timestamp: 'on',
  max_connections: '200',
  shared_buffers: '128MB',
  listen_addresses: '127.0.0.1',
  log_min_messages: 'fatal',
};

export async function startPostgres({ initdb, postgres }: Binaries, folder: string): Promise<Postgres> {
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  const data = path.join(folder, 'postgres');
  fs.mkdirSync(data, { mode: 0o700 });
  if (user) fs.chownSync(data, user.uid, user.gid);
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { encoding: 'utf8', cwd: data, ...user },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const all = { ...settings, port: String(port), unix_socket_directories: data };
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const server = await startServer({
    ...{ name: 'PostgreSQL', port, program: postgres, user },
    args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile: path.join(folder, 'postgres.log'),
    answers: () => query(url('postgres'), 'select 1').then(always(true), always(false)),
  });
  return {
    url,
    run: (sql, database = 'postgres') => query(url(database), sql),
    crash: async (downMs) => {
      await server.end('SIGQUIT');
      await new Promise((resolve) => setTimeout(resolve, downMs));
      await server.start();
    },
    stop: () => server.end('SIGQUIT'),
  };
}

const always =
  <T>(value: T) =>
  () =>
    value;

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  // The server may end the connection in the middle; the query says so itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root. */
function postgresUser(): { uid: number; gid: number } {
  const ask = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  if (uid.status !== 0)
    throw new MissingServices('PostgreSQL does not run as root, and there is no user "postgres".');
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
