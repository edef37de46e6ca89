import fs from 'node:fs';
import path from 'node:path';
import { migrate } from '../../platform/database/migrate.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { createLog } from '../../platform/log.js';
import { migrationsFolder, root, schemaHash } from './schema-hash.js';

/** Another database program writes other files. */
const program = (): string =>
  fs.readFileSync(path.join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');

let made: Promise<string> | undefined;

/** Making one takes seconds, copying it a fraction of one. Of several processes that make it at once the first one's stays. */
async function makeTemplate(): Promise<string> {
  const folder = path.join(root, '.cache', `embedded-${schemaHash(program())}`);
  if (fs.existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  const log = createLog({ level: 'silent' });
  const db = await openDatabase({ url: undefined, folder: draft }, log);
  await migrate(db, migrationsFolder, log);
  await db.stop();
  if (fs.existsSync(folder)) fs.rmSync(draft, { recursive: true });
  else fs.renameSync(draft, folder);
  return folder;
}

/** Puts an embedded database with today's schema and nothing else into a folder, as if the product had made it. */
export async function copyTemplate(into: string): Promise<void> {
  const template = await (made ??= makeTemplate());
  fs.cpSync(path.join(template, 'postgres'), path.join(into, 'postgres'), { recursive: true });
}
