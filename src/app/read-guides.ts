import fs from 'node:fs';
import path from 'node:path';

/** Each connector's guide for tenants, as it stands in the connector's own folder. One without a guide has an empty one. */
export function readGuides(folders: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const guides = new Map<string, string>();
  for (const [id, folder] of folders) {
    const file = path.join(folder, 'guide.md');
    guides.set(id, fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  }
  return guides;
}
