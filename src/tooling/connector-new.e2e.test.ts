import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '../..');
const worked = path.join(import.meta.dirname, 'connector-new/worked');

/** A copy of the tree in which a connector may be written: the registry is its own, the rest is linked. */
function copyTree(): string {
  const tree = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-tree-')));
  const link = (name: string) => fs.symlinkSync(path.join(root, name), path.join(tree, name));
  for (const name of ['node_modules', '.mocharc.json', '.prettierrc.json', 'eslint.config.js']) link(name);
  for (const name of ['package.json', 'tsconfig.json'])
    fs.copyFileSync(path.join(root, name), path.join(tree, name));
  // Copied, so that a file knows its own tree: links would lead back to ours.
  fs.cpSync(path.join(root, 'src'), path.join(tree, 'src'), {
    recursive: true,
    filter: (file) => !/dashboard|widget|fixtures|chaos|simulators/.test(path.relative(root, file)),
  });
  fs.mkdirSync(path.join(tree, 'connectors'));
  fs.copyFileSync(path.join(root, 'connectors/index.ts'), path.join(tree, 'connectors/index.ts'));
  return tree;
}

function run(folder: string, file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, said: stdout, refused: stderr };
}

/** The ids of what the product would offer with a connector from outside. */
function idsFrom(folder: string): string[] {
  const script = `
    import { loadConnectors } from './src/app/load-connectors.js';
    import { createLog } from './src/platform/log.js';
    const named = { connectors: [process.argv[1]], crispApiUrl: undefined };
    const { connectors } = await loadConnectors(named, createLog({ level: 'silent' }));
    console.log(JSON.stringify([...connectors.keys()]));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script, folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  return z.array(z.string()).parse(JSON.parse(stdout));
}

describe('connector:new', function () {
  this.timeout(300_000);
  let tree: string;
  before(() => {
    tree = copyTree();
  });
  after(() => fs.rmSync(tree, { recursive: true }));

  const make = (...args: string[]) =>
    run(tree, 'node_modules/tsx/dist/cli.mjs', 'src/tooling/connector-new.ts', ...args);
  const inTree = (...names: string[]) => path.join(tree, 'connectors', ...names);
  const read = (...names: string[]) => fs.readFileSync(inTree(...names), 'utf8');
  const suite = (name: string) =>
    run(
      tree,
      'node_modules/mocha/bin/mocha.js',
      '--exit',
      '--reporter',
      'spec',
      `connectors/${name}/${name}.test.ts`,
    );
  /** Types, lint and form of what was written. */
  const check = (...names: string[]) => {
    const folders = names.map((name) => `connectors/${name}`);
    const config = { extends: './tsconfig.json', include: folders };
    fs.writeFileSync(path.join(tree, 'tsconfig.some.json'), JSON.stringify(config));
    const types = run(tree, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.some.json');
    // What is imported may be somebody's work in progress.
    const wrong = types.said.split('\n').filter((line) => line.startsWith('connectors/'));
    assert.deepEqual(wrong, []);
    const lint = run(tree, 'node_modules/eslint/bin/eslint.js', ...folders);
    assert.equal(lint.status, 0, lint.said);
    const form = run(tree, 'node_modules/prettier/bin/prettier.cjs', '--check', 'connectors');
    assert.equal(form.status, 0, form.refused);
  };
  const members = ['accountOf', 'verify', 'parse', 'connect', 'disconnect', 'send', 'sent'];

  it('writes a connector that is in the registry, and whose suite says what is missing and where', () => {
    const made = make('acme');
    assert.equal(made.status, 0, made.refused);
    assert.match(made.said, /Now: npx mocha --exit connectors\/acme\/acme\.test\.ts/);
    assert.match(read('index.ts'), /^import \{ acme \} from '\.\/acme\/index\.js';\nimport \{ api \}/m);
    const { status, said } = suite('acme');
    assert.notEqual(status, 0);
    for (const member of members)
      assert.match(said, new RegExp(`\\d+\\) ${member}: [a-z].+ – connectors/acme/\\w+\\.ts`), member);
    for (const file of [
      'index.ts',
      'config.ts',
      'schemas.ts',
      'recordings.testing.ts',
      'platform.testing.ts',
      'guide.md',
    ])
      assert.match(said, new RegExp(`\\d+\\) .+ – connectors/acme/${file.replace('.', '\\.')}`), file);
    assert.match(
      said,
      /rejects a hook with one bit changed[^]+Error: verify: tell a genuine hook from a forged one/,
    );
    assert.doesNotMatch(said, /TypeError|ReferenceError|Cannot find/);
  });

  it('does the same for hooks that prove nothing, where also a confirm is missing', () => {
    const made = make('live-chat', '--proof', 'address');
    assert.equal(made.status, 0, made.refused);
    assert.match(
      read('live-chat', 'index.ts'),
      /export const liveChat = [^]+name: 'Live Chat'[^]+proof: 'address'/,
    );
    const { said } = suite('live-chat');
    for (const member of [...members, 'confirm'])
      assert.match(said, new RegExp(`\\d+\\) ${member}: [a-z].+ – connectors/live-chat/\\w+\\.ts`), member);
    assert.doesNotMatch(said, /TypeError|ReferenceError|Cannot find/);
  });

  it('writes what compiles, lints and is formatted at once', () => check('acme', 'live-chat'));

  it('becomes green once its members are written and each lack has a reason: its simulator is sound', () => {
    const folder = inTree('acme');
    for (const file of fs.readdirSync(worked))
      fs.copyFileSync(path.join(worked, file), path.join(folder, file.replace('.txt', '.ts')));
    for (const file of fs.readdirSync(folder).filter((name) => /\.(?:ts|md)$/.test(name))) {
      const text = read('acme', file);
      const without = text.replace(/^(?:\/\/|<!--) missing\('.*\n/gm, '');
      fs.writeFileSync(path.join(folder, file), without);
    }
    const red = suite('acme').said;
    const lacks = [...red.matchAll(/Nothing shows ([\w-]+): /g)].map(([, aspect = '']) => aspect);
    const reasons = [...lacks, 'no-rights', 'wrong-account'].map(
      (aspect) => `'${aspect}': 'This platform has no such thing.'`,
    );
    const test = read('acme', 'acme.test.ts').replace('lacks: {}', `lacks: { ${reasons.join(', ')} }`);
    fs.writeFileSync(path.join(folder, 'acme.test.ts'), test);
    const { status, said } = suite('acme');
    assert.equal(status, 0, said.slice(-3_000));
    assert.match(said, /sends with one call/);
  });

  it('refuses what cannot be a name, what is there already and unknown options, with a sentence, and writes nothing', () => {
    const before = read('index.ts');
    const refusals: [string[], RegExp][] = [
      [[], /^Say what the connector is called: npm run connector:new -- acme/],
      [['Acme'], /^“Acme” cannot stand in an address\. Use lower-case/],
      [['../x'], /cannot stand in an address/],
      [['a--b'], /cannot stand in an address/],
      [['x'.repeat(41)], /at most 40 characters/],
      [['class'], /^“class” means something else in the code\. Use another name, such as class-chat\./],
      [['acme'], /^connectors\/acme is there already\. Delete it, or take another name\./],
      [['one', 'two'], /^One name at a time/],
      [['fresh', '--proof', 'maybe'], /^--proof is “maybe”; it must be signature/],
      [['fresh', '--quick'], /--quick[^]+npm run connector:new/],
    ];
    for (const [args, sentence] of refusals) {
      const { status, refused } = make(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(refused, sentence);
      assert.doesNotMatch(refused, /^\s+at /m);
    }
    assert.equal(read('index.ts'), before);
    assert.ok(!fs.existsSync(inTree('fresh')));
  });

  it('writes a package of its own outside of the tree, whose types, test and build run there', () => {
    const outside = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-outside-')));
    try {
      const before = read('index.ts');
      const made = make('acme', '--out', outside);
      assert.equal(made.status, 0, made.refused);
      assert.equal(read('index.ts'), before, 'it is none of ours');
      const folder = path.join(outside, 'acme');
      const npm = (script: string) =>
        spawnSync('npm', ['run', '--silent', script], { cwd: folder, encoding: 'utf8' });
      const types = npm('types');
      assert.equal(
        types.stdout
          .split('\n')
          .filter((line) => !/^(?:\.\.|node_modules|\s|$)/.test(line))
          .join('\n'),
        '',
      );
      const { stdout: said } = npm('test');
      for (const member of members)
        assert.match(said, new RegExp(`${member}: [a-z].+ – acme/\\w+\\.ts`), member);
      assert.match(said, /imports the kit, zod and node:crypto, and nothing else/);
      assert.doesNotMatch(said, /TypeError|ReferenceError|Cannot find/);
      const built = npm('build');
      assert.equal(built.status, 0, built.stderr);
      assert.match(fs.readFileSync(path.join(folder, 'dist/index.js'), 'utf8'), /from "patchbay\/kit"/);
      assert.deepEqual(idsFrom(folder).slice(-1), ['acme'], 'the product takes what was built');
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });
});
