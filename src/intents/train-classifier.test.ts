import assert from 'node:assert/strict';
import { classify } from './classify.js';
import { trainClassifier, type Example } from './train-classifier.js';
import { assertGrowth } from '../test/harness/assert-growth.js';

const teach = (intent: string, texts: readonly string[]): Example[] =>
  texts.map((text) => ({ text, intent }));

const bakery: Example[] = [
  ...teach('delivery', [
    'do you deliver to my street',
    'how much is delivery',
    'can you bring the cake to my house',
    'delivery area',
    'do you deliver on Sundays',
    'is home delivery possible',
  ]),
  ...teach('allergens', [
    'is there gluten in the rye bread',
    'which cakes are free of nuts',
    'I am allergic to eggs, what can I eat',
    'list of allergens',
    'does the croissant contain milk',
    'anything without lactose',
  ]),
  ...teach('custom-cake', [
    'I would like a wedding cake',
    'can you make a cake with a photo on it',
    'birthday cake for twenty people',
    'how early must I order a custom cake',
    'cake in the shape of a car',
    'three-tier cake with roses',
  ]),
];

describe('trainClassifier', () => {
  const classifier = trainClassifier(bakery);

  it('recognises a message in words that no example has in this order', () => {
    assert.equal(classify('could you deliver a cake to my house on Sunday?', classifier).best, 'delivery');
    assert.equal(classify('is there milk or gluten in the nut bread', classifier).intent, 'allergens');
    assert.equal(classify('we need a wedding cake for fifty people', classifier).intent, 'custom-cake');
  });

  it('names the second likeliest intent, and one that differs from the first', () => {
    const { best, runner_up } = classify('can you deliver a birthday cake', classifier);
    assert.deepEqual(new Set([best, runner_up]), new Set(['delivery', 'custom-cake']));
  });

  it('takes unrelated messages, other languages and nothing at all for none of the intents', () => {
    const strangers = [
      'my laptop does not start any more',
      'wie wird das Wetter morgen',
      'ما هو رقم الطلب',
      '天気はどうですか',
      '',
      '🍞',
    ];
    for (const text of strangers) assert.equal(classify(text, classifier).intent, null, text);
  });

  it('is surer of a copy of an example than of a variation, and of that than of a stranger', () => {
    const [copy = 0, variation = 0, stranger = 1] = [
      'which cakes are free of nuts',
      'what is free of nuts here',
      'where can I park',
    ].map((text) => classify(text, classifier).confidence);
    assert.ok(copy > variation && variation > stranger, `${copy} ${variation} ${stranger}`);
  });

  it('gives the same classifier for the same examples', () => {
    assert.deepEqual(trainClassifier(bakery), classifier);
  });

  it('keeps its verdicts through structured cloning, so that it may be trained in a worker', () => {
    const text = 'a cake without eggs, delivered';
    assert.deepEqual(classify(text, structuredClone(classifier)), classify(text, classifier));
  });

  it('refuses more with a higher threshold', () => {
    const strict = trainClassifier(bakery, { threshold: 1 });
    assert.equal(classify('delivery area', strict).intent, null);
    assert.equal(classify('delivery area', strict).best, 'delivery');
  });

  it('learns from messages that are known to show none of the intents', () => {
    const text = 'do you deliver newspapers';
    const taught = trainClassifier(bakery, {
      outside: [text, 'who delivers the newspaper', 'newspaper stand'],
    });
    assert.ok(classify(text, taught).confidence < classify(text, classifier).confidence);
    assert.equal(classify(text, taught).intent, null);
  });

  it('believes an example over an outside message that says the same', () => {
    const taught = trainClassifier(bakery, { outside: ['Do you deliver on Sundays?'] });
    assert.equal(classify('do you deliver on sundays', taught).intent, 'delivery');
  });

  it('works with a single intent, a single example, and none', () => {
    const single = trainClassifier(teach('delivery', ['do you deliver to my street']));
    assert.equal(classify('do you deliver to my street?', single).intent, 'delivery');
    assert.equal(classify('my laptop does not start', single).intent, null);
    assert.deepEqual(classify('hello', trainClassifier([])), {
      intent: null,
      best: '',
      confidence: 0,
      runner_up: null,
    });
  });

  it('copes with hostile input: four times as much takes four times as long at most, not sixteen times', () => {
    for (const [part, times] of [
      ['a', 25_000],
      ['😀', 12_500],
      ['cake ', 5_000],
      ['\u0301', 12_500],
    ] as const) {
      const [short, long] = [part.repeat(times), part.repeat(4 * times)];
      assertGrowth(
        { short, long, most: 9 },
        (text) => assert.ok(classify(text, classifier).confidence <= 1),
        part,
      );
    }
  });
});
