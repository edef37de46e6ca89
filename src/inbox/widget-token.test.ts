import assert from 'node:assert/strict';
import { newId, sha256 } from '../platform/ids.js';
import { bearerToken, makeVisitorToken, readVisitorToken } from './widget-token.js';

describe('a visitor’s token', () => {
  const visitorId = newId();
  const { token, hash } = makeVisitorToken('pk_12345678', visitorId);

  it('names its connection and visitor, and only its hash is kept', () => {
    assert.deepEqual(readVisitorToken(token), { publicKey: 'pk_12345678', visitorId, secretHash: hash });
    const secret = token.split('.')[2] ?? '';
    assert.equal(Buffer.from(secret, 'base64url').length, 32);
    assert.equal(sha256(secret), hash);
    assert.ok(!token.includes(hash));
  });

  it('is another one each time', () => {
    assert.notEqual(makeVisitorToken('pk_12345678', visitorId).token, token);
  });

  it('is nothing when it is cut, doubled or names no visitor', () => {
    const others = [
      '',
      '..',
      token.slice(0, -44),
      `${token}.x`,
      token.replace(visitorId, '1'),
      'pk_12345678',
    ];
    for (const other of others) assert.equal(readVisitorToken(other), undefined, other);
  });

  it('travels as a bearer token only', () => {
    assert.equal(bearerToken(`Bearer ${token}`), token);
    for (const header of [undefined, '', token, `Basic ${token}`, 'Bearer ', `Bearer ${token} more`])
      assert.equal(bearerToken(header), undefined);
  });
});
