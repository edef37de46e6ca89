import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { PGlite } from '@electric-sql/pglite';
import type { Log } from '../log.js';
import { lockFolder, socketFile } from './lock-folder.js';
import { createHub, type Hub } from './hub.js';
import { openLine } from './open-line.js';

/** How `pg` and knex reach a database: by address, or through a stream in this process. */
export type Link =
  | { connectionString: string; connectionTimeoutMillis: number }
  | { user: string; database: string; ssl: false; stream: () => Duplex };

/** The embedded database: PostgreSQL inside this process, in one folder that no other process may open. */
export interface Embedded {
  link: Link;
  stop(): Promise<void>;
}

/** Long enough for any transaction of ours, short enough that a mistake does not hang the product. */
const defaultIdleTransactionMs = 15_000;
const checkpointEveryMs = 60_000;
const vacuumEveryMs = 6 * 3_600_000;

export async function openEmbedded(
  { folder, idleTransactionMs = defaultIdleTransactionMs }: { folder: string; idleTransactionMs?: number },
  log: Log,
): Promise<Embedded> {
  const unlock = await lockFolder(folder);
  let opening: Promise<PGlite> | undefined;
  const open = () => (opening ??= createDatabase(folder));
  const hub = createHub(
    async (message, options) => (await open()).execProtocolRawStream(message, options),
    idleTransactionMs,
  );
  // Listening comes before opening: whoever starts now meets a socket that answers.
  const server = await listen(hub, socketFile(folder));
  const database = await open();
  const link: Link = {
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => openLine(hub),
  };
  const stopCare = startCare(link, log);
  return {
    link,
    stop: async () => {
      await stopCare();
      server.close();
      await database.close();
      unlock();
    },
  };
}

async function createDatabase(folder: string): Promise<PGlite> {
  const [{ PGlite }, { pg_trgm }, { vector }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite-pgvector'),
  ]);
  return PGlite.create({
    dataDir: path.join(folder, 'postgres'),
    extensions: { pg_trgm, vector },
    startParams: [
      ...PGlite.defaultStartParams,
      ...['-c', 'shared_buffers=16MB', '-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB'],
    ],
  });
}

/** Other programs on this machine (psql, a backup) may connect with `host=<folder>`. */
async function listen(hub: Hub, file: string): Promise<net.Server> {
  fs.rmSync(file, { force: true });
  const server = net.createServer((socket) => {
    const line = openLine(hub);
    socket.pipe(line).pipe(socket);
    socket.on('error', () => line.destroy());
    socket.on('close', () => line.destroy());
    line.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(file, resolve);
  });
  fs.chmodSync(file, 0o600);
  server.unref();
  return server;
}

/** A single-session PostgreSQL has neither checkpointer nor autovacuum (foundations: WAL grows without bound). */
function startCare(link: Link, log: Log): () => Promise<void> {
  const pool = new pg.Pool({ ...link, max: 1 });
  const care = (sql: string) => () => {
    pool
      .query(sql)
      .catch((error: unknown) => log.warn({ error, sql }, 'care of the embedded database failed'));
  };
  const timers = [
    setInterval(care('CHECKPOINT'), checkpointEveryMs),
    setInterval(care('VACUUM (ANALYZE)'), vacuumEveryMs),
  ];
  for (const timer of timers) timer.unref();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await pool.end();
  };
}
