import assert from 'node:assert/strict';
import { joinFaq, splitFaq } from './split-faq.js';

const backAndForth = (entries: { question: string; answer: string }[]) => splitFaq(joinFaq(entries));

describe('splitFaq', () => {
  it('gives back the entries that a text was made of', () => {
    const entries = [
      { question: 'Are you open on Sunday?', answer: 'No.' },
      { question: 'Do you deliver?', answer: 'Yes:\n\n- in town\n- on weekdays' },
    ];
    assert.deepEqual(backAndForth(entries), entries);
  });

  it('keeps an answer that looks like another question', () => {
    const entries = [{ question: 'How do I write a list?', answer: 'Like this:\n\nQ: Why?\nA: Because.' }];
    assert.deepEqual(backAndForth(entries), entries);
  });

  it('leaves a text alone that was written another way, so that saving changes nothing unseen', () => {
    assert.equal(splitFaq('Our opening hours\n\nQ: Sunday?\nA: No.'), undefined);
    assert.equal(splitFaq('Q: Sunday?\nA: No.\nQ: Monday?\nA: Yes.'), undefined);
    assert.equal(splitFaq('Frage: Sonntag?\nAntwort: Nein.'), undefined);
    assert.equal(splitFaq(''), undefined);
  });
});
