import fs from 'node:fs';
import pg from 'pg';
import { socketFile } from '../../platform/database/lock-folder.js';
import { type Database, openDatabase } from '../../platform/database/open-database.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';

/** The installation's database. The embedded one is reached through the product that has it open, and opened only if none has. */
export async function reachDatabase({ databaseUrl, dataDir: folder }: Settings, log: Log): Promise<Database> {
  const isOpen = databaseUrl === undefined && (await isServed(folder));
  return openDatabase({ url: isOpen ? servedUrl(folder) : databaseUrl, folder }, log);
}

const servedUrl = (folder: string): string =>
  `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;

const isServed = async (folder: string): Promise<boolean> => {
  if (!fs.existsSync(socketFile(folder))) return false;
  const client = new pg.Client({ connectionString: servedUrl(folder) });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    // Nobody answers at the socket that a killed process left behind.
    return false;
  }
};
