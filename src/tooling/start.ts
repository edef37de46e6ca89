import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from './build.js';

/** `npm start`: builds when the sources are newer than the build, then runs the product. */

const root = path.join(import.meta.dirname, '../..');

const newestIn = (entry: string): number => {
  const full = path.join(root, entry);
  const stat = fs.statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = fs.readdirSync(full, { recursive: true, encoding: 'utf8' });
  return Math.max(stat.mtimeMs, ...inside.map((file) => fs.statSync(path.join(full, file)).mtimeMs));
};

function isStale(): boolean {
  const built = fs.statSync(path.join(root, 'dist/built'), { throwIfNoEntry: false });
  if (!built) return true;
  return ['src', 'connectors', 'migrations', 'package.json'].some((entry) => newestIn(entry) > built.mtimeMs);
}

if (isStale()) {
  console.log('Building …');
  await buildAll();
}
await import(path.join(root, 'dist/src/main.js'));
