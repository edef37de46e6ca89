import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

/** Who may import whom. Imports point one way; anything that is not in this table fails. */
const mayImport: Record<string, readonly string[]> = {
  contract: [],
  kit: [],
  connectors: ['kit'],
  platform: ['kit', 'contract'],
  models: ['platform'],
  live: ['platform'],
  accounts: ['platform', 'contract'],
  billing: ['accounts', 'platform', 'contract'],
  assistants: ['accounts', 'models', 'platform', 'contract'],
  knowledge: ['assistants', 'accounts', 'billing', 'models', 'live', 'platform', 'contract'],
  intents: ['assistants', 'accounts', 'billing', 'models', 'live', 'platform', 'contract'],
  connections: ['assistants', 'accounts', 'billing', 'live', 'platform', 'kit', 'contract'],
  leads: ['accounts', 'billing', 'live', 'platform', 'contract'],
  inbox: ['connections', 'leads', 'accounts', 'billing', 'live', 'platform', 'kit', 'contract'],
  pipeline: [
    ...[
      'inbox',
      'connections',
      'assistants',
      'knowledge',
      'intents',
      'leads',
      'accounts',
      'billing',
      'models',
    ],
    ...['live', 'kit', 'platform', 'contract'],
  ],
  backup: ['inbox', 'connections', 'accounts', 'kit', 'platform', 'contract'],
  privacy: ['backup', 'connections', 'accounts', 'live', 'platform', 'contract'],
  history: ['pipeline', 'inbox', 'connections', 'accounts', 'kit', 'platform', 'contract'],
  insights: ['accounts', 'platform', 'contract'],
  transfer: ['knowledge', 'connections', 'accounts', 'platform', 'contract'],
  versions: ['connections', 'assistants', 'accounts', 'platform', 'contract'],
  onboarding: ['accounts', 'assistants', 'knowledge', 'intents', 'connections', 'platform', 'contract'],
  client: [],
  dashboard: ['client', 'contract'],
  widget: ['contract'],
};

/** These see everything, and nobody imports them. */
const everywhere: ReadonlySet<string> = new Set(['app', 'main.ts', 'test', 'tooling', 'migrations']);

const root = path.join(import.meta.dirname, '../..');

/** The part that a file belongs to: its folder under `src/`, or `connectors`, or `migrations`. */
function partOf(file: string): string {
  const [top = '', second = ''] = path.relative(root, file).split(path.sep);
  return top === 'src' ? second : top;
}

const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('fixtures'))
    .map((file) => path.join(root, folder, file));

const files = ['src', 'connectors', 'migrations'].flatMap(filesUnder);

function importsOf(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((target) => path.resolve(path.dirname(file), target));
}

const isTest = (file: string): boolean => /\.test\.tsx?$|\.testing\.ts$|[\\/]testing[\\/]/.test(file);

describe('the architecture', () => {
  it('lets imports point one way only', () => {
    const wrong = files.flatMap((file) => {
      const part = partOf(file);
      if (everywhere.has(part) || isTest(file)) return [];
      const allowed = mayImport[part];
      assert.ok(allowed, `${part} is not in the table`);
      return importsOf(file)
        .map(partOf)
        .filter((target) => target !== part && !allowed.includes(target))
        .map((target) => `${path.relative(root, file)} imports ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('keeps connectors apart from each other', () => {
    const wrong = filesUnder('connectors').flatMap((file) => {
      const own = path.relative(root, file).split(path.sep)[1];
      if (own === 'index.ts') return [];
      return importsOf(file)
        .filter((target) => partOf(target) === 'connectors')
        .filter((target) => path.relative(root, target).split(path.sep)[1] !== own)
        .map((target) => `${path.relative(root, file)} imports ${path.relative(root, target)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('lets only the composition root import the registry of connectors', () => {
    const registry = path.join(root, 'connectors/index.js');
    const importers = files.filter((file) => importsOf(file).includes(registry) && !isTest(file)).map(partOf);
    assert.deepEqual(
      [...new Set(importers)].filter((part) => !everywhere.has(part)),
      [],
    );
  });

  it('reads the environment in one place', () => {
    const readers = files
      .filter(
        (file) =>
          !isTest(file) && !file.endsWith('.config.ts') && !['test', 'tooling'].includes(partOf(file)),
      )
      .filter((file) => fs.readFileSync(file, 'utf8').includes('process.env'))
      .map((file) => path.relative(root, file));
    assert.deepEqual(readers, ['src/platform/settings.ts']);
  });

  it('names no platform outside of the connectors', () => {
    const allowed = /settings|build\.ts$/;
    const naming = files
      .filter(
        (file) =>
          !isTest(file) && !['connectors', 'test', 'tooling'].includes(partOf(file)) && !allowed.test(file),
      )
      .filter((file) => /papercups|crisp\b|chatwoot/i.test(withoutComments(fs.readFileSync(file, 'utf8'))))
      .map((file) => path.relative(root, file));
    assert.deepEqual(naming, []);
  });
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
