import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(import.meta.dirname, '../../..');

/**
 * Builds the chat window into a folder, as `npm run build` does. In a process of its own: within mocha's, Vite 8.3 does not
 * find style sheets that are imported with a query.
 */
export async function buildWidgetInto(folder: string): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const config = path.join(root, 'src/widget/vite.config.ts');
  const options = ['--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, [vite, 'build', path.dirname(config), ...options]);
}

/** Where the product looks for it. */
export const widgetFolder = path.join(root, 'dist/widget');
