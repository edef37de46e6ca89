import assert from 'node:assert/strict';
import { tokenise } from './tokenise.js';

describe('tokenise', () => {
  it('reads the same words with and without capitals, accents and wide letters', () => {
    assert.deepEqual(tokenise('Où ÊTES-vous situés ?'), tokenise('ou etes vous situes'));
    assert.deepEqual(tokenise('ＨＥＬＬＯ'), ['hello']);
  });

  it('reads Arabic with and without vowel signs, stretching and variant letters alike', () => {
    assert.deepEqual(tokenise('شُكْرًا جزيـــلا'), tokenise('شكرا جزيلا'));
    assert.deepEqual(tokenise('خدمة إلى'), tokenise('خدمه الي'));
  });

  it('keeps the vowel signs of Indic scripts, which are part of the word', () => {
    assert.notDeepEqual(tokenise('की'), tokenise('का'));
  });

  it('keeps a smiling or thankful picture as a word of its own', () => {
    assert.deepEqual(tokenise('ok👍'), ['ok', '👍']);
  });

  it('reads two order numbers of one length as the same word, and small numbers as they are', () => {
    assert.deepEqual(tokenise('order 482913'), tokenise('order 104477'));
    assert.notDeepEqual(tokenise('2 rooms'), tokenise('3 rooms'));
  });

  it('keeps the beginning and the end of a very long message', () => {
    const text = `first ${'filler '.repeat(5000)} human please`;
    const tokens = tokenise(text);
    assert.equal(tokens[0], 'first');
    assert.deepEqual(tokens.slice(-2), ['human', 'please']);
    assert.ok(tokens.length <= 160);
  });
});
