import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Dockerfile } from './dockerfile.js';

/**
 * Makes the `/app` of the image in a folder: the Dockerfile's own build steps, and packages without those for building.
 * Only when something changed since: both take a minute.
 */
export function buildImage(root: string, folder: string, { buildSteps }: Dockerfile): string {
  const [stage, app] = [path.join(folder, 'build'), path.join(folder, 'app')];
  if (!isStale(root, app)) return app;
  for (const each of [stage, app]) fs.rmSync(each, { recursive: true, force: true });
  const { entries, isIgnored } = readIgnore(root);
  for (const entry of entries)
    fs.cpSync(path.join(root, entry), path.join(stage, entry), {
      recursive: true,
      filter: (file) => !isIgnored(path.relative(root, file)),
    });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(stage, 'node_modules'));
  for (const step of buildSteps) run(step, stage);
  fs.mkdirSync(app);
  for (const entry of ['package.json', 'package-lock.json', '.npmrc'])
    fs.cpSync(path.join(root, entry), path.join(app, entry));
  run('npm ci --omit=dev --ignore-scripts --prefer-offline', app);
  fs.renameSync(path.join(stage, 'dist'), path.join(app, 'dist'));
  fs.rmSync(stage, { recursive: true });
  return app;
}

/** What `.dockerignore` lets through: entries after `!`, without folders and endings named by the other lines. */
function readIgnore(root: string): { entries: string[]; isIgnored: (file: string) => boolean } {
  const lines = fs
    .readFileSync(path.join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && line !== '*' && !line.startsWith('#'));
  const entries = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const ignored = lines.filter((line) => !line.startsWith('!'));
  const matches = (file: string) => (line: string) =>
    line.startsWith('**/*') ? file.endsWith(line.slice(4)) : `${file}/`.startsWith(`${line}/`);
  return { entries, isIgnored: (file) => ignored.some(matches(file)) };
}

const sources = ['src', 'connectors', 'migrations'];

function isStale(root: string, app: string): boolean {
  const built = fs.statSync(path.join(app, 'dist/built'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = sources.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => !/\.test\.tsx?$|(^|[\\/])(test|tooling)[\\/]/.test(path.join(folder, file)))
      .map((file) => path.join(folder, file)),
  );
  return [...files, 'package-lock.json', 'Dockerfile'].some(
    (file) => fs.statSync(path.join(root, file)).mtimeMs > built,
  );
}

function run(command: string, cwd: string): void {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stdout}${stderr}`);
}
