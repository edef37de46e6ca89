import assert from 'node:assert/strict';
import { HandoverPhrase } from '../contract/assistants.js';
import { findPhrase, obeyPhrases } from './obey-phrases.js';
import { capturedOf } from './turn.testing.js';

describe('a phrase for which a human is called', () => {
  for (const [phrase, text] of [
    ['lawyer', 'I will call my LAWYER!'],
    ['cancel my order', 'Please, cancel… my   order'],
    ['résilier', 'je veux resilier'],
    ['resilier', 'Je veux RÉSILIER.'],
    ['å klage', 'Jeg ønsker A KLAGE på dette'],
    ['sørgelig', 'det er sorgelig'],
    ['avocat', 'J’appelle l’avocat'],
    ['e-mail', 'No more e-mail, please'],
    ['Straße', 'die strasse'],
    ['محامي', 'سأتصل بمُحامي الآن محامي'],
    ['مُحامٍ', 'أريد محام'],
    ['إلغاء الطلب', 'اريد الغاء الطلب'],
    ['退款', '我要退款吗'],
    ['911', 'call 911'],
  ] as const)
    it(`“${phrase}” is met in “${text}”`, () => assert.equal(findPhrase(text, [phrase]), phrase));

  for (const [phrase, text] of [
    ['art', 'How do I start?'],
    ['start', 'This is art'],
    ['cancel my order', 'I cancel, and my first order?'],
    ['cancel my order', 'order my cancel'],
    ['lawyer', 'Are there lawyers?'],
    ['klage', 'klager du?'],
    ['محامي', 'المحامية'],
    ['退款', '退货付款'],
    ['91', 'call 911'],
  ] as const)
    it(`“${phrase}” is not met in “${text}”`, () => assert.equal(findPhrase(text, [phrase]), undefined));

  it('is looked for in all that the visitor wrote, however long, and named as the business wrote it', () => {
    const settings = { handover_phrases: ['refund', 'Data-Breach'] };
    const long = `${'x '.repeat(20_000)}a data breach ${'y '.repeat(20_000)}`;
    const met = obeyPhrases(capturedOf({ says: ['Hello', long], settings }));
    assert.deepEqual(met, { stop: 'hand-over', because: 'handover-phrase', phrase: 'Data-Breach' });
    const before = [{ role: 'visitor' as const, text: 'refund' }];
    assert.equal(obeyPhrases(capturedOf({ says: 'Hello', before, settings })), undefined);
  });

  it('has a letter or a digit, and 2 to 100 characters', () => {
    for (const refused of ['x', ' x ', '!!!', '👎👎', 'x'.repeat(101)])
      assert.ok(!HandoverPhrase.safeParse(refused).success, refused);
    for (const taken of ['ok', '退款', ' 91 ', 'x'.repeat(100)])
      assert.ok(HandoverPhrase.safeParse(taken).success, taken);
  });
});
