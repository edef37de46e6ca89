import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { detectLanguage as detect, type LanguageHints, loadLetterScores } from './detect-language.js';
import { assertGrowth } from '../../test/harness/assert-growth.js';

const scoreLetters = await loadLetterScores();
const detectLanguage = (text: string, hints: LanguageHints) => detect(text, hints, scoreLetters);

type Line = { set: string; language: string; text: string };

const lines: Line[] = fs
  .readFileSync(path.join(import.meta.dirname, 'fixtures/chat-lines.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [set = '', language = '', text = ''] = line.split('\t');
    return { set, language, text };
  });

const detected = (text: string, previous?: string) =>
  detectLanguage(text, { fallback: 'en', previous }).language;
const isRight = ({ text, language }: Line) => detectLanguage(text, { fallback: 'xx' }).language === language;

describe('detectLanguage', () => {
  it('names the language of at least 96 of 100 chat lines of one to six words that its weights were not set on', () => {
    const unseen = lines.filter(({ set }) => set === 'unseen');
    assert.ok(unseen.length >= 120);
    assert.ok(unseen.filter(isRight).length / unseen.length >= 0.96);
  });

  it('knows bokmål and nynorsk both as Norwegian', () => {
    for (const text of [
      'Har dere åpent på søndag?',
      'jeg får ikke logget inn',
      'eg får ikkje logga inn',
      'kva kostar det',
    ])
      assert.equal(detected(text), 'no', text);
  });

  it('tells Norwegian, Danish and Swedish apart by a few words', () => {
    assert.equal(detected('hva koster det'), 'no');
    assert.equal(detected('hvad koster det'), 'da');
    assert.equal(detected('vad kostar det'), 'sv');
  });

  for (const [what, text] of [
    ['a number', '12345'],
    ['an emoji', '👍'],
    ['an address', 'kari@example.com'],
    ['a link', 'https://example.com/hola'],
    ['"ok"', 'Ok!'],
    ['a name', 'Marco Rossi'],
    ['nothing', '   '],
  ] as const) {
    it(`keeps the language of the conversation for ${what}, with low confidence`, () => {
      const kept = detectLanguage(text, { fallback: 'en', previous: 'sv' });
      assert.equal(kept.language, 'sv');
      assert.ok(kept.confidence < 0.2);
      assert.equal(detected(text), 'en');
    });
  }

  it('keeps the language of the conversation for a word that is also one of its own', () => {
    assert.equal(detected('ja', 'no'), 'no');
    assert.equal(detected('ja', 'de'), 'de');
    assert.equal(detected('no', 'es'), 'es');
  });

  it('does not change the language for a word of many languages', () => {
    assert.equal(detected('ja', 'fr'), 'fr');
  });

  it('follows a visitor who changes to another language', () => {
    assert.equal(detected('Hello, can I talk to someone?', 'no'), 'en');
    assert.equal(detected('gracias', 'en'), 'es');
  });

  it('answers with an allowed language only', () => {
    const allowed = ['no', 'en'];
    assert.equal(detectLanguage('hvad koster det', { fallback: 'en', allowed }).language, 'no');
    const polish = detectLanguage('Ile to kosztuje i kiedy będzie dostawa?', { fallback: 'en', allowed });
    assert.equal(polish.language, 'en');
    assert.ok(polish.confidence < 0.2);
  });

  it('takes the codes of browsers for Norwegian', () => {
    assert.equal(detectLanguage('12', { fallback: 'en', previous: 'nb' }).language, 'no');
    assert.equal(detectLanguage('hva koster det', { fallback: 'en', allowed: ['nn', 'en'] }).language, 'no');
  });

  it('is surer of a long message than of an ambiguous line', () => {
    const sure = detectLanguage('I would like to know when my parcel will arrive', { fallback: 'no' });
    const unsure = detectLanguage('hvor er pakken min', { fallback: 'en' });
    assert.ok(sure.confidence > 0.95);
    assert.ok(unsure.confidence < 0.8);
  });

  it('gives the same answer for a text of any length, and takes no longer for it', () => {
    const textOf = (lines: number) => 'Jeg vil gjerne vite når pakken kommer. '.repeat(lines);
    assertGrowth({ short: textOf(50), long: textOf(5_000), most: 3 }, (text) =>
      assert.equal(detected(text), 'no'),
    );
  });
});
