import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Names } from './read-names.js';

const importLine = /^import \{ \w+ \} from '\.\/[^']+\/index\.js';$/;

/** The registry with one connector more: its import and its entry, both in the order of the alphabet. */
export async function withConnector(registry: string, { name, ident }: Names): Promise<string> {
  const lines = registry.split('\n');
  const imports = lines.filter((line) => importLine.test(line));
  const [, before, list, after] = /^([\s\S]*=> \[)([\s\S]*)(\];\s*)$/.exec(registry) ?? [];
  if (imports.length === 0 || before === undefined || list === undefined || after === undefined)
    throw new Error(
      'connectors/index.ts has another form than this command knows. Add the two lines yourself.',
    );
  const first = lines.findIndex((line) => importLine.test(line));
  const added = `import { ${ident} } from './${name}/index.js';`;
  const sorted = [...imports, added].sort((a, b) => pathIn(a).localeCompare(pathIn(b)));
  const head = before.split('\n').filter((line) => !importLine.test(line));
  const entries = [...entriesIn(list), ident].sort((a, b) => a.localeCompare(b));
  const text = `${head.toSpliced(first, 0, ...sorted).join('\n')}${entries.join(',\n')}${after}`;
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' });
}

const pathIn = (line: string): string => line.slice(line.indexOf("'"));

/** An entry may be a call with commas of its own. */
const entriesIn = (list: string): string[] =>
  list.split(/,(?![^(]*\))/).flatMap((entry) => entry.trim() || []);

export async function registerConnector(file: string, names: Names): Promise<void> {
  writeFileSync(file, await withConnector(readFileSync(file, 'utf8'), names));
}
