import assert from 'node:assert/strict';
import { blockOf, scorePostings, slotOf, weighTerms, type TermRow } from './postings.js';
import { rankPassages, type Candidate } from './rank-passages.js';
import { readQuestion } from './terms.js';

type Given = Partial<Candidate> & Pick<Candidate, 'text'>;

/** The index of some passages in memory, asked as the database is. */
function search(given: readonly Given[], text: string, language?: string) {
  const passages = given.map((passage, number): Candidate => {
    const base = {
      source_title: '',
      heading: '',
      question: null,
      opening: passage.text,
      source_language: null,
    };
    return { ...base, number, ...passage };
  });
  const rows = passages.flatMap(({ number, ...passage }) =>
    [...weighTerms(passage)].map(([term, weight]): TermRow => ({
      term,
      block: blockOf(number),
      postings: Buffer.from([slotOf(number), weight]),
    })),
  );
  const question = readQuestion(text, language);
  const asked = rows.filter(({ term }) => question.terms.has(term));
  const found = scorePostings(asked, question, { passageCount: passages.length, limit: 16 });
  const candidates = found.best.flatMap(({ number }) =>
    passages.filter((passage) => passage.number === number),
  );
  return rankPassages(candidates, found, { question, language });
}

const faq: Given[] = [
  { question: 'Are you open on Sunday?', text: 'No. We are open Monday to Saturday from 9 am to 6 pm.' },
  {
    question: 'Do you ship to other countries?',
    text: 'Yes, to all countries of the EU and to Norway. Delivery takes three days.',
  },
  { question: 'How can I return an item?', text: 'Within 30 days. The refund is paid within a week.' },
  { question: 'Which payment methods do you accept?', text: 'Visa, Mastercard, PayPal and invoice.' },
  {
    question: 'Can I change my booking?',
    text: 'Bookings can be changed or cancelled until 24 hours before the appointment.',
  },
  { question: 'Wo kann ich parken?', text: 'Hinter dem Haus sind zehn kostenlose Parkplätze.' },
  { question: 'هل لديكم خيارات نباتية؟', text: 'نعم، لدينا طبق نباتي واحد على الأقل كل يوم.' },
];

describe('rankPassages', () => {
  it('finds the entry for inflected, compounded, mistyped and shortened questions, in any language', () => {
    const questions = [
      ['are you open on sundays?', 'Sunday'],
      ['shipping to norway', 'countries'],
      ['do you deliver to Norway', 'countries'],
      ['can i get a refund?', 'return'],
      ['paypal?', 'payment'],
      ['cancel my appointmnet', 'booking'],
      ['Kann man bei euch parken?', 'parken'],
      ['خيارات نباتية', 'نباتية'],
    ] as const;
    for (const [question, expected] of questions) {
      const [top] = search(faq, question);
      assert.match(top?.candidate.question ?? '', new RegExp(expected), question);
      assert.ok((top?.score ?? 0) > 0.5, `${question}: ${top?.score}`);
    }
  });

  it('is not sure of anything when nothing answers', () => {
    const questions = [
      'What is the capital of France?',
      'Can I speak to a human?',
      'Do you have a job for me?',
      'Are dogs allowed?',
      'Wie hoch ist der höchste Berg?',
    ];
    for (const question of questions) assert.ok((search(faq, question)[0]?.score ?? 0) < 0.3, question);
  });

  it('finds nothing for a question without words', () => {
    for (const question of ['', '???', '😀']) assert.deepEqual(search(faq, question), []);
  });

  it('never gives a passage a higher score than the one before it', () => {
    for (const question of ['open', 'do you ship or return', 'how are you', 'days week hours']) {
      const scores = search(faq, question).map(({ score }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
      assert.ok(scores.every((score) => score >= 0 && score <= 1));
    }
  });

  it('puts the passage whose title or heading says what it is about before one that mentions it', () => {
    const passages = [
      {
        source_title: 'About us',
        text: 'Among other things we have a warranty, a shop, a workshop and a garden.',
      },
      { source_title: 'Warranty', text: 'It lasts two years and covers every fault of material.' },
    ];
    assert.equal(search(passages, 'How long is the warranty?')[0]?.candidate.source_title, 'Warranty');
  });

  it('prefers the language of the visitor between equal passages', () => {
    const passages = [
      { source_language: 'de', question: 'WLAN?', text: 'Ja: Gast123' },
      { source_language: 'fr', question: 'WLAN ?', text: 'Oui : Gast123' },
    ];
    assert.equal(search(passages, 'WLAN', 'fr-CH')[0]?.candidate.source_language, 'fr');
    assert.equal(search(passages, 'WLAN', 'de')[0]?.candidate.source_language, 'de');
  });
});

describe('scorePostings', () => {
  it('counts a rare word for more than one that all passages have', () => {
    const passages = ['carpet and wool', 'carpet and silk', 'carpet and linen', 'carpet and paper'];
    const [top] = search(
      passages.map((text) => ({ text })),
      'carpet silk',
    );
    assert.equal(top?.candidate.text, 'carpet and silk');
  });

  it('knows passages beyond the first block', () => {
    const passages = Array.from({ length: 600 }, (_, number) => ({
      text: `Room ${number} holds item x${number}y.`,
    }));
    assert.equal(search(passages, 'Where is item x599y?')[0]?.candidate.number, 599);
  });
});
