import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connectors } from './index.js';

describe('the connectors', () => {
  it('are those whose folders are here, each once', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const ids = connectors().map(({ manifest }) => manifest.id);
    assert.deepEqual(ids.toSorted(), folders.map(({ name }) => name).sort());
  });
});
