import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('the registry of connectors', () => {
  it('has one line for each folder', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    const registry = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8');
    const imported = [...registry.matchAll(/import \{ \w+ \} from '\.\/([^/]+)\/index\.js';/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual(imported.sort(), folders.map(({ name }) => name).sort());
  });
});
