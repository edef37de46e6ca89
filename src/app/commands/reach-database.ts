import fs from 'node:fs';
import pg from 'pg';
import { socketFile } from '../../platform/database/lock-folder.js';
import { openDatabase } from '../../platform/database/open-database.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';

/** The embedded database is reached through the product that has it open, and opened only if none has. */
export async function reachDatabase(
  settings: Settings,
  log: Log,
): Promise<{ pool: pg.Pool; stop: () => Promise<void> }> {
  const isOpen = settings.databaseUrl === undefined && (await isServed(settings.dataDir));
  if (isOpen) {
    const pool = new pg.Pool({ host: settings.dataDir, user: 'postgres', database: 'postgres', max: 1 });
    return { pool, stop: () => pool.end() };
  }
  const db = await openDatabase({ url: settings.databaseUrl, folder: settings.dataDir }, log);
  return { pool: db.pool({ max: 1 }), stop: () => db.stop() };
}

const isServed = async (folder: string): Promise<boolean> => {
  if (!fs.existsSync(socketFile(folder))) return false;
  const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    // Nobody answers at the socket that a killed process left behind.
    return false;
  }
};
