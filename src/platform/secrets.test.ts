import assert from 'node:assert/strict';
import { AppError } from './errors.js';
import { createSealer } from './secrets.js';

const oldKey = 'an old key that nobody should use any more';
const newKey = 'a new key that is long enough to be good!!';
const place = { tenantId: '0190a000-0000-7000-8000-000000000001', table: 'connections', column: 'config' };

const isInternal = (error: unknown) => error instanceof AppError && error.code === 'internal';

describe('the sealer', () => {
  const sealer = createSealer({ current: newKey });

  it('opens what it sealed, whatever the text', () => {
    for (const plain of ['', 'token', 'ключ 🔑', '\u0000', 'x'.repeat(100_000)]) {
      assert.equal(sealer.open(sealer.seal(plain, place), place), plain);
    }
  });

  it('never gives the same token twice, and never the text', () => {
    const tokens = Array.from({ length: 500 }, () => sealer.seal('crisp-token', place));
    assert.equal(new Set(tokens).size, tokens.length);
    assert.ok(tokens.every((token) => !token.includes('crisp-token')));
  });

  it('F-115: a token moved to another tenant, table or column does not open', () => {
    const sealed = sealer.seal('crisp-token', place);
    const elsewhere = [
      { ...place, tenantId: '0190a000-0000-7000-8000-000000000002' },
      { ...place, table: 'integrations' },
      { ...place, column: 'state' },
      { tenantId: `${place.tenantId}","connections`, table: 'config', column: '' },
      { tenantId: '', table: place.tenantId, column: place.table },
    ];
    for (const other of elsewhere) assert.throws(() => sealer.open(sealed, other), isInternal);
  });

  it('does not open a token with any one character changed, added or missing', () => {
    const sealed = sealer.seal('crisp-token', place);
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      // The last character of base64 has bits that carry nothing: a change of those alone is the same token.
      if (sameBytes(sealed, changed)) continue;
      assert.throws(() => sealer.open(changed, place), isInternal, `opened with character ${index} changed`);
      assert.throws(() => sealer.open(sealed.slice(0, index), place), isInternal);
    }
    for (const wrong of ['', 'v1', 'v1...', `${sealed}.A`, `v2${sealed.slice(2)}`, ` ${sealed}`]) {
      assert.throws(() => sealer.open(wrong, place), isInternal);
    }
  });

  it('F-115: after a change of the key the old tokens open, are told apart, and are sealed anew', () => {
    const before = createSealer({ current: oldKey });
    const during = createSealer({ current: newKey, previous: oldKey });
    const after = createSealer({ current: newKey });
    const old = before.seal('crisp-token', place);

    assert.equal(during.open(old, place), 'crisp-token');
    assert.equal(during.isCurrent(old), false);
    const renewed = during.seal(during.open(old, place), place);
    assert.equal(during.isCurrent(renewed), true);
    assert.equal(after.open(renewed, place), 'crisp-token');
    assert.throws(() => after.open(old, place), isInternal);
  });

  it('tells neither the text nor the key in the error', () => {
    const sealed = createSealer({ current: oldKey }).seal('crisp-token', place);
    try {
      sealer.open(sealed, place);
      assert.fail('it opened');
    } catch (error) {
      assert.ok(error instanceof AppError);
      const told = JSON.stringify([error.message, error.details]);
      assert.ok(!told.includes('crisp-token') && !told.includes(oldKey) && !told.includes(newKey));
    }
  });
});

function sameBytes(left: string, right: string): boolean {
  const bytes = (token: string) => {
    const parts = token.split('.');
    return [
      parts[0],
      parts[1],
      ...parts.slice(2).map((part) => Buffer.from(part, 'base64url').toString('hex')),
    ].join('.');
  };
  return bytes(left) === bytes(right);
}
