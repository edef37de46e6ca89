import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isStale } from './build-when-stale.js';

describe('a build', () => {
  let root: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'stale-'));
    for (const folder of ['src/deep', 'connectors', 'migrations']) put(`${folder}/a.ts`);
    put('package.json');
    for (const folder of ['src', 'src/deep', 'connectors', 'migrations']) touch(folder, 1000);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  const touch = (name: string, seconds: number) => fs.utimesSync(path.join(root, name), seconds, seconds);
  const put = (name: string, seconds = 1000) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), '');
    touch(name, seconds);
  };

  it('is needed where there is none, as in a fresh clone', () => {
    assert.equal(isStale(root), true);
  });

  it('is good until a source is newer, however deep', () => {
    put('dist/built', 2000);
    assert.equal(isStale(root), false);
    touch('src/deep/a.ts', 3000);
    assert.equal(isStale(root), true);
    touch('src/deep/a.ts', 1000);
    touch('package.json', 3000);
    assert.equal(isStale(root), true);
  });
});
