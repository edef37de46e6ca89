import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWidgetInto } from '../test/harness/build-widget.js';

const budgetBytes = 30_000;

describe('the built window', () => {
  let folder: string;
  let script: string;

  before(async function () {
    this.timeout(60_000);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-widget-'));
    await buildWidgetInto(folder);
    script = fs.readFileSync(path.join(folder, 'widget.js'), 'utf8');
  });

  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('weighs less than 30 kB, all in', () => {
    const bytes = gzipSync(script, { level: 9 }).length;
    assert.ok(bytes < budgetBytes, `${bytes} bytes`);
    assert.deepEqual(fs.readdirSync(folder), ['widget.js']);
  });

  it('F-092 makes no code out of text, which a strict page would refuse', () => {
    assert.doesNotMatch(script, /\beval\s*\(|new Function\b|document\.write/);
  });

  it('F-092 writes no markup anywhere in its sources', () => {
    const files = fs
      .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'));
    assert.ok(files.length > 20);
    for (const file of files) {
      const source = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
      assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|srcdoc/i, file);
    }
  });
});
