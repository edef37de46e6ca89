const digitZeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
const foldable =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19\u00a0\u2000-\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff\u2010-\u2015\u2212\uff0b\uff20\uff0e\u2019\u02bc]/gu;

/** Blanks beyond these are written as NUL: patterns that skip blanks would read a page of them again at every one. */
const mostBlanks = 12;
const longBlank = new RegExp(`(?<=\\s{${mostBlanks}})\\s`, 'gu');

/**
 * The same text with other digits (Arabic-Indic, Devanagari, full-width), spaces, dashes and apostrophes written in
 * ASCII. Every character stays one code unit, so that offsets hold in the original.
 */
export function foldText(text: string): string {
  return text.replace(foldable, foldCharacter).replace(longBlank, '\0');
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const zero = digitZeros.find((start) => code >= start && code <= start + 9);
  if (zero !== undefined) return String(code - zero);
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-';
  if (code === 0xff0b) return '+';
  if (code === 0xff20) return '@';
  if (code === 0xff0e) return '.';
  if (code === 0x2019 || code === 0x02bc) return "'";
  return ' ';
}
