import path from 'node:path';
import { AppError } from '../errors.js';
import { createLog } from '../log.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';

/**
 * A program for the tests of migrating: migrates the database at a URL, or the embedded one of a folder, and dies by SIGKILL
 * right before the statement whose number it was given.
 */

const [folder = '', url = '', killAt = '0'] = process.argv.slice(2);
const log = createLog({ level: 'silent' });
try {
  const db = await openDatabase({ url: url === '' ? undefined : url, folder }, log);
  let statements = 0;
  db.knex.on('query', () => {
    statements += 1;
    if (statements === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  });
  await migrate(db, path.join(import.meta.dirname, '../../../migrations'), log);
  await db.stop();
} catch (error) {
  process.stderr.write(error instanceof AppError ? error.message : String(error));
  process.exitCode = 1;
}
