import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let built: Promise<string> | undefined;

/**
 * Builds the dashboard as the product does, and the page that it frames, once in each process, into a folder that ends with
 * it; says which.
 */
export const buildDashboard = (): Promise<string> => (built ??= build());

async function build(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dashboard-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const run = (page: string, into: string, args: string[] = []) => {
    const config = path.join(root, `src/${page}/vite.config.ts`);
    const options = ['--config', config, '--outDir', into, '--emptyOutDir', '--logLevel', 'error'];
    return promisify(execFile)(process.execPath, [vite, 'build', ...args, ...options], { cwd: root });
  };
  await run('dashboard', folder);
  await run('widget/preview', path.join(folder, 'preview'), [path.join(root, 'src/widget/preview')]);
  return folder;
}
