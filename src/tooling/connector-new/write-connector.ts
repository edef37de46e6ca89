import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { contractVersion } from '../../kit/index.js';
import type { Names } from './read-names.js';

export type Proof = 'signature' | 'address';

export interface Wanted {
  names: Names;
  proof: Proof;
  /** The connector's folder; made here. */
  folder: string;
  /** Outside of our tree, as a package of its own. */
  isPackage: boolean;
}

const templates = join(import.meta.dirname, 'templates');

/** Where a template is written, by its name without `.txt`. */
const places: Readonly<Record<string, (names: Names) => string>> = {
  guide: () => 'guide.md',
  logo: () => 'logo.svg',
  fixture: () => 'fixtures/visitor-message.json',
  missing: () => 'missing.ts',
  'missing.testing': () => 'missing.testing.ts',
  recordings: () => 'recordings.testing.ts',
  bench: () => 'bench.testing.ts',
  platform: () => 'platform.testing.ts',
  test: ({ name }) => `${name}.test.ts`,
  package: () => 'package.json',
  mocharc: () => '.mocharc.json',
  gitignore: () => '.gitignore',
  tsconfig: () => 'tsconfig.json',
};
const onlyInPackage: ReadonlySet<string> = new Set(['package', 'mocharc', 'gitignore', 'tsconfig']);

/** Writes all files of a new connector and returns their paths within its folder. */
export async function writeConnector(wanted: Wanted): Promise<string[]> {
  const written: string[] = [];
  for (const file of readdirSync(templates).sort()) {
    const template = file.replace(/\.txt$/, '');
    if (onlyInPackage.has(template) && !wanted.isPackage) continue;
    const place = places[template]?.(wanted.names) ?? `${template}.ts`;
    const text = fill(readFileSync(join(templates, file), 'utf8'), wanted);
    const path = join(wanted.folder, place);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await formatted(text, path), { flag: 'wx' });
    written.push(place);
  }
  return written;
}

/** Lines that begin with a word in brackets are for that case only; names in braces are replaced. */
function fill(template: string, { names, proof, folder, isPackage }: Wanted): string {
  const cases = new Set([proof, isPackage ? 'package' : 'tree']);
  const lines = template.split('\n').flatMap((line) => {
    const [, only] = /^\[(signature|address|package|tree)\]/.exec(line) ?? [];
    if (only === undefined) return [line];
    return cases.has(only) ? [line.slice(only.length + 2)] : [];
  });
  const values: Readonly<Record<string, string>> = {
    ...names,
    proof,
    contract: String(contractVersion),
    where: isPackage ? basename(folder) : `connectors/${names.name}`,
    kit: isPackage ? 'patchbay/kit' : '../../src/kit/index.js',
    testing: isPackage ? 'patchbay/kit/testing' : '../../src/kit/testing/index.js',
    src: isPackage ? 'patchbay/src' : '../../src',
  };
  return lines.join('\n').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The templates name {{${name}}}, which nobody fills in.`);
    return value;
  });
}

/** By the rules of this project, wherever it stands. */
async function formatted(text: string, path: string): Promise<string> {
  if (!/\.(?:ts|md|json)$/.test(path) || path.includes('fixtures')) return text;
  const rules = await resolveConfig(import.meta.filename);
  return format(text, { ...rules, filepath: path });
}
