import assert from 'node:assert/strict';
import { answerFromPassage } from './answer-from-passage.js';

const shop = [
  'Our shop was founded in 1987 by two sisters who had learned weaving from their grandmother in the north.',
  'All of our carpets are made by hand from the wool of sheep that live on the islands all year round.',
  'Delivery within Europe takes three to five working days and costs 9.90 €.',
  'For carpets larger than six square metres we call you to agree on a day.',
  'You can return a carpet within 30 days. The refund is paid as soon as it has arrived in our warehouse.',
].join(' ');

describe('answerFromPassage', () => {
  it('gives the answer of an FAQ entry as it is', () => {
    const passage = { question: 'Are you open on Sunday?', text: 'No.\nWe are open Monday to Saturday.' };
    const { quote, score } = answerFromPassage('open sundays?', passage);
    assert.equal(quote, passage.text);
    assert.ok(score > 0.8);
  });

  it('gives the sentence of a prose passage that answers', () => {
    const { quote } = answerFromPassage('How long does delivery to Europe take?', {
      question: null,
      text: shop,
    });
    assert.equal(quote, 'Delivery within Europe takes three to five working days and costs 9.90 €.');
  });

  it('gives neighbouring sentences when the answer takes several', () => {
    const { quote } = answerFromPassage('Until when can I return it and how is the refund paid?', {
      question: null,
      text: shop,
    });
    assert.equal(
      quote,
      'You can return a carpet within 30 days. The refund is paid as soon as it has arrived in our warehouse.',
    );
  });

  it('gives the list with the line that introduces it', () => {
    const text = `${'We have many things to say about ourselves here. '.repeat(6)}\nWe accept these means of payment:\n- Visa\n- PayPal\n- invoice`;
    const { quote } = answerFromPassage('Which means of payment do you accept?', { question: null, text });
    assert.equal(quote, 'We accept these means of payment:\n- Visa\n- PayPal\n- invoice');
  });

  it('gives a short passage whole', () => {
    const text = 'We are closed in August. From September on we are back.';
    assert.equal(answerFromPassage('closed in august?', { question: null, text }).quote, text);
  });

  it('never cuts a sentence, and stays within 400 characters where sentences allow', () => {
    for (const question of ['carpets', 'sisters and refund', '', '???', 'x'.repeat(3_000)]) {
      const { quote } = answerFromPassage(question, { question: null, text: shop });
      assert.ok(quote.length > 0 && quote.length <= 400);
      assert.match(quote, /^(Our|All|Delivery|For|You|The) .*\.$/);
    }
    const endless = `${'word '.repeat(150)}end.`;
    assert.equal(answerFromPassage('word', { question: null, text: endless }).quote, endless);
  });

  it('scores a passage that has nothing of the question with 0', () => {
    assert.equal(answerFromPassage('bicycle', { question: null, text: 'We sell carpets.' }).score, 0);
  });
});
