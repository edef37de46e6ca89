import fs from 'node:fs';
import pg from 'pg';
import { writeBackup } from '../../backup/write-backup.js';
import { socketFile } from '../../platform/database/lock-folder.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { createLog, type Log } from '../../platform/log.js';
import { readSettings, secretValues, type Settings } from '../../platform/settings.js';
import { runCommand } from './run-command.js';

/** `npm run backup -- FILE`: everything that the installation holds, in one file, while it runs. */
async function backup(): Promise<string | undefined> {
  const [file] = process.argv.slice(2);
  if (file === undefined) return 'Say where to: npm run backup -- FILE';
  if (fs.existsSync(file)) return `${file} is there already. Name a new file; no backup is overwritten.`;
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const { pool, stop } = await connect(settings, log);
  const client = await pool.connect();
  try {
    const rows = await writeBackup(client, file);
    process.stdout.write(
      `${file}: ${rows} rows.\nKeep the SECRET_KEY apart from it: without that key its secrets stay closed.\n`,
    );
    return undefined;
  } finally {
    client.release(true);
    await stop();
  }
}

/** The embedded database is reached through the product that has it open, and opened only if none has. */
async function connect(settings: Settings, log: Log): Promise<{ pool: pg.Pool; stop: () => Promise<void> }> {
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

await runCommand(backup);
