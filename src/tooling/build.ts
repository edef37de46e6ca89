import fs from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { build as vite } from 'vite';

/** `npm run build`: the server, the dashboard, the widget and the API's documentation page, under `dist/`. */

const root = path.join(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

/** Tests, tools and what runs in a browser are no part of the server. */
const isProduct = (file: string): boolean =>
  file.endsWith('.ts') &&
  !/\.(test|config|testing|d)\.ts$/.test(file) &&
  !/^src[\\/](test|tooling|dashboard|widget)[\\/]|[\\/](fixtures|testing)[\\/]/.test(file);

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter(isProduct);

async function buildServer(): Promise<void> {
  await bundle({
    absWorkingDir: root,
    entryPoints: ['src', 'connectors', 'migrations'].flatMap(filesIn),
    outdir: dist,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
  });
  for (const file of readAtRunTime()) {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(dist, file));
  }
}

/** What stands beside the code and is read when the product runs. */
const readAtRunTime = (): string[] =>
  ['connectors', 'src/app/demo-page', 'src/app/team-page'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(guide\.md|logo\.svg|\.html|\.css|\.js)$/.test(file) && !file.includes('fixtures'))
      .map((file) => path.join(folder, file)),
  );

function buildDocs(): void {
  const to = path.join(dist, 'docs');
  fs.mkdirSync(to, { recursive: true });
  fs.copyFileSync(path.join(root, 'src/app/docs-page/index.html'), path.join(to, 'index.html'));
  fs.copyFileSync(
    path.join(root, 'node_modules/rapidoc/dist/rapidoc-min.js'),
    path.join(to, 'rapidoc-min.js'),
  );
  fs.copyFileSync(path.join(root, 'src/client/openapi.d.ts'), path.join(to, 'openapi.d.ts'));
}

/** Vite reads each page's own config; all write below `dist/`. */
const buildPage = (name: 'dashboard' | 'widget' | 'widget/preview') =>
  vite({
    configFile: path.join(root, `src/${name}/vite.config.ts`),
    root: path.join(root, `src/${name}`),
    logLevel: 'warn',
  });

export async function buildAll(): Promise<void> {
  fs.rmSync(dist, { recursive: true, force: true });
  await buildServer();
  await buildPage('dashboard');
  await buildPage('widget');
  await buildPage('widget/preview');
  buildDocs();
  fs.writeFileSync(path.join(dist, 'built'), new Date().toISOString());
}

if (process.argv[1] === import.meta.filename) await buildAll();
