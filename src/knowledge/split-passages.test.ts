import assert from 'node:assert/strict';
import { splitPassages } from './split-passages.js';
import { readWords } from '../platform/words.js';

const sentence = (subject: string, number: number) =>
  `${subject} sentence number ${number} says something that takes about ninety characters of space here.`;
const paragraph = (subject: string, sentences: number) =>
  Array.from({ length: sentences }, (_, at) => sentence(subject, at + 1)).join(' ');

describe('splitPassages', () => {
  it('keeps a short text in one piece', () => {
    assert.deepEqual(splitPassages('We are open from 9 to 5.'), [
      { heading: '', question: null, text: 'We are open from 9 to 5.' },
    ]);
  });

  it('begins a new passage at each heading and keeps the headings above as its context', () => {
    const text =
      '# Help\n\n## Shipping\nWe ship worldwide.\n\n## Returns\n\nWithin 14 days.\n\n# Contact\nBy phone.';
    assert.deepEqual(
      splitPassages(text).map(({ heading, text: words }) => [heading, words]),
      [
        ['Help › Shipping', 'We ship worldwide.'],
        ['Help › Returns', 'Within 14 days.'],
        ['Contact', 'By phone.'],
      ],
    );
  });

  it('knows headings that are underlined, bold or simply short lines above a paragraph', () => {
    const text = `Prices\n======\nFrom 5 €.\n\n**Delivery**\nThree days.\n\nOpening hours\nWe are open from Monday to Friday.`;
    assert.deepEqual(
      splitPassages(text).map(({ heading }) => heading),
      ['Prices', 'Prices › Delivery', 'Prices › Opening hours'],
    );
  });

  it('does not take a short paragraph, a list item or a line of an address for a heading', () => {
    const text = 'Yes, we do.\n\n- one\n- two\n\nMain Street 5\n12345 Town';
    assert.deepEqual(
      splitPassages(text).map(({ heading }) => heading),
      [''],
    );
  });

  it('keeps a heading without a section as text, so that nothing is lost', () => {
    const [first, last] = splitPassages('# Shop\n## Closed in August\n## Prices\nFrom 5 €.');
    assert.deepEqual([first?.heading, first?.text], ['Shop', 'Closed in August']);
    assert.equal(last?.heading, 'Shop › Prices');
  });

  it('keeps a list with the line that introduces it', () => {
    const [passage] = splitPassages('Our prices:\n- Europe: 5 €\n- World: 10 €');
    assert.equal(passage?.text, 'Our prices:\n- Europe: 5 €\n- World: 10 €');
  });

  it('cuts long prose at sentences into passages of similar length', () => {
    const passages = splitPassages(paragraph('Long', 25));
    assert.ok(passages.length >= 3);
    for (const { text } of passages) {
      assert.ok(text.length <= 920 && text.length >= 400, String(text.length));
      assert.match(text, /^Long sentence number \d+ .* here\.$/);
    }
  });

  it('prefers to cut between paragraphs', () => {
    const passages = splitPassages(
      ['One', 'Two', 'Three', 'Four'].map((name) => paragraph(name, 4)).join('\n\n'),
    );
    assert.deepEqual(
      passages.map(({ text }) => text.split(' ')[0]),
      ['One', 'Three'],
    );
  });

  it('joins lines that a mail program wrapped, and no others', () => {
    const [wrapped] = splitPassages(
      'This line was broken at the right margin because it is long\nand goes on here. The end.',
    );
    assert.match(wrapped?.text ?? '', /long and goes on/);
    const [address] = splitPassages('Write to us:\nMain Street 5\n12345 Town');
    assert.equal(address?.text, 'Write to us:\nMain Street 5\n12345 Town');
  });

  it('cuts a sentence without end between words, and text without spaces between characters', () => {
    const endless = splitPassages('word '.repeat(1_000));
    assert.ok(endless.every(({ text }) => text.length <= 920 && /^(word ?)+$/.test(text)));
    const emoji = splitPassages('😀'.repeat(1_500)).map(({ text }) => text);
    assert.equal(emoji.join(''), '😀'.repeat(1_500));
    assert.ok(emoji.every((text) => text.length <= 920 && !/^\p{Surrogate}|\p{Surrogate}$/u.test(text)));
  });

  it('has every word of a text in exactly one passage, in any script', () => {
    const texts = [
      paragraph('Every', 60),
      'تُعدّ هذه الجملة طويلة بما يكفي. '.repeat(80),
      '这是一个很长的句子，用来测试分段。'.repeat(120),
      'Первое предложение. Второе предложение!\n\n'.repeat(60),
    ];
    for (const text of texts) {
      const words = splitPassages(text).flatMap((passage) => readWords(passage.text));
      assert.deepEqual(words, readWords(text));
    }
  });

  it('takes time in proportion to the text, whatever is in it', () => {
    const hostile = ['#', '*', '- ', 'a.', 'a\n\n', '1. ', '# a\n', 'x? ', 'a?\n', 'Ab cd. '];
    const start = performance.now();
    for (const piece of hostile) splitPassages(piece.repeat(200_000 / piece.length));
    assert.ok(performance.now() - start < 10_000);
  });
});
