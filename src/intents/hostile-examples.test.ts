import assert from 'node:assert/strict';
import { assertGrowth } from '../test/harness/assert-growth.js';
import { classify } from './classify.js';
import { trainClassifier, type Example } from './train-classifier.js';

/** Patterns that a matcher of patterns would never come back from, each with a text that would send it there. */
const evil = [
  ['(a+)+$', 'a', '!'],
  ['(a|aa)+$', 'a', '!'],
  ['(a|a?)+$', 'a', '!'],
  ['^(a*)*$', 'a', '!'],
  ['(.*a){20}', 'a', '!'],
  ['([a-zA-Z]+)*$', 'a', '1'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a', '!'],
  ['(x+x+)+y', 'x', '!'],
  ['^(\\d+)*$', '1', 'x'],
  ['(\\s+)+$', ' ', 'x'],
  ['^([\\w.-]+)+@([\\w-]+\\.)+com$', 'a', '@'],
  ['(?:(?:a{0,30}){0,30}){0,30}b', 'a', '!'],
  ['^(?=(a+))\\1+b', 'a', '!'],
  ['(.+)\\1{10}$', 'ab', '!'],
  ['((ab)*)+c', 'ab', '!'],
  ['(\\w|_)+$', '_', '!'],
  ['("[^"]*"|[^"]*)+$', '"', 'x'],
  ['(,\\s*)+;', ', ', '!'],
  ['(\\p{L}+\\p{M}*)+$', 'e\u0301', '1'],
  ['(🍞|.)+$', '🍞', '!'],
] as const;

const known: Example[] = [
  'do you deliver to my street',
  'how much is delivery',
  'is home delivery possible',
  'do you deliver on Sundays',
].map((text) => ({ text, intent: 'delivery' }));

describe('what tenants teach', () => {
  it('F-096: is words and never a pattern: nothing matches what looks like one', () => {
    const patterns = ['.*', '^.+$', '[^ ]+', '(?:.|\\n)*', '(?i)lantern|.*', '%', '_%', '???', ''];
    const taught = [...known, ...patterns.map((text) => ({ text, intent: 'everything' }))];
    const classifier = trainClassifier(taught);
    for (const text of ['hello there', 'my laptop does not start any more', 'who are you', '12345', '...'])
      assert.equal(classify(text, classifier).intent, null, text);
    assert.equal(classify('a lantern', classifier).intent, 'everything');
    assert.equal(classify('how much is home delivery', classifier).intent, 'delivery');
  });

  it(`F-096: holds nobody up: of ${evil.length} evil patterns none makes teaching or reading slow`, () => {
    const taught = evil.map(([text], at) => ({ text, intent: `evil-${at % 4}` }));
    const teach = (times: number) =>
      Array.from({ length: times }, () => [...known, ...taught]).flatMap((examples, round) =>
        examples.map(({ text, intent }) => ({ text: `${text} ${round}`, intent })),
      );
    assertGrowth({ short: teach(2), long: teach(8), most: 12 }, trainClassifier, 'teaching');
    const classifier = trainClassifier([...known, ...taught]);
    for (const [pattern, part, end] of evil) {
      const [short, long] = [5_000, 25_000].map((times) => part.repeat(times) + end);
      assertGrowth({ short, long, most: 12 }, (text) => classify(text ?? '', classifier), pattern);
    }
  });
});
