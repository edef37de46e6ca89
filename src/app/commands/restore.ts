import fs from 'node:fs';
import { loadBackup } from '../../backup/load-backup.js';
import { reconcile, type Report } from '../../backup/reconcile.js';
import { migrate } from '../../platform/database/migrate.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { openFingerprintKeys } from '../../platform/fingerprint-keys.js';
import { createLog, type Log } from '../../platform/log.js';
import { createSealer } from '../../platform/secrets.js';
import { loadErasures } from '../../privacy/load-erasures.js';
import { replayErasures } from '../../privacy/replay-erasures.js';
import { readSettings, secretValues, type Settings } from '../../platform/settings.js';
import { build, migrationsFolder, openSecretKeys } from '../build.js';
import { runCommand } from './run-command.js';

/**
 * `npm run restore -- FILE [LATER …]`: loads a backup into an empty database and brings it up to what the platforms know. Who
 * was erased since is read from later backups or lists of erasures, and erased again. Start the product only afterwards:
 * nothing may be said before it is known what was said already.
 */
async function restore(): Promise<string | undefined> {
  const [file, ...later] = process.argv.slice(2);
  if (file === undefined)
    return 'Say what from: npm run restore -- FILE [LATER BACKUP OR LIST OF ERASURES …]';
  const missing = later.find((name) => !fs.existsSync(name));
  if (missing !== undefined) return `There is no file ${missing}.`;
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const { takenAt, erased } = await load({ file, later }, settings, log);
  process.stdout.write(
    `Restored as of ${takenAt.toISOString()}. Asking the platforms what has happened since …\n`,
  );
  const parts = await build(settings, log);
  const report = await reconcile({ takenAt }, parts);
  await parts.wakeUps.stop(5_000);
  await parts.live.stop();
  await parts.stop();
  process.stdout.write(tell(report, { erased, hasLater: later.length > 0 }));
  return undefined;
}

interface Files {
  file: string;
  later: readonly string[];
}

/** Loads it, and erases again before any part of the product looks at it. */
async function load({ file, later }: Files, settings: Settings, log: Log) {
  const secretKeys = await openSecretKeys(settings);
  const db = await openDatabase({ url: settings.databaseUrl, folder: settings.dataDir }, log);
  try {
    const takenAt = await loadBackup(file, { db, migrationsFolder, sealer: createSealer(secretKeys), log });
    await migrate(db, migrationsFolder, log);
    const deps = { db, secretKeys, log };
    // First those of the backup: one from before they were stored has none until they are opened.
    await openFingerprintKeys(deps);
    for (const name of later) await loadErasures(name, deps);
    const sealer = createSealer(secretKeys, await openFingerprintKeys(deps));
    return { takenAt, erased: await replayErasures({ db, sealer }) };
  } finally {
    await db.stop();
  }
}

const tell = (
  { read, unread, answered, found, open, parked, given }: Report,
  { erased, hasLater }: { erased: number; hasLater: boolean },
): string =>
  [
    hasLater
      ? `Visitors and leads erased again, because they had been since the backup: ${erased}.`
      : 'Who was erased since the backup is not known: if somebody was, restore anew and name a later backup or list of erasures.',
    `Connections read up to now: ${read}. Conversations answered since the backup: ${answered}.`,
    `Messages that were on their way: ${found} have arrived, ${open} will be looked up again, ${parked} are parked for you to decide.`,
    ...(unread.length === 0
      ? []
      : [
          `Paused, because the platform does not tell what has happened: ${unread.join(', ')}. ${given} conversations there wait for a human.`,
        ]),
    'Everybody signs in anew. Now start the product.',
    '',
  ].join('\n');

await runCommand(restore);
