import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { bestThreshold, correlation } from './best-threshold.js';
import { readCsv } from './read-csv.js';
import { readIntentReport } from './read-intent-report.js';

describe('readCsv', () => {
  it('keeps commas, quotes and line breaks of quoted fields', () => {
    const text = 'text,intent\r\n"Hi, ""you""\nthere",greeting\nplain,other\n';
    assert.deepEqual(readCsv(text), [
      ['text', 'intent'],
      ['Hi, "you"\nthere', 'greeting'],
      ['plain', 'other'],
    ]);
  });

  it('keeps empty fields, also at the end of a text without a last line break', () => {
    assert.deepEqual(readCsv('a,\n,b'), [
      ['a', ''],
      ['', 'b'],
    ]);
    assert.deepEqual(readCsv('a,b,'), [['a', 'b', '']]);
  });
});

describe('readIntentReport', () => {
  it('reads the figures, and the best recall that costs at most three points', () => {
    const report = readIntentReport(
      [
        'rows 3080  accuracy 81.01  macro-F1 84.69  MCC 0.7785',
        'in-scope accuracy 80.25  out-of-scope recall 82.41  out-of-scope precision 70.69',
        'AUROC in-scope vs out-of-scope 0.8809',
        'closed-set in-scope accuracy 93.45',
        '  in-scope acc   OOS recall  OOS prec   MCC     threshold',
        '     91.45        54.07     87.82  0.7723  0.11830814795750434',
        '     90.45        59.35     84.90  0.7799  1.6e-1',
        '     88.45        68.52     80.79  0.7930  0.24149079518429215',
        'ms per prediction: mean 0.301  p50 0.195  p95 0.511',
      ].join('\n'),
    );
    assert.deepEqual(report, {
      accuracy: 81.01,
      correlation: 0.7785,
      auroc: 0.8809,
      recallAtThreeLost: 59.35,
      medianMs: 0.195,
    });
  });

  it('leaves out what was not printed', () => {
    assert.equal(readIntentReport('rows 10  accuracy 90.00  macro-F1 1.0  MCC 0.9').auroc, undefined);
  });
});

describe('bestThreshold', () => {
  it('separates what is in scope from what is not', () => {
    const rows = [
      { gold: 'a', best: 'a', confidence: 0.9 },
      { gold: 'b', best: 'b', confidence: 0.7 },
      { gold: 'oos', best: 'a', confidence: 0.4 },
      { gold: 'oos', best: 'b', confidence: 0.1 },
    ];
    assert.equal(bestThreshold(rows), 0.7);
  });

  it('rests on a correlation that is 1 for all right, 0 for one class always, below 0 for all wrong', () => {
    const pairs = (predicted: readonly string[]) =>
      ['a', 'b', 'a', 'b'].map((gold, index) => [gold, predicted[index] ?? ''] as const);
    assert.equal(correlation(pairs(['a', 'b', 'a', 'b'])), 1);
    assert.equal(correlation(pairs(['a', 'a', 'a', 'a'])), 0);
    assert.equal(correlation(pairs(['b', 'a', 'b', 'a'])), -1);
  });
});

describe('npm run eval', () => {
  const run = (...options: string[]) =>
    spawnSync(process.execPath, ['--import=tsx', path.join(import.meta.dirname, 'run.ts'), ...options], {
      encoding: 'utf8',
    });

  it('says where it looked and exits with 2 when the data is not there', () => {
    const nowhere = path.join(os.tmpdir(), 'no-evaluation-data-here');
    const { status, stderr } = run('intents', '--data', nowhere);
    assert.equal(status, 2);
    assert.ok(stderr.includes(nowhere) && stderr.includes('--data'), stderr);
  });

  it('names what can be evaluated and exits with 2 when asked for something else', () => {
    const { status, stderr } = run('weather');
    assert.equal(status, 2);
    assert.match(stderr, /"weather".*intents, retrieval, contacts/);
  });
});
