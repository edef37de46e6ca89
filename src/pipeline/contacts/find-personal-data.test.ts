import assert from 'node:assert/strict';
import { findContacts } from './find-contacts.js';
import { findPersonalData } from './find-personal-data.js';
import { redact } from './redact.js';
import { assertGrowth } from '../../test/harness/assert-growth.js';

const redacted = (text: string, country = 'GB') => redact(text, findPersonalData(text, { country }));

describe('findPersonalData and redact', () => {
  for (const [text, country, expected] of [
    ['mail lee dot park at example dot com now', 'US', 'mail [email] now'],
    ['ring ٠٥٠ ١٢٣ ٤٥٦٧!', 'SA', 'ring [phone]!'],
    ['refund to GB29 NWBK 6016 1331 9268 19 please', 'GB', 'refund to [iban] please'],
    ['iban fr1420041010050500013m02606', 'FR', 'iban [iban]'],
    ['card 4111-1111-1111-1111, exp 09/27', 'GB', 'card [card], exp 09/27'],
    ['amex 3714 496353 98431', 'US', 'amex [card]'],
    ['My SSN is 219-09-9999', 'US', 'My SSN is [national_id]'],
    ['fnr 159285 10457', 'NO', 'fnr [national_id]'],
    ['DNI 12345678Z', 'ES', 'DNI [national_id]'],
    ['NIE Y7654321-G', 'ES', 'NIE [national_id]'],
    ['sécu 1 84 12 76 451 089 46', 'FR', 'sécu [national_id]'],
    ['cpr 010190-1234', 'DK', 'cpr [national_id]'],
    ['https://x.example/?email=lee@example.com', 'US', 'https://x.example/?email=[email]'],
  ] as const) {
    it(`masks "${text}"`, () => assert.equal(redacted(text, country), expected));
  }

  for (const [text, country] of [
    ['card 4111 1111 1111 1112 fails the check', 'GB'],
    ['GB28 NWBK 6016 1331 9268 19 fails the check', 'GB'],
    ['DNI 12345678A fails the check', 'ES'],
    ['fnr 15928510458 fails the check', 'NO'],
    ['case 123-45-6789 is open', 'US'],
    ['SIRET 732 829 320 00074', 'FR'],
    ['Org.nr. 922 113 345 MVA', 'NO'],
    ['UPS 1Z12345E0205271688', 'US'],
    ['1.249,00 € am 12.05.2024 um 14:30, Größe 120x60', 'DE'],
  ] as const) {
    it(`leaves "${text}" as it is`, () => assert.equal(redacted(text, country), text));
  }

  it('masks what others own as well', () => {
    assert.equal(redacted("my wife's number is 07400 654321"), "my wife's number is [phone]");
  });

  it('masks everything in one message and keeps the rest', () => {
    assert.equal(
      redacted('I am Jo, jo@example.com or 07400 123456, card 4242424242424242.'),
      'I am Jo, [email] or [phone], card [card].',
    );
  });

  it('gives spans in order that never overlap', () => {
    const text = 'a@example.com 07400 123456 DE89 3704 0044 0532 0130 00 b@example.com 4111111111111111';
    const spans = findPersonalData(text, { country: 'GB' });
    assert.equal(spans.length, 5);
    assert.ok(spans.every((span, index) => index === 0 || span.start >= (spans[index - 1]?.end ?? 0)));
  });

  it('replaces overlapping and unordered spans once', () => {
    const spans = [
      { type: 'phone', start: 4, end: 8 },
      { type: 'email', start: 0, end: 6 },
    ] as const;
    assert.equal(redact('abcdefghij', spans), '[email]ij');
  });

  for (const [what, textOf] of [
    ['blanks', (length) => ' '.repeat(length)],
    ['line ends', (length) => '\n'.repeat(length)],
    ['single digits', (length) => '1 '.repeat(length / 2)],
    ['capitals', (length) => 'A'.repeat(length)],
    ['signs', (length) => '@'.repeat(length)],
    ['half addresses', (length) => `${'a.'.repeat(length / 2)}@`],
    ['thanks and blanks', (length) => `thanks,${' \n'.repeat(length / 2)}`],
  ] satisfies [string, (length: number) => string][]) {
    it(`takes four times as long for four times as many ${what}, not sixteen times`, () => {
      assertGrowth({ short: textOf(12_500), long: textOf(50_000), most: 9 }, (text) => {
        findPersonalData(text, { country: 'GB' });
        findContacts(text, { country: 'GB', ownContacts: [] });
      });
    });
  }
});
