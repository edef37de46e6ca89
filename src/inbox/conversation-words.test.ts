import assert from 'node:assert/strict';
import { queryOf, wordsToKeep } from './conversation-words.js';

const tenant = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f10';

describe('the words of a conversation', () => {
  it('stand under the mark of their tenant, folded, each once', () => {
    const words = wordsToKeep(tenant, { texts: ['Größe XL, größe?'], phone: null });
    assert.deepEqual(words, ['5b7a9f10grosse', '5b7a9f10xl']);
  });

  it('hold a phone number from each place at which somebody may begin it', () => {
    const words = wordsToKeep(tenant, { texts: [], phone: '+44 20 79' });
    assert.deepEqual(words, ['5b7a9f10442079', '5b7a9f1042079', '5b7a9f102079']);
  });

  it('are asked for by their beginnings, and quotes of the asker do nothing', () => {
    assert.equal(queryOf(tenant, `opening 'hou | !`), '5b7a9f10opening:* & 5b7a9f10hou:*');
    assert.equal(queryOf(tenant, '?!'), undefined);
  });

  it('are asked for as a number where one was typed, with zeros and brackets as people write them', () => {
    for (const typed of ['+44 (0)20 79', '4420-79'])
      assert.match(queryOf(tenant, typed) ?? '', /\| 5b7a9f10442079:\*$/);
    assert.match(queryOf(tenant, '020 79 46') ?? '', /\| 5b7a9f10207946:\*$/);
  });
});
