import fs from 'node:fs';
import { writeBackup } from '../../backup/write-backup.js';
import { createLog } from '../../platform/log.js';
import { readSettings, secretValues } from '../../platform/settings.js';
import { erasureTables } from '../../privacy/load-erasures.js';
import { reachDatabase } from './reach-database.js';
import { runCommand } from './run-command.js';

/**
 * `npm run backup -- FILE`: everything that the installation holds, in one file, while it runs. With `--erasures` before the
 * name only the list of who was erased, which is small and holds nothing personal, with what opens it, sealed: a restore takes
 * it beside an older backup.
 */
async function backup(): Promise<string | undefined> {
  const given = process.argv.slice(2);
  const isList = given[0] === '--erasures';
  const file = isList ? given[1] : given[0];
  if (file === undefined) return 'Say where to: npm run backup -- FILE';
  if (fs.existsSync(file)) return `${file} is there already. Name a new file; no backup is overwritten.`;
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const db = await reachDatabase(settings, log);
  const client = await db.pool({ max: 1 }).connect();
  try {
    const rows = await writeBackup(client, file, { only: isList ? erasureTables : undefined });
    const advice = isList
      ? 'Name it after a backup when you restore one that is older.'
      : 'Keep the SECRET_KEY apart from it: without that key its secrets stay closed.';
    process.stdout.write(`${file}: ${rows} rows.\n${advice}\n`);
    return undefined;
  } finally {
    client.release(true);
    await db.stop();
  }
}

await runCommand(backup);
