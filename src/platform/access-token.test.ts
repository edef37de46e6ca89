import assert from 'node:assert/strict';
import { accessSeconds, createAccessTokens } from './access-token.js';
import { newId } from './ids.js';

const issuer = 'https://bot.example';
const [first, second] = ['first '.repeat(8), 'second '.repeat(8)];

describe('an access token', () => {
  let at = new Date('2026-05-04T09:30:00Z');
  const now = () => at;
  const whose = { sessionId: newId(), personId: newId() };
  const tokens = createAccessTokens({ current: first }, { issuer, now });
  const later = (seconds: number) => (at = new Date(at.getTime() + seconds * 1000));

  it('says in every process that has the key whose it is, and is another one each time', async () => {
    const elsewhere = createAccessTokens({ current: first }, { issuer, now });
    const [one, two] = [await tokens.sign(whose), await elsewhere.sign(whose)];
    assert.notEqual(one, two);
    assert.deepEqual([await elsewhere.verify(one), await tokens.verify(two)], [whose, whose]);
  });

  it('F-115 is good after SECRET_KEY was changed, while the previous one is named, and no longer', async () => {
    const token = await tokens.sign(whose);
    const changed = createAccessTokens({ current: second, previous: first }, { issuer, now });
    assert.deepEqual(await changed.verify(token), whose);
    assert.deepEqual(await changed.verify(await changed.sign(whose)), whose);
    const gone = createAccessTokens({ current: second }, { issuer, now });
    assert.equal(await gone.verify(token), undefined);
  });

  it('works for ten minutes, and not before it was made', async () => {
    const token = await tokens.sign(whose);
    later(accessSeconds - 1);
    assert.deepEqual(await tokens.verify(token), whose);
    later(4);
    assert.equal(await tokens.verify(token), undefined);
    later(-accessSeconds - 60);
    assert.equal(await tokens.verify(token), undefined);
  });

  it('of another installation is none, though it had the same key', async () => {
    const other = createAccessTokens({ current: first }, { issuer: 'https://copy.example', now });
    assert.equal(await tokens.verify(await other.sign(whose)), undefined);
  });
});
