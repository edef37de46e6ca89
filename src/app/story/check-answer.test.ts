import assert from 'node:assert/strict';
import { describeApi } from '../describe-api.js';
import { type Answer, createCheck } from './check-answer.testing.js';

const told = {
  ...{ 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'r1' },
  ...{ ratelimit: '"address";r=9;t=1', 'ratelimit-policy': '"address";q=10;w=60' },
};
const ways = { openid: null, team: null, sign_up: true };
const good: Answer = { status: 200, headers: new Headers(told), text: JSON.stringify(ways), isStream: false };

describe('holding an answer against the description of the API', () => {
  const check = createCheck(JSON.stringify(describeApi('https://chat.shop.test')));
  const problemsOf = (changed: Partial<Answer>) =>
    check({ method: 'GET', path: '/api/v1/auth/ways', answer: { ...good, ...changed } });
  const without = (name: string) => new Headers(Object.entries(told).filter(([header]) => header !== name));

  it('finds nothing in a good one', () => {
    assert.deepEqual(problemsOf({}), []);
  });

  for (const [what, changed, problem] of [
    ['a status', { status: 202 }, /^202 is not described/],
    ['a header that is missing', { headers: without('ratelimit') }, /^the header RateLimit is missing/],
    [
      'another kind of content',
      { headers: new Headers({ ...told, 'content-type': 'text/html' }) },
      /^text\/html came/,
    ],
    ['a member that is missing', { text: '{"openid":null,"team":null}' }, /required property 'sign_up'/],
    ['a value of another kind', { text: JSON.stringify({ ...ways, sign_up: 'yes' }) }, /must be boolean/],
    ['a refusal in another form', { status: 429, text: '{"error":"slow down"}' }, /error must be object/],
  ] as const)
    it(`notices ${what}`, () => {
      assert.match(problemsOf(changed).join(), problem);
    });

  it('notices what is sent and does not fit', () => {
    const path = '/api/v1/auth/forgot-password';
    const { 'content-type': _, ...headers } = told;
    const answer = { ...good, status: 204, headers: new Headers(headers), text: '' };
    assert.deepEqual(check({ method: 'POST', path, sent: { email: 'ada@example.com' }, answer }), []);
    assert.match(
      check({ method: 'POST', path, sent: { mail: 'ada' }, answer }).join(),
      /required property 'email'/,
    );
  });
});
