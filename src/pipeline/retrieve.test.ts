import assert from 'node:assert/strict';
import type { FoundPassage } from '../knowledge/search-knowledge.js';
import { retrieve, type RetrieveDeps } from './retrieve.js';
import { capturedOf, passageOf, type Told } from './turn.testing.js';

const passage = (title: string, score: number) => passageOf(title, `About ${title}.`, score);
const [sure, likely, related, unrelated] = [
  passage('sure', 0.9),
  passage('likely', 0.3),
  passage('related', 0.01),
  passage('unrelated', 0.0005),
];
const other = passage('other', 0);

interface Asked extends Partial<Told> {
  found: readonly FoundPassage[];
  small?: readonly FoundPassage[];
}

/** The titles that come of it, or why there are none. */
async function titles({ found, small, says = 'Do you sell flour?', ...told }: Asked): Promise<string> {
  const deps: RetrieveDeps = {
    search: () => Promise.resolve([...found]),
    readSmall: small && (() => Promise.resolve([...small])),
  };
  const result = await retrieve(capturedOf({ ...told, says }), deps);
  return 'stop' in result
    ? `${result.stop} ${result.because}`
    : result.passages.map(({ source_title }) => source_title).join(' ');
}

describe('retrieve', () => {
  it('without a model takes only what is likely the answer', async () => {
    assert.equal(await titles({ found: [sure, likely, related] }), 'sure likely');
    assert.equal(await titles({ found: [related] }), 'hand-over nothing-known');
  });

  it('shows a model what is merely related too, but nothing that shares no more than any text does', async () => {
    assert.equal(await titles({ found: [likely, related, unrelated], small: [] }), 'likely related');
    assert.equal(await titles({ found: [unrelated], small: [] }), 'hand-over nothing-known');
  });

  it('shows a model a small knowledge whole, what was found first', async () => {
    const all = [other, related];
    assert.equal(await titles({ found: [related], small: all }), 'related other');
    assert.equal(await titles({ found: [], small: all }), 'other related');
  });

  it('looks no further than a passage that is surely the answer', async () =>
    assert.equal(await titles({ found: [sure, related], small: [other] }), 'sure'));

  it('asks no model about a greeting that is longer than small talk', async () => {
    const says = 'Hello and a very good morning to you all';
    assert.equal(await titles({ says, intent: 'greeting', found: [], small: [other] }), 'reply canned-reply');
  });

  it('reads a short question with the one before it, if by itself it says too little', async () => {
    const questions: string[] = [];
    const captured = capturedOf({
      says: 'and on Sunday?',
      before: [{ role: 'visitor', text: 'When are you open?' }],
    });
    const search: RetrieveDeps['search'] = ({ question }) => {
      questions.push(question);
      return Promise.resolve(question.includes('open') ? [sure] : []);
    };
    const result = await retrieve(captured, { search, readSmall: undefined });
    assert.deepEqual(questions, ['and on Sunday?', 'When are you open?\nand on Sunday?']);
    assert.ok(!('stop' in result));
  });
});
