import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { hmacMatches, isFresh, isSignedFreshly, type RawRequest, sameText, singleHeader } from './index.js';

const receivedAt = new Date('2026-03-01T12:00:00Z');
const scheme = {
  secret: 'a secret',
  timeHeader: 'x-time',
  signatureHeader: 'x-signature',
  signed: (time: string, body: string | Uint8Array) => [time, '.', body],
};

function signedRequest(body: string, overHow = body): RawRequest {
  const time = String(receivedAt.getTime());
  const signature = createHmac('sha256', scheme.secret).update(`${time}.${overHow}`).digest('hex');
  const headers = { 'x-time': time, 'x-signature': signature };
  return { method: 'POST', path: '/', query: {}, headers, body: Buffer.from(body), receivedAt };
}

describe('authenticity', () => {
  it('compares texts by content and length alone', () => {
    assert.ok(sameText('ä', 'ä'));
    for (const [left, right] of [
      ['a', 'b'],
      ['a', 'aa'],
      ['', 'a'],
      ['A', 'a'],
    ] as const)
      assert.ok(!sameText(left, right));
  });

  it('takes a signature in lower-case hexadecimal over the very parts', () => {
    const check = { algorithm: 'sha256', secret: 's', signed: ['a', Buffer.from('b')] } as const;
    const signature = createHmac('sha256', 's').update('ab').digest('hex');
    assert.ok(hmacMatches({ ...check, signature }));
    for (const wrong of [signature.toUpperCase(), signature.slice(0, 32), `sha256=${signature}`, ''])
      assert.ok(!hmacMatches({ ...check, signature: wrong }));
  });

  it('believes a time in seconds or milliseconds, within five minutes, and nothing else', () => {
    const now = receivedAt.getTime();
    for (const time of [String(now), String(now / 1000), String(now - 299_000), String(now + 299_000)])
      assert.ok(isFresh(time, receivedAt), time);
    for (const time of [
      String(now - 301_000),
      String(now + 301_000),
      '',
      '0',
      ` ${now}`,
      `${now}.0`,
      '-1',
      `0x${now}`,
    ])
      assert.ok(!isFresh(time, receivedAt), time);
  });

  it('reads a header only if it came once', () => {
    const request = { ...signedRequest('{}'), headers: { one: 'a', two: ['a', 'a'] } };
    assert.deepEqual(
      ['one', 'ONE', 'two', 'three'].map((name) => singleHeader(request, name)),
      ['a', 'a', undefined, undefined],
    );
  });

  it('takes a signed body, also one that was signed as compact JSON and written with spaces', () => {
    const written = '{ "text": "Tromsø" }';
    assert.ok(isSignedFreshly(signedRequest(written), scheme));
    assert.ok(isSignedFreshly(signedRequest(written, '{"text":"Tromsø"}'), scheme));
    assert.ok(!isSignedFreshly(signedRequest(written, '{"text":"Tromso"}'), scheme));
    assert.ok(!isSignedFreshly(signedRequest(written), { ...scheme, secret: 'another' }));
  });

  it('takes a body that is no JSON, or nested without end, for what it is (F-060)', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [deep, '{', '\u0000']) {
      assert.ok(isSignedFreshly(signedRequest(body), scheme));
      assert.ok(!isSignedFreshly(signedRequest(body, 'null'), scheme) || body !== deep);
      assert.ok(!isSignedFreshly(signedRequest(body, 'x'), scheme));
    }
  });
});
