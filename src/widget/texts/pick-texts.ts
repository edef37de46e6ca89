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
  /** The same with the visitor's region where it is known, for times and dates. */
  locale: string;
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
  const tags = wanted.map((tag) => tag.replaceAll('_', '-')).filter((tag) => tagPattern.test(tag));
  const found = tags.map(languageOf).find((language) => voices.has(language)) ?? 'en';
  return {
    language: found,
    locale: tags.find((tag) => tag.includes('-') && languageOf(tag) === found) ?? found,
    direction: found === 'ar' ? 'rtl' : 'ltr',
    texts: voices.get(found) ?? en,
  };
}

/** What `Intl` takes without throwing: a language, and perhaps a script or a region. */
const tagPattern = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i;

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
