import fs from 'node:fs';
import { writeBackup } from '../../backup/write-backup.js';
import { createLog } from '../../platform/log.js';
import { readSettings, secretValues } from '../../platform/settings.js';
import { reachDatabase } from './reach-database.js';
import { runCommand } from './run-command.js';

/** `npm run backup -- FILE`: everything that the installation holds, in one file, while it runs. */
async function backup(): Promise<string | undefined> {
  const [file] = process.argv.slice(2);
  if (file === undefined) return 'Say where to: npm run backup -- FILE';
  if (fs.existsSync(file)) return `${file} is there already. Name a new file; no backup is overwritten.`;
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const db = await reachDatabase(settings, log);
  const client = await db.pool({ max: 1 }).connect();
  try {
    const rows = await writeBackup(client, file);
    process.stdout.write(
      `${file}: ${rows} rows.\nKeep the SECRET_KEY apart from it: without that key its secrets stay closed.\n`,
    );
    return undefined;
  } finally {
    client.release(true);
    await db.stop();
  }
}

await runCommand(backup);
