import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { classify } from './classify.js';
import { otherMatters, starterIntents } from './starter-intents.js';
import { starterNames } from './starters/starter-language.js';
import { tokenise } from './tokenise.js';
import { trainClassifier } from './train-classifier.js';

const codes = ['en', 'no', 'de', 'fr', 'es', 'ar'] as const;
const Message = z.object({
  text: z.string(),
  language: z.enum(codes),
  intent: z.enum(starterNames).nullable(),
});

/** Messages that visitors could write; none of them stands among the examples. */
const messages = fs
  .readFileSync(path.join(import.meta.dirname, 'fixtures/starter-messages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Message.parse(JSON.parse(line)));

const examples = starterIntents.flatMap(({ name, examples: texts }) =>
  texts.map((text) => ({ text, intent: name })),
);

describe('starter intents', () => {
  const classifier = trainClassifier(examples, { outside: otherMatters });
  const judged = messages.map((message) => ({ ...message, verdict: classify(message.text, classifier) }));
  const actionOf = new Map<string, string>(starterIntents.map(({ name, action }) => [name, action]));
  const actionFor = ({ verdict }: (typeof judged)[number]) =>
    verdict.intent === null ? undefined : actionOf.get(verdict.intent);

  const outside = judged.filter(({ intent }) => intent === null);
  const inside = judged.filter(({ intent }) => intent !== null);
  const share = (rows: typeof judged, holds: (row: (typeof judged)[number]) => boolean) =>
    (100 * rows.filter(holds).length) / rows.length;
  const texts = (rows: typeof judged) =>
    rows.map(({ text, verdict }) => `${text} -> ${verdict.intent}`).join('; ');

  it('are tried with enough messages of each kind and language, none of which is an example', () => {
    assert.ok(messages.length >= 120 && outside.length >= 50);
    for (const code of codes) {
      const own = messages.filter(({ language }) => language === code);
      assert.deepEqual(new Set(own.map(({ intent }) => intent)), new Set([...starterNames, null]), code);
    }
    const known = new Set([...examples.map(({ text }) => text), ...otherMatters].map(essence));
    assert.deepEqual(
      messages.filter(({ text }) => known.has(essence(text))),
      [],
    );
  });

  it('find at least 95 of 100 visitors who want a human', () => {
    const wanted = inside.filter(({ intent }) => intent === 'human-please');
    const missed = wanted.filter((row) => actionFor(row) !== 'hand-over');
    assert.ok(share(wanted, (row) => actionFor(row) === 'hand-over') >= 95, texts(missed));
  });

  it('hand over at most 2 of 100 ordinary questions', () => {
    const wrong = outside.filter((row) => actionFor(row) === 'hand-over');
    assert.ok(share(outside, (row) => actionFor(row) === 'hand-over') <= 2, texts(wrong));
  });

  it('ignore at most 2 of 100 messages that are no spam', () => {
    const honest = judged.filter(({ intent }) => intent !== 'spam');
    const ignored = honest.filter((row) => actionFor(row) === 'ignore');
    assert.ok(share(honest, (row) => actionFor(row) === 'ignore') <= 2, texts(ignored));
  });

  it('leave at least 95 of 100 ordinary questions to the knowledge', () => {
    const taken = outside.filter((row) => ![undefined, 'answer'].includes(actionFor(row)));
    assert.ok(share(outside, (row) => !taken.includes(row)) >= 95, texts(taken));
  });

  it('recognise at least 90 of 100 messages that show one, and at least 80 in every language', () => {
    const isRight = ({ intent, verdict }: (typeof judged)[number]) => verdict.intent === intent;
    const missed = texts(inside.filter((row) => !isRight(row)));
    assert.ok(share(inside, isRight) >= 90, missed);
    for (const code of codes) {
      const own = inside.filter(({ language }) => language === code);
      assert.ok(share(own, isRight) >= 80, `${code}: ${missed}`);
    }
  });

  it('take no message of blanks or signs for anything', () => {
    for (const text of ['', '   ', '???', '...']) assert.equal(classify(text, classifier).intent, null, text);
  });

  it('have at least eight examples in each language, no example under two intents, and a reply wherever one is sent', () => {
    const intentOf = new Map<string, string>();
    for (const { text, intent } of examples) {
      assert.equal(intentOf.get(essence(text)) ?? intent, intent, text);
      intentOf.set(essence(text), intent);
    }
    for (const { name, action, examples: own, replyTexts } of starterIntents) {
      assert.ok(own.length >= 8 * codes.length, name);
      const needsReply = action === 'canned-reply' || action === 'booking-link';
      assert.deepEqual(Object.keys(replyTexts), needsReply ? [...codes] : [], name);
    }
  });
});

const essence = (text: string): string => tokenise(text).join(' ');
