import assert from 'node:assert/strict';
import { cleanLine, cleanText } from './clean-text.js';
import { foldText, readWords } from '../platform/words.js';
import { gramsOf } from './grams.js';
import { splitSentences } from './split-sentences.js';

describe('readWords', () => {
  it('reads the same words however they are typed', () => {
    for (const [one, other] of [
      ['Öffnungszeiten', 'OFFNUNGSZEITEN'],
      ['Straße', 'strasse'],
      ['smørbrød', 'smorbrod'],
      ['cafe\u0301', 'café'],
      ['ﬁnal １２', 'final 12'],
      ['co\u00adopera\u200btion', 'cooperation'],
      ['مَدْرَسَة', 'مدرسه'],
      ['أحمد', 'احمد'],
      ['٢٤', '24'],
      ['Ёлка', 'елка'],
      ['İstanbul', 'istanbul'],
    ] as const)
      assert.deepEqual(readWords(one), readWords(other), one);
  });

  it('reads pairs of characters where words stand without spaces', () => {
    assert.deepEqual(readWords('iPhone价格表'), ['iphone', '价格', '格表']);
    assert.deepEqual(readWords('서울'), ['서울']);
  });

  it('keeps the vowel signs of scripts in which they are letters', () => {
    assert.equal(foldText('हिन्दी'), 'हिन्दी');
  });

  it('finds no word in signs', () => {
    assert.deepEqual(readWords('?! … 😀 —'), []);
  });
});

describe('gramsOf', () => {
  it('cuts a word with its borders into pieces of four characters', () => {
    assert.deepEqual(gramsOf('price'), ['_pri', 'pric', 'rice', 'ice_']);
    assert.deepEqual(gramsOf('an'), ['_an_']);
    assert.deepEqual(gramsOf('a'), ['_a_']);
  });
});

describe('cleanText', () => {
  it('takes out what cannot be stored or shown and composes the rest', () => {
    assert.equal(cleanText('\ufeff a\u0000b\u0007\r\nc\rd\u2028e\ud800 cafe\u0301 '), 'ab\nc\nd\ne café');
  });

  it('makes a title one line', () => {
    assert.equal(cleanLine('  Opening\n\thours  '), 'Opening hours');
  });
});

describe('splitSentences', () => {
  it('ends a sentence at its end, not at an abbreviation, an initial or an ordinal number', () => {
    assert.deepEqual(splitSentences('Im 2. Jahrhundert n. Chr. lebte J. Doe. Er war z. B. Koch.'), [
      'Im 2. Jahrhundert n. Chr. lebte J. Doe.',
      'Er war z. B. Koch.',
    ]);
    assert.deepEqual(splitSentences('It costs approx. 5 €. Is that ok? Yes!'), [
      'It costs approx. 5 €.',
      'Is that ok?',
      'Yes!',
    ]);
  });

  it('finds the ends in other scripts, and where a web page lost the space', () => {
    assert.equal(splitSentences('我们九点开门。六点关门。').length, 2);
    assert.equal(splitSentences('نفتح الساعة التاسعة. هل تريد الحجز؟ نعم.').length, 3);
    assert.equal(splitSentences('Cela reste privé.Voici quelques conseils.').length, 2);
  });
});
