import assert from 'node:assert/strict';
import { isId, newId, newToken, sha256 } from './ids.js';

describe('ids', () => {
  it('are UUIDs of version 7, unique and in the order of creation', () => {
    const ids = Array.from({ length: 5000 }, newId);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([...ids].sort(), ids);
    assert.match(ids[0]!, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are told from everything else', () => {
    assert.ok(isId(newId()));
    for (const text of [
      '',
      'x',
      `${newId()}0`,
      ` ${newId()}`,
      newId().replaceAll('-', ''),
      "'; drop table tenants",
    ]) {
      assert.equal(isId(text), false, text);
    }
  });
});

describe('tokens', () => {
  it('are unguessable, of the length asked for, and safe in an address', () => {
    const tokens = Array.from({ length: 2000 }, () => newToken());
    assert.equal(new Set(tokens).size, tokens.length);
    for (const token of tokens) assert.match(token, /^[\w-]{32}$/);
    assert.equal(Buffer.from(newToken(9), 'base64url').length, 9);
  });

  it('are kept as SHA-256 in hexadecimal', () => {
    // FIPS 180-2, appendix B.1
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
