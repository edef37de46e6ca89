import assert from 'node:assert/strict';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { no } from './no.js';
import { pickTexts } from './pick-texts.js';
import type { Texts } from './texts.js';

describe('the window’s texts', () => {
  const entriesOf = (texts: Texts) => new Map<string, string>(Object.entries({ ...texts }));

  it('say everything in every language, and say it in that language', () => {
    for (const texts of [no, de, fr, es, ar]) {
      assert.deepEqual(Object.keys(texts), Object.keys(en));
      for (const [name, text] of entriesOf(texts)) {
        // "Send" is Norwegian too, "Conversation" French.
        const isSame = text === entriesOf(en).get(name) && !['Send', 'Conversation'].includes(text);
        assert.ok(text.trim() !== '' && !isSame, `${name}: ${text}`);
      }
    }
  });

  it('take the first language that there are texts for, with the visitor’s region', () => {
    const { language, locale, direction } = pickTexts(['nl', 'de', 'de-AT', 'en']);
    assert.deepEqual([language, locale, direction], ['de', 'de-AT', 'ltr']);
  });

  it('know both forms of Norwegian', () => {
    assert.equal(pickTexts(['nb-NO']).texts, no);
    assert.equal(pickTexts(['nn']).texts, no);
  });

  it('run from right to left in Arabic', () => {
    assert.equal(pickTexts(['ar-EG']).direction, 'rtl');
  });

  it('are English where nothing else is known, and survive tags that are none', () => {
    for (const tags of [[], ['xx'], ['', 'en_US', '%%', 'a-very-long-thing-that-is-no-tag']]) {
      const { texts, locale } = pickTexts(tags);
      assert.equal(texts, en);
      assert.ok(new Intl.DateTimeFormat(locale).format(new Date()).length > 0);
    }
  });
});
