import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWhenStale } from './build-when-stale.js';

/** `npm start`: builds when the sources are newer than the build, then runs the product; each in a process of its own. */

const root = path.join(import.meta.dirname, '../..');

buildWhenStale();

const product = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/src/main.js')], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => product.kill(signal));
product.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
