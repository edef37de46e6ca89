import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Cleanup } from './cleanup.js';

const root = path.join(import.meta.dirname, '../../..');

const isProduct = (file: string): boolean =>
  file.endsWith('.ts') &&
  !/\.(test|config|testing|d)\.ts$/.test(file) &&
  !/^src[\\/](test|tooling|dashboard|widget)[\\/]|[\\/](fixtures|testing)[\\/]/.test(file);

const isReadAtRunTime = (file: string): boolean =>
  /^(connectors|src[\\/]app[\\/](?:demo|team)-page)[\\/]/.test(file) && /\.(md|svg|html|css|js)$/.test(file);

/**
 * The server as `npm run build` makes it, without dashboard and widget, in a folder of its own: what is measured is the
 * sources as they stand, and a build that somebody runs is left alone. Returns the file to start.
 */
export async function compileServer(cleanup: Cleanup): Promise<string> {
  const folder = path.join(root, '.cache', `bench-${process.pid}`);
  cleanup.add(() => fs.promises.rm(folder, { recursive: true, force: true }));
  const files = ['src', 'connectors', 'migrations'].flatMap((top) =>
    fs
      .readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(top, file)),
  );
  const options = { format: 'esm', platform: 'node', target: 'node20', sourcemap: true } as const;
  const entryPoints = files.filter(isProduct);
  await build({ ...options, absWorkingDir: root, entryPoints, outdir: folder, outbase: '.' });
  for (const file of files.filter(isReadAtRunTime)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(folder, file));
  }
  return path.join(folder, 'src/main.js');
}
