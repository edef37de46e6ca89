import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { migrate } from '../../platform/database/migrate.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { createLog } from '../../platform/log.js';

const root = path.join(import.meta.dirname, '../../..');
const migrations = path.join(root, 'migrations');

/** Another schema or another database program is another template. */
function nameOfTemplate(): string {
  const hash = createHash('sha256');
  for (const file of fs.readdirSync(migrations).sort()) {
    hash.update(file).update(fs.readFileSync(path.join(migrations, file)));
  }
  hash.update(fs.readFileSync(path.join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return `embedded-${hash.digest('hex').slice(0, 16)}`;
}

let made: Promise<string> | undefined;

/** Making one takes seconds, copying it a fraction of one. Of several processes that make it at once the first one's stays. */
async function makeTemplate(): Promise<string> {
  const folder = path.join(root, '.cache', nameOfTemplate());
  if (fs.existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  const log = createLog({ level: 'silent' });
  const db = await openDatabase({ url: undefined, folder: draft }, log);
  await migrate(db, migrations, log);
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
