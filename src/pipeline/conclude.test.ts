import assert from 'node:assert/strict';
import { conclude } from './conclude.js';
import { detectLanguage, loadLetterScores } from './language/detect-language.js';
import { tellPhrases } from './tell-stage.js';
import { capturedOf, type Told } from './turn.testing.js';

const day = [{ from: '09:00', to: '17:00' }];
const weekdays = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
const config = { time_zone: 'Europe/Oslo', opening_hours: { ...weekdays, saturday: [], sunday: [] } };
const tuesdayNight = new Date('2024-05-14T20:30:00Z');
const fridayNight = new Date('2024-05-17T20:30:00Z');

const handover = (told: Omit<Told, 'says'>) =>
  conclude({
    captured: capturedOf({ says: 'I want to talk to a human', config, ...told }),
    result: { stop: 'hand-over', because: 'asked-for-human' },
    stages: [],
  });

const languages = ['en', 'no', 'da', 'sv', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ar'];
const promises =
  /right away|straight away|in a moment|shortly|\bsoon\b|immediately|med en gang|straks|\bsnart\b|sofort|gleich|umgehend|tout de suite|bientôt|enseguida|pronto|subito|em breve|zo meteen|قريبا|فورا/iu;

const scoreLetters = await loadLetterScores();

describe('what a visitor reads at a handover', () => {
  it('is the tenant’s own text while somebody is there, or when no hours are given', () => {
    const open = handover({ now: new Date('2024-05-14T10:00:00Z') }).text;
    assert.match(open ?? '', /^I am passing you on/);
    assert.equal(handover({ now: tuesdayNight, config: {} }).text, open);
  });

  it('says outside the hours when somebody will be back, on the tenant’s clock', () => {
    assert.match(handover({ now: tuesdayNight }).text ?? '', /tomorrow at 09:00/);
    assert.match(handover({ now: fridayNight }).text ?? '', /on Monday at 09:00/);
    assert.match(handover({ now: new Date('2024-05-14T05:00:00Z') }).text ?? '', /today at 09:00/);
  });

  for (const language of languages)
    it(`is written in "${language}" and promises nothing at once`, () => {
      for (const now of [tuesdayNight, fridayNight]) {
        const { text } = handover({ now, language });
        assert.match(text ?? '', /09:00/);
        assert.doesNotMatch(text ?? '', promises);
        assert.doesNotMatch(text ?? '', /[{}]/);
        assert.equal(detectLanguage(text ?? '', { fallback: '' }, scoreLetters).language, language);
      }
    });

  it('names the weekday in the visitor’s language', () => {
    const said = (language: string) => handover({ now: fridayNight, language }).text ?? '';
    assert.match(said('no'), /på mandag kl\. 09:00/);
    assert.match(said('de'), /am Montag um 09:00 Uhr/);
    assert.match(said('fr'), /lundi à 09:00/);
    assert.match(said('es'), /el lunes a las 09:00/);
  });

  it('falls back to a language of the tenant for one that nobody has written', () =>
    assert.match(
      handover({ now: tuesdayNight, language: 'fi', config: { ...config, languages: ['sv'] } }).text ?? '',
      /i morgon kl\. 09:00/,
    ));

  it('does not open the doors where no day has hours', () => {
    const never = {
      ...config.opening_hours,
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
    };
    const { text } = handover({ now: tuesdayNight, config: { ...config, opening_hours: never } });
    assert.match(text ?? '', /not available/);
    assert.doesNotMatch(text ?? '', /\d/);
  });
});

describe('what the team reads at a handover', () => {
  it('names the phrase that called them', () => {
    const met = { stop: 'hand-over', because: 'handover-phrase', phrase: 'my lawyer' } as const;
    const { note } = conclude({
      captured: capturedOf({ says: 'You will hear from My Lawyer' }),
      result: met,
      stages: [{ name: 'phrases', ms: 1, ...tellPhrases(met) }],
    });
    assert.match(note ?? '', /^Handed over to you\. .* to be called: “my lawyer”\.\n/);
  });
});
