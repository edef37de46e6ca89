import path from 'node:path';
import { migrate } from '../platform/database/migrate.js';
import { openDatabase } from '../platform/database/open-database.js';
import { createLog } from '../platform/log.js';
import { readSettings, secretValues } from '../platform/settings.js';

/** `npm run migrate`: brings the schema of the configured database up to date and ends. */
const settings = readSettings();
const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
const db = await openDatabase({ url: settings.databaseUrl, folder: settings.dataDir }, log);
await migrate(db, path.join(import.meta.dirname, '../../migrations'), log);
await db.stop();
