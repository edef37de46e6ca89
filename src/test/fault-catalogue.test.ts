import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const readme = path.join(import.meta.dirname, 'README.md');

/** What the table says: for each id the files of its tests, or `open` with the reason. */
function readTable(): Map<string, string> {
  const rows = fs.readFileSync(readme, 'utf8').matchAll(/^\| (F-\d{3}) +\|[^|]*\| (.*?) *\|$/gm);
  return new Map([...rows].map(([, id = '', tests = '']) => [id, tests]));
}

/** What the tests themselves say in their titles. */
function readTitles(): Map<string, string> {
  const files = ['src', 'connectors']
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => path.join(folder, file)),
    )
    .filter((file) => file.endsWith('.test.ts') || /testing\/describe-.*\.ts$/.test(file))
    .sort();
  const found = new Map<string, string[]>();
  for (const file of files) {
    const titles =
      fs.readFileSync(path.join(root, file), 'utf8').match(/\b(?:it|describe)\(\s*[`'"].*/g) ?? [];
    for (const id of new Set(titles.join('\n').match(/F-\d{3}/g))) {
      found.set(id, [...(found.get(id) ?? []), `\`${file}\``]);
    }
  }
  return new Map([...found].map(([id, tests]) => [id, tests.join(' ')]));
}

describe('the catalogue of faults', () => {
  const titles = readTitles();

  /** A sentence that says why there is nothing to test yet. */
  const isReasoned = (tests: string): boolean => /^open: [^`|]{20,150}\.$/.test(tests);

  it('names for each id the files whose tests carry it in their titles, and says of the others why they are open', () => {
    const table = readTable();
    assert.ok(table.size >= 126);
    const wrong = [...table].flatMap(([id, tests]) => {
      const right = titles.get(id);
      const isRight = right === undefined ? isReasoned(tests) : tests === right;
      return isRight ? [] : [`${id}: ${right ?? 'open: and the reason in a sentence.'}`];
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      [...titles.keys()].filter((id) => !table.has(id)),
      [],
    );
    for (const bare of ['open', 'open: ', 'open: later.', '']) assert.ok(!isReasoned(bare), bare);
  });
});
