import assert from 'node:assert/strict';
import type { Write, WriteRequest } from '../models/write.js';
import { askModel } from './ask-model.js';
import { capturedOf, passageOf, type Told } from './turn.testing.js';

const returns = passageOf('Returns', 'You may return unused goods within 30 days.');

interface Answer {
  answer: string;
  passage_ids: readonly string[];
  unsure: boolean;
  intent: string | null;
}
const good: Answer = {
  ...{ answer: 'Within 30 days.', passage_ids: [returns.passage_id], unsure: false, intent: null },
};

/** What became of a question, and what the model was asked. */
async function ask(told: Told, answer: Answer = good) {
  const asked: Pick<WriteRequest<unknown>, 'instructions' | 'input'>[] = [];
  const write: Write = ({ instructions, input, expect }) => {
    asked.push({ instructions, input });
    return Promise.resolve({ answer: expect.parse(answer), model: 'm', tokens: { in: 1, out: 1 } });
  };
  const result = await askModel({ ...capturedOf(told), passages: [returns] }, write);
  return { result, prompt: JSON.stringify(asked), instructions: asked[0]?.instructions ?? '' };
}

describe('askModel', () => {
  it('tells the visitor’s messages in the order in which they were written', async () => {
    const { prompt } = await ask({ says: ['Hi, can I return', 'a lamp without the box?'] });
    assert.match(prompt, /Hi, can I return\\na lamp without the box\?/);
  });

  it('F-089 tells no contact data and no card number of the visitor’s, in the question or before', async () => {
    const { prompt } = await ask({
      says: 'My card 4111 1111 1111 1111 was declined. Can I return it?',
      before: [
        { role: 'visitor', text: `${'Long ago. '.repeat(97)}I am at ida@example.no or +47 934 56 789` },
        { role: 'bot', text: 'Thank you, ida@example.no is noted.' },
      ],
      config: { country: 'NO' },
    });
    assert.doesNotMatch(prompt, /4111|ida@|934/);
    assert.match(prompt, /My card \[card\] was declined/);
  });

  it('hands over when the model is unsure, unless the intent has words of its own', async () => {
    const unsure = { ...good, answer: '', passage_ids: [], unsure: true };
    const { result } = await ask({ says: 'Do you sell flour?' }, unsure);
    assert.deepEqual('stop' in result && [result.stop, result.because], ['hand-over', 'nothing-known']);
    const greeted = await ask({ says: 'Hello, is anybody there?', intent: 'greeting' }, unsure);
    assert.equal('stop' in greeted.result && greeted.result.because, 'canned-reply');
  });

  it('believes no answer that names no passage it was given', async () => {
    const { result } = await ask({ says: 'Can I return it?' }, { ...good, passage_ids: ['another'] });
    assert.deepEqual('stop' in result && result.because, 'unsupported');
  });

  it('tells the model what the business said, each section under its heading, in one order', async () => {
    const settings = {
      ...{ instructions: 'Orders before noon.', limits: 'No discounts.', style: 'Say “loaf”.' },
      about: 'A bakery.\nVisitors live nearby.',
    };
    const plain = await ask({ says: 'Can I return it?' });
    const told = await ask({ says: 'Can I return it?', settings });
    assert.equal(
      told.instructions,
      `${plain.instructions}

About the business:
A bakery.
Visitors live nearby.

How to write:
Say “loaf”.

Never say or promise:
No discounts.

The business adds:
Orders before noon.`,
    );
  });

  it('ends with its own rules where the business said nothing, and names no section that is blank', async () => {
    const { instructions } = await ask({ says: 'Can I return it?' });
    assert.ok(instructions.endsWith('\nUse one to three sentences.\nSet "intent" to null.'));
    const told = await ask({ says: 'Can I return it?', settings: { limits: 'No discounts.' } });
    assert.equal(told.instructions, `${instructions}\n\nNever say or promise:\nNo discounts.`);
  });
});
