import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '../../../..');

/** The product in one file, which starts in half the time; `remove` deletes it. */
export interface BuiltProduct {
  file: string;
  remove: () => void;
}

/** The product itself, or the rig's own entry to it. */
export const entries = { product: 'src/main.ts', rig: 'src/test/chaos/product/main.ts' } as const;

/** What brings native code or is never asked for here. */
const external = [
  ...['@node-rs/*', '@electric-sql/*', 'pg-native', 'better-sqlite3', 'sqlite3', 'mysql', 'mysql2'],
  ...['mariadb', 'mariadb/*', 'oracledb', 'tedious', 'pg-query-stream'],
];

/** Packages in CommonJS ask for Node's own modules with it. */
const banner = {
  js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
};

/** Bundles one entry beside the migrations, laid out as the sources are. */
export async function buildProduct(entry: keyof typeof entries): Promise<BuiltProduct> {
  const folder = path.join(root, '.cache', `chaos-${process.pid}`);
  const common = { absWorkingDir: root, bundle: true, external, banner, logLevel: 'error' } as const;
  const target = { format: 'esm', platform: 'node', target: 'node20' } as const;
  const file = path.join(folder, 'src/app/product.js');
  await build({ ...common, ...target, entryPoints: [entries[entry]], outfile: file });
  const migrations = fs.readdirSync(path.join(root, 'migrations')).map((name) => `migrations/${name}`);
  await build({ ...common, ...target, entryPoints: migrations, outdir: path.join(folder, 'migrations') });
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return { file, remove };
}
