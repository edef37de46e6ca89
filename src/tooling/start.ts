import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** `npm start`: builds when the sources are newer than the build, then runs the product; each in a process of its own. */

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
  const build = path.join(root, 'src/tooling/build.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', build], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const product = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/src/main.js')], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => product.kill(signal));
product.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
