import assert from 'node:assert/strict';
import { readSign } from './read-sign.js';
import { capturedOf, type Told } from './turn.testing.js';

const answered: Told['before'] = [
  { role: 'visitor', text: 'When are you open?' },
  { role: 'bot', text: 'Monday to Friday, 9 to 5.' },
];
const decisionOn = (told: Told) => {
  const stop = readSign(capturedOf(told));
  return stop && [stop.stop, stop.because];
};

describe('readSign', () => {
  for (const text of [
    ...['👍', '👍🏽', '❤️', '😊', '🎉🎉', '👌', '...', '!!'],
    ...[
      'ok',
      'Ok, great!',
      'got it',
      'Alright then',
      'Nice one 👍',
      'no further questions',
      'yep',
      "That's all, bye",
    ],
    ...[
      'Greit!',
      'den er grei',
      'ok, da vet jeg det',
      'ha det',
      'alles klar',
      'Super, passt',
      'Nein, das war alles',
      'ja',
    ],
    ...['D’accord', 'très bien, au revoir', 'vale', 'Muy bien, entendido', 'تمام', 'حسنًا', 'oké', 'va bene'],
  ])
    it(`needs no words after an answer: ${text}`, () =>
      assert.deepEqual(decisionOn({ says: text, before: answered }), ['stay-silent', 'acknowledged']));

  for (const text of ['👎', '😡', '👎👎🏽', 'Great 👎'])
    it(`calls a human for ${text}`, () => {
      assert.deepEqual(decisionOn({ says: text, before: answered }), ['hand-over', 'displeased']);
    });

  it('calls a human for an angry sign without an answer before it too', () =>
    assert.deepEqual(decisionOn({ says: '😡' }), ['hand-over', 'displeased']));

  it('greets who begins with a sign, in the visitor’s language', () => {
    const stop = readSign(capturedOf({ says: '🙂', language: 'de' }));
    assert.equal(stop?.stop, 'reply');
    assert.match(stop.text ?? '', /^(?:Hallo|Guten Tag)/);
  });

  it('takes a yes or a no for an answer where something was asked', () => {
    const before: Told['before'] = [{ role: 'bot', text: 'Do you mean the shop in Storgata?' }];
    assert.equal(decisionOn({ says: 'yes', before }), undefined);
    assert.deepEqual(decisionOn({ says: 'ok', before }), ['stay-silent', 'acknowledged']);
  });

  for (const text of [
    ...[
      'ok?',
      '?',
      '👍?',
      'Ok, but how much is it',
      'great, and on Sunday',
      'good flour',
      'nice lamp you have there',
    ],
    ...['thanks', 'ok takk', '4711', 'no delivery', 'no', 'nei'],
  ])
    it(`leaves to the others what says more: ${text}`, () =>
      assert.equal(decisionOn({ says: text, before: answered }), undefined));

  it('takes nothing for an acknowledgement where nothing was said before', () =>
    assert.equal(decisionOn({ says: 'ok' }), undefined));

  it('leaves a sign that shows an intent to the intent', () => {
    assert.equal(decisionOn({ says: '🙏', before: answered, intent: 'thanks' }), undefined);
  });

  it('reads a sign together with the question that it follows', () =>
    assert.equal(decisionOn({ says: ['How long does it take?', '🙏'], before: answered }), undefined));
});
