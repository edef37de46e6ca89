import { passesLuhn, passesMod11And10, weigh } from './check-digits.js';

/**
 * One kind of identity number. `written` finds it in a folded text, `holds` checks its digits and letters (separators
 * removed, upper case). Strong ones carry two check digits and count anywhere; those of a telling form unless the words
 * around name something else; weak ones in their country or after `cue`; the rest only after `cue`.
 */
export type NationalId = {
  countries: readonly string[];
  written: RegExp;
  holds: (id: string) => boolean;
  cue: RegExp;
  strength: 'strong' | 'form' | 'weak' | 'needsCue';
};

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const nieFirst: Readonly<Record<string, string>> = { X: '0', Y: '1', Z: '2' };

/** SSN: no area 000, 666 or 9xx, no zero group or serial; 9xx is the taxpayer number ITIN. */
const isSocialSecurityNumber = (id: string) => /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(id);

/** Day (+40 for D numbers), month (+40, +65 or +80 in synthetic series), two check digits. */
function isNorwegian(id: string): boolean {
  const day = Number(id.slice(0, 2)) % 40;
  const month = [0, 40, 65, 80]
    .map((series) => Number(id.slice(2, 4)) - series)
    .find((rest) => rest >= 1 && rest <= 12);
  if (day < 1 || day > 31 || month === undefined) return false;
  return (
    weigh(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weigh(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

const isSpanish = (id: string) => {
  const number = id.slice(0, -1).replace(/^[XYZ]/u, (first) => nieFirst[first] ?? '');
  return dniLetters[Number(number) % 23] === id.at(-1);
};

/** Sex, year, month, department (Corsica 2A and 2B), commune, serial, key = 97 - number mod 97; the key may be left out. */
function isFrench(id: string): boolean {
  if (id.length === 13) return true;
  const number = id.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(number) % 97n) === Number(id.slice(13));
}

const isDate = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
const isSwedish = (id: string) =>
  isDate(Number(id.slice(-6, -4)) % 60, Number(id.slice(-8, -6))) && passesLuhn(id.slice(-10));
const isDanish = (id: string) => isDate(Number(id.slice(0, 2)), Number(id.slice(2, 4)));
const isFinnish = (id: string) =>
  '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1);
const isPolish = (id: string) => weigh(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
const isDutch = (id: string) => weigh(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;

const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
function isItalian(id: string): boolean {
  const sum = Array.from(id.slice(0, 15)).reduce((total, character, index) => {
    const value = /\d/u.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (oddValues[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === id.at(-1);
}

const free = '(?<![\\p{L}\\d]|\\d[-./])';
const ends = '(?![\\p{L}\\d]|[-./]\\d)';
const written = (body: string) => new RegExp(free + body + ends, 'giu');
const anything = () => true;

export const nationalIds: readonly NationalId[] = [
  {
    countries: ['US'],
    written: written('\\d{3}([- ]?)\\d{2}\\1\\d{4}'),
    holds: isSocialSecurityNumber,
    cue: /\bssn\b|\bsocial\b|\bitin\b|\btax(?:payer)? id/iu,
    strength: 'needsCue',
  },
  {
    countries: ['US'],
    written: written('(?!9)\\d{3}-\\d{2}-\\d{4}'),
    holds: isSocialSecurityNumber,
    cue: /\bssn\b|\bsocial\b/iu,
    strength: 'form',
  },
  {
    countries: ['NO'],
    written: written('\\d{6}[ -]?\\d{5}'),
    holds: isNorwegian,
    cue: /f(?:ø|oe?)dsel|person|fnr/iu,
    strength: 'strong',
  },
  {
    countries: ['ES'],
    written: written('(?:\\d{8}|\\d{1,2}\\.\\d{3}\\.\\d{3}|[XYZ][- ]?\\d{7})[- ]?[A-Z]'),
    holds: isSpanish,
    cue: /\b(?:dni|nie|nif|documento|identidad)\b/iu,
    strength: 'weak',
  },
  {
    countries: ['FR'],
    written: written('[1278] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}'),
    holds: isFrench,
    cue: /s[ée]cu|insee|\bnir\b/iu,
    strength: 'strong',
  },
  {
    countries: ['FR'],
    written: written('[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3}'),
    holds: isFrench,
    cue: /s[ée]cu|insee|\bnir\b/iu,
    strength: 'needsCue',
  },
  {
    countries: ['SE'],
    written: written('(?:19|20)?\\d{6}[-+]?\\d{4}'),
    holds: isSwedish,
    cue: /person|samordning/iu,
    strength: 'needsCue',
  },
  {
    countries: ['SE'],
    written: written('(?:19|20)?\\d{6}[-+]\\d{4}'),
    holds: isSwedish,
    cue: /person/iu,
    strength: 'weak',
  },
  {
    countries: ['DK'],
    written: written('\\d{6}[- ]?\\d{4}'),
    holds: isDanish,
    cue: /\bcpr|person/iu,
    strength: 'needsCue',
  },
  { countries: ['DK'], written: written('\\d{6}-\\d{4}'), holds: isDanish, cue: /\bcpr/iu, strength: 'weak' },
  {
    countries: ['FI'],
    written: written('\\d{6}[-+A-FYXWVU]\\d{3}[\\dA-Y]'),
    holds: isFinnish,
    cue: /hetu|henkil/iu,
    strength: 'weak',
  },
  {
    countries: ['GB'],
    written: written('(?![DFIQUV])[A-CEGHJ-PR-TW-Z](?![DFIQUVO])[A-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]'),
    holds: anything,
    cue: /national insurance|\bni\b|\bnino\b/iu,
    strength: 'weak',
  },
  {
    countries: ['IT'],
    written: written('[A-Z]{6}\\d{2}[A-EHLMPR-T]\\d{2}[A-Z]\\d{3}[A-Z]'),
    holds: isItalian,
    cue: /codice fiscale/iu,
    strength: 'strong',
  },
  { countries: ['PL'], written: written('\\d{11}'), holds: isPolish, cue: /pesel/iu, strength: 'needsCue' },
  {
    countries: ['NL'],
    written: written('\\d{9}'),
    holds: isDutch,
    cue: /\bbsn|burgerservice/iu,
    strength: 'needsCue',
  },
  {
    countries: ['DE'],
    written: written('\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'),
    holds: passesMod11And10,
    cue: /steuer-?id|idnr|identifikationsnummer/iu,
    strength: 'needsCue',
  },
  {
    countries: ['AE'],
    written: written('784[- ]?\\d{4}[- ]?\\d{7}[- ]?\\d'),
    holds: anything,
    cue: /emirates|هوية/iu,
    strength: 'weak',
  },
  {
    countries: ['SA'],
    written: written('[12]\\d{9}'),
    holds: passesLuhn,
    cue: /هوي|إقامة|اقامة|iqama|national id/iu,
    strength: 'needsCue',
  },
  {
    countries: ['EG'],
    written: written('[23]\\d{13}'),
    holds: anything,
    cue: /القومي|قومي|بطاقة|national id/iu,
    strength: 'needsCue',
  },
];
