import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../../..');
export const migrationsFolder = path.join(root, 'migrations');

/** Names today's schema: another migration, or `more` that is otherwise, is another template. */
export function schemaHash(more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const file of fs.readdirSync(migrationsFolder).sort()) {
    hash.update(file).update(fs.readFileSync(path.join(migrationsFolder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
