import assert from 'node:assert/strict';
import { classify } from './classify.js';
import { starterIntents } from './starter-intents.js';
import { trainClassifier } from './train-classifier.js';

const classifier = trainClassifier(
  starterIntents.flatMap(({ name, examples }) => examples.map((text) => ({ text, intent: name }))),
);

const wantsHuman = [
  'Can I please talk to a real person?',
  'I would like to speak with someone from your team',
  'Kan jeg få snakke med et menneske?',
  'Ich möchte bitte mit einem Mitarbeiter sprechen',
  'Je voudrais parler à un conseiller',
  'Quiero hablar con una persona, por favor',
  'أريد التحدث مع موظف من فضلك',
];

const forTheKnowledge = [
  'Do you ship the oak desk to Norway?',
  'What does the warranty cover?',
  'Can the lamp be dimmed?',
  'Which bulbs fit into the floor lamp?',
  'Is the cake made without nuts?',
  'Hvor lang tid tar levering i Norge?',
  'Wie pflege ich das Messing?',
  'Est-ce que le canapé est lavable ?',
  '¿De qué material es la mesa?',
  'Can I pay by invoice?',
];

describe('the starter intents', () => {
  it('have examples in six languages, and a reply in each where they reply', () => {
    for (const { name, action, examples, replyTexts } of starterIntents) {
      assert.ok(examples.length >= 40, name);
      if (action !== 'canned-reply') continue;
      for (const language of ['en', 'no', 'de', 'fr', 'es', 'ar'])
        assert.ok(replyTexts[language], `${name} ${language}`);
    }
  });

  for (const text of wantsHuman) {
    it(`finds that a human is wanted in “${text}”`, () => {
      assert.equal(classify(text, classifier).best, 'human-please');
    });
  }

  it('calls nobody for what the knowledge should answer', () => {
    const calling = new Set<string>(
      starterIntents.filter(({ action }) => action === 'hand-over').map(({ name }) => name),
    );
    const called = forTheKnowledge.filter((text) => calling.has(classify(text, classifier).intent ?? ''));
    assert.deepEqual(called, []);
  });
});
