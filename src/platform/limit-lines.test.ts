import assert from 'node:assert/strict';
import { z } from 'zod';
import { eventually } from '../test/harness/start-test-app.js';
import { createLog } from './log.js';

const Line = z.looseObject({
  msg: z.string(),
  left_out: z.number().optional(),
  sentence: z.string().optional(),
});
const errors = 1_000_000;
const most = 100;

/** A log whose lines are kept, with the size of all. */
function capture(withinMs: number) {
  const lines: z.infer<typeof Line>[] = [];
  let bytes = 0;
  const write = (line: string) => {
    bytes += Buffer.byteLength(line);
    lines.push(Line.parse(JSON.parse(line)));
  };
  const log = createLog({ level: 'debug', destination: { write }, limit: { most, withinMs } });
  return {
    log,
    lines,
    size: () => bytes,
    count: () => lines.length,
    of: (msg: string) => lines.filter((line) => line.msg === msg),
  };
}

const toldOf = (lines: readonly z.infer<typeof Line>[]) =>
  lines.find(({ msg }) => msg === 'lines that said the same were left out');

describe('a log that much is told to', () => {
  it(`F-123: stays small through ${errors} errors, hides no other line, and tells how many there were`, async () => {
    const { log, lines, size, of } = capture(2_000);
    const child = log.child({ tenant_id: 't1' });
    const err = new Error('the disk of the mail server is full');
    for (let count = 0; count < errors; count += 1)
      (count % 2 === 0 ? log : child).error({ err, delivery_id: count }, 'a delivery failed');
    log.warn('something else');
    assert.deepEqual([of('a delivery failed').length, of('something else').length], [most, 1]);
    const told = await eventually('the count', () => toldOf(lines), 20_000);
    assert.deepEqual([told.left_out, told.sentence], [errors - most, 'a delivery failed']);
    assert.ok(size() < 1_000_000, `${size()} bytes`);
    log.error('a delivery failed');
    assert.equal(of('a delivery failed').length, most + 1, 'and it goes on afterwards');
  });

  it('F-123: is limited also where the sentence is an error’s own, or comes from outside', async () => {
    const { log, lines, count } = capture(100);
    for (let times = 0; times < 500; times += 1) log.error(new Error('broken'));
    assert.equal(count(), most);
    for (let times = 0; times < 5_000; times += 1) log.info(`visit number ${times}`);
    assert.ok(count() < 1_300, `${count()} lines`);
    await eventually('the count', () => toldOf(lines));
  });

  it('keeps every line of those who ask for more than usual', () => {
    const { log, of } = capture(1_000);
    for (let count = 0; count < 3 * most; count += 1) log.debug('looked');
    assert.equal(of('looked').length, 3 * most);
  });
});
