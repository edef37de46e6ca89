import fs from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../connectors');

/** Each connector's guide for tenants, as it stands beside its code. One without a guide has an empty one. */
export function readGuides(ids: Iterable<string>): ReadonlyMap<string, string> {
  const guides = new Map<string, string>();
  for (const id of ids) {
    const file = path.join(folder, id, 'guide.md');
    guides.set(id, fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  }
  return guides;
}
