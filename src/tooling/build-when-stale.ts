import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '../..');

const newestIn = (full: string): number => {
  const stat = fs.statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = fs.readdirSync(full, { recursive: true, encoding: 'utf8' });
  return Math.max(stat.mtimeMs, ...inside.map((file) => fs.statSync(path.join(full, file)).mtimeMs));
};

/** Whether there is no build yet, or sources newer than it. */
export function isStale(root: string): boolean {
  const built = fs.statSync(path.join(root, 'dist/built'), { throwIfNoEntry: false });
  if (!built) return true;
  return ['src', 'connectors', 'migrations', 'package.json'].some(
    (entry) => newestIn(path.join(root, entry)) > built.mtimeMs,
  );
}

/** Builds in a process of its own, so that what the build loads is not kept while the product runs. */
export function buildWhenStale(): void {
  if (!isStale(repository)) return;
  console.log('Building …');
  const build = path.join(repository, 'src/tooling/build.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', build], {
    ...{ cwd: repository, stdio: 'inherit' },
  });
  if (status !== 0) process.exit(1);
}
