import assert from 'node:assert/strict';
import path from 'node:path';
import { evaluateContacts } from './contacts.js';
import { isWholeRight, leaks, scoreContacts, type ContactOutcome } from './score-contacts.js';

const fixture = path.join(import.meta.dirname, '../../pipeline/contacts/fixtures/messages.jsonl');

const outcome = (changes: Partial<ContactOutcome>): ContactOutcome => ({
  text: 'Jo, jo@example.com',
  gold: { emails: ['jo@example.com'], phones_e164: [], name: 'Jo' },
  pii: [{ start: 4, end: 18 }],
  optional: [{ start: 0, end: 2 }],
  read: { emails: ['jo@example.com'], phones_e164: [], name: 'Dr. Jo' },
  masked: [{ type: 'email', start: 4, end: 18 }],
  ms: 0.1,
  ...changes,
});

describe('evaluateContacts', () => {
  it('reaches every bound on the messages kept with the rules, but for time, which a busy machine decides', () => {
    const failures = evaluateContacts({ file: fixture, print: () => undefined });
    assert.deepEqual(
      failures.filter((failure) => !failure.includes('msPerMessage')),
      [],
    );
  });
});

describe('scoreContacts', () => {
  it('gives full marks for a message read as it stands, whatever the title', () => {
    const score = scoreContacts([outcome({})]);
    assert.deepEqual(
      [score.emailsF1, score.namesExact, score.wholeRight, score.leaks, score.harmlessMasked],
      [100, 100, 100, 0, 0],
    );
  });

  it('counts one character left of an address as a leak', () => {
    assert.equal(leaks(outcome({ masked: [{ type: 'email', start: 4, end: 17 }] })), true);
  });

  it('counts a missed or an extra value against the whole message', () => {
    assert.equal(isWholeRight(outcome({ read: { emails: [], phones_e164: [], name: 'Jo' } })), false);
    const extra = { emails: ['jo@example.com', 'x@example.com'], phones_e164: [], name: 'Jo' };
    assert.equal(isWholeRight(outcome({ read: extra })), false);
  });

  it('counts masked characters that were harmless', () => {
    const text = 'hello 4711';
    const masked = [{ type: 'phone', start: 6, end: 10 }] as const;
    const score = scoreContacts([outcome({ text, pii: [], optional: [], masked })]);
    assert.equal(score.harmlessMasked, (100 * 4) / 9);
  });

  it('counts a name read where nobody named themself', () => {
    const gold = { emails: ['jo@example.com'], phones_e164: [], name: null };
    assert.equal(scoreContacts([outcome({ gold })]).falseNames, 1);
  });
});
