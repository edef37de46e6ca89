import assert from 'node:assert/strict';
import { z } from 'zod';
import { decoration, factsMissing, isoTime, looseList, msTime, onlyGiven, secondsTime } from './index.js';

describe('shapes of vendors', () => {
  it('leave out what only decorates when it is odd', () => {
    const shape = z.object({ name: decoration(5) });
    for (const name of [undefined, null, '', '  ', 7, {}, 'too long'])
      assert.equal(shape.parse({ name }).name, undefined);
    assert.equal(shape.parse({ name: ' Ida ' }).name, 'Ida');
  });

  it('keep the good entries of a list', () => {
    const list = looseList(z.object({ id: z.number() }));
    assert.deepEqual(list.parse([{ id: 1 }, null, { id: 'x' }, { id: 2, more: true }, []]), [
      { id: 1 },
      { id: 2 },
    ]);
    assert.ok(!list.safeParse(null).success);
  });

  it('read times as UTC, with a zone and without', () => {
    assert.equal(isoTime.parse('2025-11-20T17:02:42'), '2025-11-20T17:02:42.000Z');
    assert.equal(isoTime.parse('2025-11-20T17:02:42.123456'), '2025-11-20T17:02:42.123Z');
    assert.equal(isoTime.parse('2025-11-20T17:02:42Z'), '2025-11-20T17:02:42.000Z');
    assert.equal(isoTime.parse('2025-11-20T17:02:42+02:00'), '2025-11-20T15:02:42.000Z');
    for (const odd of ['', 'yesterday', '2025-13-01T00:00:00', '2025-11-20', 7])
      assert.ok(!isoTime.safeParse(odd).success);
    assert.equal(msTime.parse(1_760_000_000_000), '2025-10-09T08:53:20.000Z');
    for (const odd of [-1, 1e300, NaN, '1760000000000']) assert.ok(!msTime.safeParse(odd).success);
    assert.equal(secondsTime.parse(1_760_000_000), '2025-10-09T08:53:20.000Z');
    assert.equal(secondsTime.parse(1_760_000_000.351402), '2025-10-09T08:53:20.351Z');
    for (const odd of [-1, 1e300, NaN, '1760000000']) assert.ok(!secondsTime.safeParse(odd).success);
  });

  it('fill in contact data that is not known, and only that', () => {
    const captured = { name: ' Ida\0 ', email: 'ida@example.com', phone: 'x'.repeat(300) };
    assert.deepEqual(factsMissing(captured, { email: ' ', phone: null }), {
      name: 'Ida',
      email: 'ida@example.com',
    });
    assert.deepEqual(factsMissing(captured, { name: 'Eva', email: 'eva@example.com' }), {});
  });

  it('make events that equal themselves after JSON', () => {
    const event = onlyGiven({ a: 1, b: undefined, c: null });
    assert.deepEqual(JSON.parse(JSON.stringify(event)), event);
  });
});
