import assert from 'node:assert/strict';
import { AppError } from '../platform/errors.js';
import { createWidgetLines, maxLines } from './widget-lines.js';

const isLimit = (error: unknown) => error instanceof AppError && error.code === 'rate-limited';
const nothing = () => undefined;

describe('the lines that windows hold open', () => {
  it('F-107 are few for one visitor, and are free again when given back', () => {
    const lines = createWidgetLines();
    const holder = { visitorId: 'ada', address: '192.0.2.1' };
    const giveBacks = Array.from({ length: maxLines.perVisitor }, () => lines.take(holder, () => undefined));
    assert.throws(() => lines.take(holder, nothing), isLimit);
    lines.take({ ...holder, visitorId: 'grace' }, nothing);
    giveBacks[0]?.();
    // Given back twice it still counts once.
    giveBacks[0]?.();
    lines.take(holder, () => undefined);
    assert.throws(() => lines.take(holder, () => undefined), isLimit);
  });

  it('F-107 are limited for one address, however many visitors it has', () => {
    const lines = createWidgetLines();
    for (let count = 0; count < maxLines.perAddress; count += 1)
      lines.take({ visitorId: `v${count}`, address: '192.0.2.1' }, () => undefined);
    assert.throws(() => lines.take({ visitorId: 'one more', address: '192.0.2.1' }, nothing), isLimit);
    lines.take({ visitorId: 'elsewhere', address: '192.0.2.2' }, nothing);
  });

  it('end with the process', () => {
    const lines = createWidgetLines();
    let ended = 0;
    for (const visitorId of ['ada', 'grace']) lines.take({ visitorId, address: 'a' }, () => (ended += 1));
    lines.endAll();
    assert.equal(ended, 2);
  });
});
