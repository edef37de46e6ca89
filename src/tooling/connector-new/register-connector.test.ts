import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { namesOf } from './read-names.js';
import { withConnector } from './register-connector.js';

const root = path.join(import.meta.dirname, '../../..');

describe('the registry’s new line', () => {
  const registry = fs.readFileSync(path.join(root, 'connectors/index.ts'), 'utf8');
  const importsIn = (text: string) =>
    [...text.matchAll(/from '\.\/([^/]+)\/index\.js'/g)].map(([, name]) => name);

  it('stands in the order of the alphabet, once, wherever that is', async () => {
    for (const name of ['aaa', 'live-chat', 'zulip']) {
      const text = await withConnector(registry, namesOf(name));
      assert.deepEqual(importsIn(text), [...importsIn(registry), name].sort());
      const list = /=> \[([^]+)\];/.exec(text)?.[1] ?? '';
      const entries = list.split('\n').flatMap((line) => /^\s+(\w+)/.exec(line)?.[1] ?? []);
      assert.deepEqual(entries, entries.toSorted());
      assert.equal(entries.filter((entry) => entry === namesOf(name).ident).length, 1);
      assert.equal(text.split('\n').length, registry.split('\n').length + 2);
    }
  });

  it('is not guessed where the file has another form', async () => {
    await assert.rejects(
      withConnector('export const connectors = [];', namesOf('acme')),
      /Add the two lines yourself/,
    );
  });
});
