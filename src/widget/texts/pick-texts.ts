import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { no } from './no.js';
import type { Texts } from './texts.js';

export interface Voice {
  /** The language of the texts. */
  language: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
}

/** Both written forms of Norwegian read the same file. */
const voices: ReadonlyMap<string, Texts> = new Map([
  ['en', en],
  ['no', no],
  ['nb', no],
  ['nn', no],
  ['de', de],
  ['fr', fr],
  ['es', es],
  ['ar', ar],
]);

/** The first of the wanted language tags that there are texts for; English when there is none. */
export function pickTexts(wanted: readonly string[]): Voice {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    const texts = voices.get(language);
    if (texts) return { language, direction: language === 'ar' ? 'rtl' : 'ltr', texts };
  }
  return { language: 'en', direction: 'ltr', texts: en };
}
