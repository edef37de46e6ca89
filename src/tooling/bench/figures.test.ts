import assert from 'node:assert/strict';
import { median, percentile, ratio, round, spreadOf } from './figures.js';
import { readAnswer } from './load/lane.js';
import { writeHook } from './load/write-hook.js';
import { readOptions } from './options.js';
import { drawTable } from './table.js';

describe('the figures of the bench', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1);

  it('take as percentile the smallest value that is not exceeded by the share', () => {
    assert.deepEqual(
      [0, 0.5, 0.95, 0.99, 0.991, 1].map((share) => percentile(hundred, share)),
      [1, 50, 95, 99, 100, 100],
    );
    assert.equal(percentile([], 0.5), 0);
  });

  it('do not depend on the order of the measurements', () => {
    const { count, p50, p95, p99, max } = spreadOf([...hundred].reverse());
    assert.deepEqual([count, p50, p95, p99, max], [100, 50, 95, 99, 100]);
  });

  it('take as median the middle, or what lies between the two middles', () => {
    assert.deepEqual([median([9, 1, 2]), median([4, 1, 3, 2]), median([7]), median([])], [2, 2.5, 7, 0]);
  });

  it('never divide by nothing', () => {
    assert.deepEqual([ratio(3, 2), ratio(1, 3), ratio(5, 0)], [1.5, 0.33, 0]);
  });

  it('are rounded to what says something', () => {
    assert.deepEqual([1234.56, 99.96, 12.345, 1.2345, -150.4].map(round), [1235, 100, 12.3, 1.23, -150]);
  });
});

describe('the table of the bench', () => {
  it('keeps its columns in line over all sections and ends no line in spaces', () => {
    const text = drawTable([
      { title: 'One', rows: [{ what: 'short', value: '1', goal: '<= 2' }] },
      { title: 'Two', rows: [{ what: 'a longer name', value: '12345', goal: '' }] },
    ]);
    assert.equal(text, 'One\n  short          1      <= 2\n\nTwo\n  a longer name  12345');
  });
});

describe('the command line of the bench', () => {
  it('chooses parts in their own order, and all when none is named', () => {
    assert.deepEqual(readOptions(['--short', 'conversations', 'hooks'], {}).parts, [
      'hooks',
      'conversations',
    ]);
    assert.ok(readOptions([], {}).parts.length >= 2);
  });

  it('refuses a part that does not exist, with those that do', () => {
    assert.throws(() => readOptions(['speed'], {}), /There is no part "speed"\. Parts: hooks, /);
  });
});

describe('the hooks of the bench', () => {
  it('reach every inbox before any of them gets a second visitor', () => {
    const sites = Array.from({ length: 400 }, (_, at) => ({
      ...{ tenantId: `t${at}`, websiteId: `w${at}`, secret: 'only for measuring', path: `/hooks/${at}` },
    }));
    const reached = sites.map((_, number) => writeHook(sites, { run: 1, number }).split(' ')[1]);
    assert.equal(new Set(reached).size, sites.length);
  });
});

describe('the reading of answers', () => {
  const answer = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n{}';

  it('waits until an answer has arrived whole', () => {
    for (let length = 0; length < answer.length; length += 1)
      assert.equal(readAnswer(answer.slice(0, length)), undefined);
    assert.deepEqual(readAnswer(`${answer}HTTP/1.1 200`), { status: 503, length: answer.length });
  });

  it('does not guess at an answer without a length', () => {
    assert.throws(
      () => readAnswer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'),
      /without a length/,
    );
  });
});
