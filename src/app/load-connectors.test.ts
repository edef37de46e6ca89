import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createLog } from '../platform/log.js';
import { SettingsError } from '../platform/settings.js';
import { loadConnectors } from './load-connectors.js';
import { writeFolder } from './load-connectors/third-party.testing.js';

const log = createLog({ level: 'silent' });

/** With nothing to import: what a connector is, is told by its members alone. */
const plain = (id: string, version = 1): string => `({
  manifest: { id: '${id}', name: 'Acme', summary: 'Acme.', homepage: '', contractVersion: ${version} },
  config: { parse: () => ({}), safeParse: () => ({}) },
  state: { parse: () => ({}), safeParse: () => ({}) },
  ...Object.fromEntries(['traits', 'verify', 'parse', 'connect', 'disconnect', 'send'].map((name) => [name, () => ({})])),
})`;

describe('connectors from outside', () => {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) fs.rmSync(folder, { recursive: true });
  });
  const folder = (files: Readonly<Record<string, string>>): string => {
    const written = writeFolder({ 'package.json': '{"type":"module"}', ...files });
    folders.push(written);
    return written;
  };
  const load = (...connectors: string[]) =>
    loadConnectors({ connectors, crispApiUrl: undefined, telegramApiUrl: undefined }, log);
  const problemsOf = async (...connectors: string[]): Promise<readonly string[]> => {
    const error: unknown = await load(...connectors).catch((refused: unknown) => refused);
    assert.ok(error instanceof SettingsError, String(error));
    return error.problems;
  };

  it('are ours alone where the setting names none', async () => {
    const { connectors, folders: places } = await load();
    assert.ok(connectors.has('chatwoot') && connectors.has('widget'));
    assert.deepEqual([...places.keys()], [...connectors.keys()]);
    for (const [id, place] of places) assert.ok(fs.existsSync(path.join(place, 'index.ts')), id);
  });

  it('are found by index.js, by main and by exports, and exported by name, by default or in a list', async () => {
    const json = (members: object) => JSON.stringify({ type: 'module', ...members });
    const index = folder({ 'index.js': `export const connector = ${plain('by-index')};` });
    const main = folder({
      'package.json': json({ main: 'lib/main.js' }),
      'lib/main.js': `export default ${plain('by-main')};`,
    });
    const exported = folder({
      'package.json': json({
        main: 'gone.js',
        exports: { '.': { types: './a.d.ts', import: './dist/a.js' } },
      }),
      'dist/a.js': `export default [${plain('first')}, ${plain('second')}];`,
    });
    const text = folder({
      'package.json': json({ exports: './b.js' }),
      'b.js': `export const connector = [${plain('third')}];`,
    });
    const { connectors, folders: places } = await load(index, path.relative('.', main), exported, text);
    const own = new Set((await load()).connectors.keys());
    assert.deepEqual(
      [...connectors.keys()].filter((id) => !own.has(id)),
      ['by-index', 'by-main', 'first', 'second', 'third'],
    );
    assert.equal(places.get('second'), exported);
    assert.equal(places.get('by-main'), main);
  });

  it('are found as a package that is installed beside the product', async () => {
    // Any will do: it is found, and it is no connector.
    const [problem] = await problemsOf('ipaddr.js');
    assert.match(problem ?? '', /^CONNECTORS names ipaddr\.js\. This is no connector/);
  });

  it('refuse the start with all problems at once, each with the name in the setting and what to do', async () => {
    const missing = path.join(folder({}), 'nowhere');
    const empty = folder({});
    const unbuilt = folder({ 'package.json': '{"type":"module","exports":"./dist/index.js"}' });
    const unread = folder({ 'package.json': '{"main": 7}' });
    const broken = folder({ 'package.json': '{' });
    const throwing = folder({ 'index.js': `throw new Error('no licence key');` });
    const wrong = folder({ 'index.js': 'export const other = 1;' });
    const newer = folder({ 'index.js': `export const connector = ${plain('newer', 2)};` });
    const partly = folder({ 'index.js': `export default [${plain('good')}, { name: 'x' }];` });
    const names = [
      missing,
      empty,
      unbuilt,
      unread,
      broken,
      throwing,
      wrong,
      newer,
      partly,
      'patchbay-nobody',
    ];
    const problems = await problemsOf(...names);
    const expected = [
      [missing, /is no folder: give the folder/],
      [empty, /there is no index\.js: build the connector/],
      [unbuilt, /there is no \.\/dist\/index\.js: build the connector/],
      [unread, /package\.json cannot be read: it must be JSON, with main or exports/],
      [broken, /package\.json cannot be read/],
      [throwing, /fails while it is loaded: no licence key\. Correct it, or take it out\./],
      [wrong, /exports no connector: export it as connector or as the default/],
      [newer, /“newer” was made for contract 2 and this installation knows contract 1: update Patchbay/],
      [partly, /This is no connector/],
      ['patchbay-nobody', /is no package of this installation: install it where the product is/],
    ] as const;
    for (const [name, sentence] of expected) {
      const told = problems.filter((problem) => problem.startsWith(`CONNECTORS names ${name}`));
      assert.equal(told.length, 1, name);
      assert.match(told[0] ?? '', sentence);
    }
    assert.equal(problems.length, expected.length);
  });

  it('never take the place of ours or of each other', async () => {
    const ours = folder({ 'index.js': `export const connector = ${plain('crisp')};` });
    const first = folder({ 'index.js': `export const connector = ${plain('acme')};` });
    const second = folder({ 'index.js': `export default [${plain('acme')}, ${plain('other')}];` });
    const [own, each, ...more] = await problemsOf(ours, first, second);
    assert.match(own ?? '', /id “crisp” is one of the product’s own: give it another id/);
    assert.match(
      each ?? '',
      new RegExp(`${path.basename(second)}\\. The connector’s id “acme” is also that of`),
    );
    assert.ok(each?.includes(first));
    assert.deepEqual(more, []);
  });
});
