import assert from 'node:assert/strict';
import { entriesAsText, passagesOfEntries, passagesOfFaqText } from './read-faq.js';

const pairs = (text: string) =>
  passagesOfFaqText(text).map(({ question, text: answer }) => [question, answer]);

describe('passagesOfFaqText', () => {
  it('reads Q: and A: lines, numbered and decorated ones too', () => {
    assert.deepEqual(pairs('Q: Open on Sunday?\nA: No.\n\n**Q2:** Price?\n**A2:** 5 €.\nPer person.'), [
      ['Open on Sunday?', 'No.'],
      ['Price?', '5 €.\nPer person.'],
    ]);
  });

  it('reads the markers of other languages', () => {
    const texts = [
      'Frage: Wann?\nAntwort: Morgen.',
      'P: ¿Cuándo?\nR: Mañana.',
      'Question : Quand ?\nRéponse : Demain.',
      'Spørsmål: Når?\nSvar: I morgen.',
      'س: متى؟\nج: غدا.',
    ];
    for (const text of texts)
      assert.equal(passagesOfFaqText(text)[0]?.question?.endsWith('?') ?? false, !text.includes('؟'));
    for (const text of texts) assert.equal(pairs(text).length, 1, text);
  });

  it('takes lines that end with a question mark for questions when there are no markers', () => {
    assert.deepEqual(
      pairs('## Do you ship abroad?\nYes. Why not?\n\nIt takes 3 days.\n\nIs it free?\n\nNo.'),
      [
        ['Do you ship abroad?', 'Yes. Why not?\n\nIt takes 3 days.'],
        ['Is it free?', 'No.'],
      ],
    );
  });

  it('does not take an answer that begins with a letter and a full stop for a marker', () => {
    assert.deepEqual(pairs('Q: Who founded it?\nA: Two people.\nA. Smith and B. Jones.'), [
      ['Who founded it?', 'Two people.\nA. Smith and B. Jones.'],
    ]);
  });

  it('keeps headings between the entries as context', () => {
    const [first, second] = passagesOfFaqText('Q: One?\nA: Yes.\n\n# Delivery\n\nQ: Two?\nA: No.');
    assert.deepEqual([first?.heading, second?.heading], ['', 'Delivery']);
    assert.equal(first?.text, 'Yes.');
  });

  it('keeps what stands before the first question, and a question without an answer, as text', () => {
    assert.deepEqual(pairs('We answer here.\n\nIs it free?\n\nNo.\n\nAnd then?'), [
      [null, 'We answer here.\n\nAnd then?'],
      ['Is it free?', 'No.'],
    ]);
    assert.deepEqual(pairs('There is no question in this.'), [[null, 'There is no question in this.']]);
  });
});

describe('passagesOfEntries', () => {
  it('makes one passage of each entry', () => {
    assert.deepEqual(passagesOfEntries([{ question: 'Is it free?', answer: 'No.' }]), [
      { heading: '', question: 'Is it free?', text: 'No.' },
    ]);
  });

  it('cuts only a very long answer, and each part keeps the question', () => {
    const answer = 'This sentence is here to make the answer long enough. '.repeat(60).trim();
    const passages = passagesOfEntries([{ question: 'Why?', answer }]);
    assert.ok(passages.length > 1);
    assert.ok(passages.every(({ question, text }) => question === 'Why?' && text.length <= 800));
    assert.equal(
      passages
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
      answer,
    );
  });
});

describe('entriesAsText', () => {
  it('is read back as the same entries, whatever their answers hold', () => {
    const entries = [
      {
        question: 'Is it free?',
        answer: 'No.\nQ: this is part of the answer\nA: and this\n  indented\n\n# Not a heading',
      },
      { question: 'Really?', answer: 'Yes?\n\nIndeed.' },
    ];
    assert.deepEqual(passagesOfFaqText(entriesAsText(entries)), passagesOfEntries(entries));
  });
});
