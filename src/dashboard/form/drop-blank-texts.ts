import type { TextByLanguage } from '../../contract/common.js';

/** A text by language without the languages that were left blank, which the server would refuse. */
export const dropBlankTexts = (texts: TextByLanguage): TextByLanguage =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
