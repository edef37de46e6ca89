import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the dashboard as the product does, but into a folder of its own, and says which. */
export async function buildDashboard(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dashboard-'));
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const config = path.join(root, 'src/dashboard/vite.config.ts');
  const options = ['--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, [vite, 'build', ...options], { cwd: root });
  return folder;
}
